/// A researcher's own dictionary as it was read: categories, and terms with the categories and weights they have.
package struct ImportedDictionary: Sendable, Hashable {
  /// The forms in which dictionaries come.
  package enum Format: String, Sendable, CaseIterable {
    /// LIWC 2001 to 2015: categories between two lines of `%`, then a term and the numbers of its categories on each line.
    case dic
    /// LIWC-22: a table, the first column the terms, a column for each category, `X` or a weight in the cells.
    case dicx
    /// A term on each line.
    case list
    /// A term and a number on each line.
    case weights
  }

  package struct Term: Sendable, Hashable {
    /// As it was written; a star at its end stands for any ending.
    package var text: String
    /// The index of the category, and the weight: 1 where the file gives none.
    package var categories: [(index: Int, weight: String)]
    package var line: Int

    package static func == (one: Term, other: Term) -> Bool {
      one.text == other.text && one.line == other.line && one.categories.elementsEqual(other.categories) { $0 == $1 }
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  /// A line that was left out. The words of the file are never repeated.
  package struct Omission: Sendable, Hashable {
    package enum Reason: String, Sendable {
      case unreadable = "unreadable-line"
      case unknownCategory = "unknown-category"
      case conditional = "conditional-entry"
      case notAWeight = "not-a-weight"
      case unreachable = "never-one-word"
      case repeated
    }

    package var line: Int
    package var reason: Reason
  }

  package var categories: [String] = []
  package var terms: [Term] = []
  package var omissions: [Omission] = []
  /// Whether any weight is not 1.
  package var isWeighted: Bool { terms.contains { $0.categories.contains { $0.weight != "1" } } }

  package init() {}
}
