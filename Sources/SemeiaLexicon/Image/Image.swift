/// Writes rows of plain values one after the other, each with its length, aligned to eight bytes.
struct ImageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append<Value: BitwiseCopyable>(_ value: Value) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    pad()
  }

  /// - Parameter values: without gaps between their fields, so that the same values are the same bytes.
  mutating func append<Value: BitwiseCopyable>(_ values: [Value]) {
    append(UInt64(values.count))
    values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    pad()
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

  private mutating func pad() {
    while bytes.count % 8 != 0 { bytes.append(0) }
  }
}

/// Reads what an ``ImageWriter`` wrote. What does not fit is nil; after that everything is.
struct ImageReader {
  private let memory: ImageMemory
  private var at: Int

  init(_ memory: ImageMemory, from offset: Int = 0) {
    self.memory = memory
    at = offset
  }

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    guard at >= 0, memory.bytes.count - at >= 8 else { return fail() }
    let value = memory.bytes.loadUnaligned(fromByteOffset: at, as: Number.self)
    at += 8
    return value
  }

  /// A row, where it lies.
  mutating func stored<Value: BitwiseCopyable>(_ type: Value.Type = Value.self) -> Stored<Value>? {
    guard let count = number(UInt64.self), count <= UInt64(memory.bytes.count),
      let values = Stored<Value>(memory, from: at, count: Int(count))
    else { return fail() }
    at += (values.count * MemoryLayout<Value>.stride + 7) / 8 * 8
    return values
  }

  mutating func texts() -> StoredTexts? {
    guard let ends = stored(Int32.self), let pool = stored(UInt8.self) else { return nil }
    return StoredTexts(ends: ends, pool: pool)
  }

  mutating func text() -> String? { stored(UInt8.self).map { String(decoding: $0, as: UTF8.self) } }

  private mutating func fail<Value>() -> Value? {
    at = -1
    return nil
  }
}

/// Texts that are read where they lie.
struct StoredTexts: RandomAccessCollection, Sendable {
  fileprivate let ends: Stored<Int32>
  fileprivate let pool: Stored<UInt8>

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }

  /// The bytes of a text; none where the image is broken.
  func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    let end = Int(ends[index])
    guard start >= 0, start <= end, end <= pool.count else { return UnsafeBufferPointer(start: pool.base, count: 0) }
    return UnsafeBufferPointer(start: pool.base + start, count: end - start)
  }

  subscript(index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }
}
