import SemeiaRecords

/// What takes the place of what was found.
public enum RedactionStyle: String, Hashable, Sendable, CaseIterable {
  /// `[NAME-1]`: the type and a number, or with a key `[NAME-3f9a1c07de]`.
  case tag
  /// Something of the same kind that belongs to nobody: `Arden Vale`, `2001-03-14`, digits in the same grouping.
  case surrogate
  /// As many `*` as there were scalars, so that offsets in scalars stay the same.
  case mask
}

/// A secret from which pseudonyms are made: the same value becomes the same pseudonym in every text that is redacted with the key.
///
/// Whoever has the key can find out whether a guessed value is behind a pseudonym. Keep it apart from the texts, and destroy it when
/// they need not be linked any more.
public struct RedactionKey: Sendable {
  private let bytes: [UInt8]
  /// The fewest bytes that are taken for a secret.
  public static let fewestBytes = 16

  /// - Parameter bytes: the secret; line ends after it are no part of it.
  /// - Returns: nil where it is shorter than ``fewestBytes``.
  public init?(_ bytes: [UInt8]) {
    var secret = bytes[...]
    while let last = secret.last, last == 0x0A || last == 0x0D { secret.removeLast() }
    guard secret.count >= Self.fewestBytes else { return nil }
    self.bytes = Array(secret)
  }

  /// HMAC-SHA256 of a purpose and a value, a zero byte between them.
  func code(_ purpose: String, _ value: String) -> [UInt8] {
    SHA256.authentication(of: Array(purpose.utf8) + [0] + Array(value.utf8), key: bytes)
  }
}
