package import SemeiaLexicon

/// Something wrong in a tree, a model or a norm: where, what and how to mend it.
package struct ScoringProblem: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The file, relative to the content folder: `hitop/tree.json`.
  package var file: String
  /// The place in the file as a JSON pointer (RFC 6901): `/components/3/parents/0`; empty for the whole file.
  package var path: String
  /// A short stable name: `unknown-parent`.
  package var code: String
  package var message: String
  /// What to do about it.
  package var hint: String

  package init(file: String, path: String, code: String, message: String, hint: String) {
    self.file = file
    self.path = path
    self.code = code
    self.message = message
    self.hint = hint
  }

  /// The problem as all kinds of content report theirs; the JSON pointer stands before the message.
  package var contentProblem: ContentProblem {
    ContentProblem(file: file, code: code, message: path.isEmpty ? message : "\(path): \(message)", hint: hint)
  }

  package var description: String { contentProblem.description }

  package static func < (lhs: ScoringProblem, rhs: ScoringProblem) -> Bool {
    (lhs.file, lhs.path, lhs.code, lhs.message) < (rhs.file, rhs.path, rhs.code, rhs.message)
  }
}

/// A tree, a model or a norm cannot be used: all that is wrong with it, in the order of the file.
package struct ScoringContentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  package var problems: [ScoringProblem]

  package init(_ problems: [ScoringProblem]) { self.problems = problems }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
