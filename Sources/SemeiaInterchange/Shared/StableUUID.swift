import SemeiaRecords

/// UUIDs that are made from what they name, so that the same report gives the same bundle, byte for byte.
///
/// They are of version 8 (RFC 9562, section 5.8): 122 bits of the SHA-256 of all that was added.
package struct StableUUID: Sendable {
  private var parts: [UInt8] = []

  package init() {}

  /// Adds a part; its length goes before it, so that `ab`, `c` and `a`, `bc` differ. The parts so far are kept as their hash.
  package mutating func add(_ part: some Collection<UInt8>) {
    var hash = SHA256()
    hash.update(parts + Array("\(part.count):".utf8) + Array(part))
    parts = hash.digest()
  }

  /// The UUID of what was added and of one more name.
  package func text(_ name: String) -> String {
    var copy = self
    copy.add(name.utf8)
    var bytes = Array(copy.parts.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
