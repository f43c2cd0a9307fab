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
/// Built once a text in one pass; each look-up costs at most 16 bytes of counting.
package struct OffsetMap: Sendable {
  private static let stride = 16
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
    bytes.withUnsafeBufferPointer { text in marks.withUnsafeBufferPointer { units(text, $0, before: offset) } }
  }

  /// Maps rows of spans of one turn.
  ///
  /// - Parameters:
  ///   - first: the first of `count` elements that each begin with a ``TextSpan``.
  ///   - stride: the bytes from one to the next.
  ///   - target: takes start and end of each.
  package func map(_ first: UnsafeRawPointer, stride: Int, count: Int, into target: UnsafeMutablePointer<TextSpan>) {
    bytes.withUnsafeBufferPointer { text in
      marks.withUnsafeBufferPointer { marks in
        var element = first
        for index in 0..<count {
          let span = element.loadUnaligned(as: TextSpan.self)
          target[index] = TextSpan(units(text, marks, before: span.start), units(text, marks, before: span.end))
          element += stride
        }
      }
    }
  }

  @inline(__always)
  private func units(_ text: UnsafeBufferPointer<UInt8>, _ marks: UnsafeBufferPointer<Int32>, before offset: Int) -> Int {
    let local = offset &- base
    if marks.isEmpty { return local }
    let mark = local / Self.stride
    guard mark < marks.count else { return Int(marks[marks.count &- 1]) }
    let from = base &+ mark &* Self.stride
    guard let start = text.baseAddress else { return 0 }
    let count = max(0, min(offset, text.count) &- from)
    // Nearly everywhere two words can be read from the mark on: then nothing is counted byte by byte.
    if from &+ Self.stride <= text.count, count < Self.stride { return Int(marks[mark]) &+ Self.head(start + from, count, unit) }
    return Int(marks[mark] &+ Self.units(start + from, count, unit))
  }

  /// The units that begin in the first bytes of sixteen.
  @inline(__always)
  private static func head(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ unit: OffsetUnit) -> Int {
    let word = UnsafeRawPointer(bytes)
    let low = UInt64(littleEndian: word.loadUnaligned(as: UInt64.self))
    if count < 8 { return begins(low, (1 &<< UInt64(truncatingIfNeeded: count &<< 3)) &- 1, unit) }
    let high = UInt64(littleEndian: word.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    return begins(low, .max, unit) &+ begins(high, (1 &<< UInt64(truncatingIfNeeded: (count &- 8) &<< 3)) &- 1, unit)
  }

  /// The units that begin in the bytes of a word that a mask leaves: one at each that continues no other, two UTF-16 units at the head of four.
  @inline(__always)
  private static func begins(_ word: UInt64, _ mask: UInt64, _ unit: OffsetUnit) -> Int {
    let ones = 0x0101_0101_0101_0101 & mask
    let units = (~((word &>> 7) & (~word &>> 6)) & ones).nonzeroBitCount
    if unit != .utf16 { return units }
    return units &+ ((word &>> 7) & (word &>> 6) & (word &>> 5) & (word &>> 4) & ones).nonzeroBitCount
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

  fileprivate static func scalars(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int { self.count(bytes, count, .scalar) }

  /// Units that begin in a stretch: none at a continuation byte, two UTF-16 units at the head of four bytes. Eight bytes at a time.
  @inline(__always)
  private static func units(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ unit: OffsetUnit) -> Int32 {
    Int32(truncatingIfNeeded: self.count(bytes, count, unit))
  }

  private static func count(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ unit: OffsetUnit) -> Int {
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
    return units
  }
}

extension TextSpan {
  /// The number of Unicode scalars in valid UTF-8.
  package static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return 0 }
      return OffsetMap.scalars(start, text.count)
    }
  }
}
