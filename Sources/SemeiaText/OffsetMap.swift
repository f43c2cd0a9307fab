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
    bytes.withUnsafeBufferPointer { text in
      guard unit != .utf8, let start = text.baseAddress, !Self.isASCII(start + range.lowerBound, range.count) else { return }
      var count: Int32 = 0
      marks.reserveCapacity(range.count / Self.stride + 2)
      var at = range.lowerBound
      while at < range.upperBound {
        marks.append(count)
        let end = min(at + Self.stride, range.upperBound)
        count += Self.units(start + at, end - at, unit)
        at = end
      }
      marks.append(count)
    }
    self.marks = marks
  }

  /// Whether every offset is the byte offset.
  package var isPlain: Bool { marks.isEmpty }

  /// The offset, in the map's unit, of the byte at `offset` (counted in the whole buffer).
  package func callAsFunction(_ offset: Int) -> Int {
    let local = offset - base
    if marks.isEmpty { return local }
    let mark = local / Self.stride
    guard mark < marks.count else { return Int(marks[marks.count - 1]) }
    let from = base + mark * Self.stride
    let rest = bytes.withUnsafeBufferPointer { text in
      text.baseAddress.map { Self.units($0 + from, max(0, min(offset, text.count) - from), unit) } ?? 0
    }
    return Int(marks[mark] + rest)
  }

  private static func isASCII(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    var at = 0
    while at &+ 8 <= count {
      if UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      at &+= 8
    }
    while at < count {
      if bytes[at] >= 0x80 { return false }
      at &+= 1
    }
    return true
  }

  /// Units that begin in a stretch: none at a continuation byte, two UTF-16 units at the head of four bytes. Eight bytes at a time.
  private static func units(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ unit: OffsetUnit) -> Int32 {
    var units = 0
    var at = 0
    let ones: UInt64 = 0x0101_0101_0101_0101
    while at &+ 8 <= count {
      let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)
      units &+= 8 &- ((word &>> 7) & (~word &>> 6) & ones).nonzeroBitCount
      if unit == .utf16 { units &+= ((word &>> 7) & (word &>> 6) & (word &>> 5) & (word &>> 4) & ones).nonzeroBitCount }
      at &+= 8
    }
    while at < count {
      let byte = bytes[at]
      if byte & 0xC0 != 0x80 { units &+= unit == .utf16 && byte >= 0xF0 ? 2 : 1 }
      at &+= 1
    }
    return Int32(truncatingIfNeeded: units)
  }
}

extension TextSpan {
  /// The number of Unicode scalars in valid UTF-8.
  package static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
