package import SemeiaRecords

/// What values a fact can take.
package enum FactKind: Hashable, Sendable {
  case bool
  /// Whole numbers from 0 to a limit; nil where there is none.
  case whole(upTo: Int?)
  /// Decimals, with their limits where there are any.
  case decimal(from: Millionths?, to: Millionths?)
  /// One of these; any text where the list is nil.
  case text([String]?)

  /// What the kind is called in a problem.
  var label: String {
    switch self {
    case .bool: "true or false"
    case .whole: "a whole number"
    case .decimal: "a number"
    case .text(.some(let values)): "one of \(values.joined(separator: ", "))"
    case .text(nil): "a text"
    }
  }

  /// Whether a value is of the kind; being out of its limits is another matter.
  func accepts(_ value: Fact.Value) -> Bool {
    switch (self, value) {
    case (.bool, .bool), (.decimal, .number), (.text(nil), .text): true
    case (.whole, .number(let number)): number.count % 1_000_000 == 0
    case (.text(.some(let values)), .text(let text)): values.contains(text)
    default: false
    }
  }

  /// Whether values of the kind have an order.
  var isOrdered: Bool {
    switch self {
    case .whole, .decimal: true
    case .bool, .text: false
    }
  }
}
