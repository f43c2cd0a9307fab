/// Something wrong in content: where, what and how to mend it. Problems are gathered, never thrown one by one.
public struct ContentProblem: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Whether the content can be used in spite of it.
  public enum Severity: String, Hashable, Sendable {
    /// The content cannot be used as it stands.
    case error
    /// It can, but somebody should look.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// The file, relative to the content folder: `languages/es/cues.tsv`.
  public var file: String
  /// Line and column, counted from 1; 0 where the problem is of the whole file. Columns count UTF-8 bytes.
  public var line: Int
  /// The byte within the line, from 1; 0 where the problem is of the whole line or file.
  public var column: Int
  /// A short stable name: `unknown-class`.
  public var code: String
  /// What is wrong, in English, in half a sentence.
  public var message: String
  /// What to do about it.
  public var hint: String

  /// A problem as given; without a line it is one of the whole file.
  public init(
    _ severity: Severity = .error, file: String, line: Int = 0, column: Int = 0, code: String, message: String, hint: String
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// As compilers print it: file, line, column, severity, message and code; the hint on a second line.
  public var description: String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    return "\(place): \(severity.rawValue): \(message) [\(code)]\n    hint: \(hint)"
  }

  /// By file, then line, column and code.
  public static func < (lhs: ContentProblem, rhs: ContentProblem) -> Bool {
    (lhs.file, lhs.line, lhs.column, lhs.code) < (rhs.file, rhs.line, rhs.column, rhs.code)
  }
}
