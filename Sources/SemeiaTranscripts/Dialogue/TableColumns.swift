/// What the columns of a table are called, for tables whose headings are not among those that are known.
package struct TableColumns: Sendable, Hashable {
  /// What a column can hold; the raw values are the names of `--column`.
  package enum Column: String, Sendable, Hashable, CaseIterable {
    /// What was said.
    case text
    /// Who said it.
    case speaker
    /// The part of the one who said it: `subject`, `clinician`, `other`.
    case role
    /// When it begins; when it ends.
    case start, end
  }

  /// The heading of each column that the caller names, compared without regard to case and spaces.
  package var headings: [Column: String]

  /// - Parameter headings: columns that are not named are looked for under their known headings.
  package init(_ headings: [Column: String] = [:]) { self.headings = headings }

  var isEmpty: Bool { headings.isEmpty }
}
