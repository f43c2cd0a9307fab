/// A name from content: small letters, digits, hyphens and dots, beginning with a letter.
///
/// Ids are open: content may bring concepts, markers and dimensions that the library does not know.
public protocol ContentIdentifier: Hashable, Sendable, Comparable, CustomStringConvertible {
  var description: String { get }
  init(unchecked description: String)
}

extension ContentIdentifier {
  /// - Returns: nil where the text is no valid id.
  public init?(_ text: String) {
    guard let first = text.utf8.first, first >= 0x61, first <= 0x7A,
      text.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E })
    else { return nil }
    self.init(unchecked: text)
  }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }
}

/// A concept: `insomnia`, `culture.susto`.
public struct ConceptID: ContentIdentifier, ExpressibleByStringLiteral {
  public let description: String
  public init(unchecked description: String) { self.description = description }
  public init(stringLiteral value: String) { self.init(unchecked: value) }
}

/// A marker: `first-person-singular`.
public struct MarkerID: ContentIdentifier, ExpressibleByStringLiteral {
  public let description: String
  public init(unchecked description: String) { self.description = description }
  public init(stringLiteral value: String) { self.init(unchecked: value) }
}

/// A dimension of the tree: `distress`.
public struct DimensionID: ContentIdentifier, ExpressibleByStringLiteral {
  public let description: String
  public init(unchecked description: String) { self.description = description }
  public init(stringLiteral value: String) { self.init(unchecked: value) }
}
