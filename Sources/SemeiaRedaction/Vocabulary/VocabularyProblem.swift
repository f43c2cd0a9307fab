/// A row of `Lexicons/redaction/` that cannot be used.
package struct VocabularyProblem: Hashable, Sendable {
  package var file: String
  /// From 1.
  package var line: Int
  /// `bad-header`, `bad-row`, `unknown-kind`, `bad-value`, `unsorted`.
  package var code: String
  package var message: String
}
