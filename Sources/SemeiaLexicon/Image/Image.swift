/// Writes arrays of plain numbers one after the other, each with its length, aligned to eight bytes.
struct ImageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: FixedWidthInteger>(_ value: Number) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append<Number: FixedWidthInteger>(_ values: [Number]) {
    append(UInt64(values.count))
    // Little-endian machines only read and write images; the header says so.
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    while bytes.count % 8 != 0 { bytes.append(0) }
  }

  mutating func append(_ text: String) { append(Array(text.utf8)) }

  mutating func append(_ texts: [String]) {
    var ends: [Int32] = []
    var pool: [UInt8] = []
    for text in texts {
      pool.append(contentsOf: text.utf8)
      ends.append(Int32(pool.count))
    }
    append(ends)
    append(pool)
  }
}

/// Reads what an ``ImageWriter`` wrote. What does not fit is nil; after that everything is. It must not outlive the bytes.
struct ImageReader {
  private let bytes: UnsafeRawBufferPointer
  private var at: Int

  init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 0) {
    self.bytes = bytes
    at = offset
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    guard at >= 0, bytes.count - at >= MemoryLayout<Number>.size else { return fail() }
    let value = bytes.loadUnaligned(fromByteOffset: at, as: Number.self)
    at += MemoryLayout<Number>.size
    return Number(littleEndian: value)
  }

  mutating func numbers<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> [Number]? {
    guard let count = number(UInt64.self), count <= UInt64(bytes.count) else { return fail() }
    let size = Int(count) * MemoryLayout<Number>.stride
    guard bytes.count - at >= size else { return fail() }
    let source = UnsafeRawBufferPointer(rebasing: bytes[at..<(at + size)])
    let values = [Number](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      if size > 0 { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: source) }
      filled = Int(count)
    }
    at += (size + 7) / 8 * 8
    return values
  }

  mutating func text() -> String? { numbers(UInt8.self).map { String(decoding: $0, as: UTF8.self) } }

  mutating func texts() -> [String]? {
    guard let ends = numbers(Int32.self), let pool = numbers(UInt8.self) else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      let end = Int(end)
      guard start <= end, end <= pool.count else { return fail() }
      texts.append(String(decoding: pool[start..<end], as: UTF8.self))
      start = end
    }
    return texts
  }

  /// Whether numbers say where lists begin that lie one after the other, and the last where they end.
  static func areStarts(_ starts: [Int32], of count: Int, lists: Int) -> Bool {
    guard starts.count == lists + 1, starts.first == 0, starts.last == Int32(exactly: count) else { return false }
    return starts.withUnsafeBufferPointer { starts in
      var isOrdered = true
      for index in 0..<lists where starts[index] > starts[index &+ 1] { isOrdered = false }
      return isOrdered
    }
  }

  private mutating func fail<Value>() -> Value? {
    at = -1
    return nil
  }
}
