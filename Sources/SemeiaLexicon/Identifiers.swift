/// A name from content: small letters, digits, hyphens and dots, beginning with a letter.
///
/// Ids are open: content may bring concepts, markers and dimensions that the library does not know.
public protocol ContentIdentifier: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The id as content and reports write it.
  var description: String { get }
  /// Takes an id from content that was checked; any text is taken as it is.
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

  /// By the text of the ids.
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.description < rhs.description }
}

/// A concept: `insomnia`, `culture.susto`.
public struct ConceptID: ContentIdentifier, ExpressibleByStringLiteral {
  /// `insomnia`: small letters, digits, hyphens and dots.
  public let description: String
  /// Takes any text as it is; for ids from content that was checked.
  public init(unchecked description: String) { self.description = description }
  /// Takes a literal as it is; one of another form names nothing that there is.
  public init(stringLiteral value: String) { self.init(unchecked: value) }
}

/// A marker: `first-person-singular`.
public struct MarkerID: ContentIdentifier, ExpressibleByStringLiteral {
  /// `first-person-singular`: small letters, digits, hyphens and dots.
  public let description: String
  /// Takes any text as it is; for ids from content that was checked.
  public init(unchecked description: String) { self.description = description }
  /// Takes a literal as it is; one of another form names nothing that there is.
  public init(stringLiteral value: String) { self.init(unchecked: value) }
}

/// A dimension of the tree: `distress`.
public struct DimensionID: ContentIdentifier, ExpressibleByStringLiteral {
  /// `distress`: small letters, digits, hyphens and dots.
  public let description: String
  /// Takes any text as it is; for ids from content that was checked.
  public init(unchecked description: String) { self.description = description }
  /// Takes a literal as it is; one of another form names nothing that there is.
  public init(stringLiteral value: String) { self.init(unchecked: value) }
}
