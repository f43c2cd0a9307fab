public import SemeiaLexicon

/// Something wrong in a tree, a model or a norm: where, what and how to mend it.
public struct ScoringProblem: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file, relative to the content folder: `hitop/tree.json`.
  public var file: String
  /// The place in the file as a JSON pointer (RFC 6901): `/components/3/parents/0`; empty for the whole file.
  public var path: String
  /// A short stable name: `unknown-parent`.
  public var code: String
  public var message: String
  /// What to do about it.
  public var hint: String

  public init(file: String, path: String, code: String, message: String, hint: String) {
    self.file = file
    self.path = path
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The problem as all kinds of content report theirs; the JSON pointer stands before the message.
  public var contentProblem: ContentProblem {
    ContentProblem(file: file, code: code, message: path.isEmpty ? message : "\(path): \(message)", hint: hint)
  }

  public var description: String { contentProblem.description }

  public static func < (lhs: ScoringProblem, rhs: ScoringProblem) -> Bool {
    (lhs.file, lhs.path, lhs.code, lhs.message) < (rhs.file, rhs.path, rhs.code, rhs.message)
  }
}

/// A tree, a model or a norm cannot be used: all that is wrong with it, in the order of the file.
public struct ScoringContentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  public var problems: [ScoringProblem]

  public init(_ problems: [ScoringProblem]) { self.problems = problems }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
