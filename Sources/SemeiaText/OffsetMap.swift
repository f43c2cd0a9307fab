/// The unit in which offsets leave the library.
public enum OffsetUnit: String, Hashable, Sendable, CaseIterable {
  /// Unicode scalars: what Python counts. The default.
  case scalar
  /// UTF-16 code units: what JavaScript, Java and Swift's `NSRange` count.
  case utf16
  /// UTF-8 bytes.
  case utf8
}

/// Turns UTF-8 offsets of one text into scalars or UTF-16 units.
///
/// Built once a text in one pass; each look-up costs at most 64 bytes of counting.
package struct OffsetMap: Sendable {
  private static let stride = 64
  private let bytes: [UInt8]
  private let base: Int
  private let unit: OffsetUnit
  /// Units before each multiple of the stride; empty where every offset is the byte offset.
  private let marks: [Int32]

  /// - Parameter range: the bytes that offsets are counted from and within.
  package init(_ bytes: [UInt8], range: Range<Int>, unit: OffsetUnit) {
    self.bytes = bytes
    self.base = range.lowerBound
    self.unit = unit
    var marks: [Int32] = []
    if unit != .utf8, !bytes[range].allSatisfy({ $0 < 0x80 }) {
      var count: Int32 = 0
      for (index, byte) in bytes[range].enumerated() {
        if index % Self.stride == 0 { marks.append(count) }
        count += Self.units(of: byte, unit)
      }
      marks.append(count)
    }
    self.marks = marks
  }

  /// The offset, in the map's unit, of the byte at `offset` (counted in the whole buffer).
  package func callAsFunction(_ offset: Int) -> Int {
    let local = offset - base
    if marks.isEmpty { return local }
    let mark = local / Self.stride
    guard mark < marks.count else { return Int(marks[marks.count - 1]) }
    var count = marks[mark]
    for index in (base + mark * Self.stride)..<offset where index < bytes.count { count += Self.units(of: bytes[index], unit) }
    return Int(count)
  }

  /// Units that begin at a byte: none at a continuation byte, two UTF-16 units at the head of four bytes.
  @inline(__always)
  private static func units(of byte: UInt8, _ unit: OffsetUnit) -> Int32 {
    if byte & 0xC0 == 0x80 { return 0 }
    return unit == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}

extension TextSpan {
  /// The number of Unicode scalars in valid UTF-8.
  package static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
