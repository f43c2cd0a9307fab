#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stretch of whole lines of a stream.
struct LineBlock: Sendable {
  /// A line: where it lies in `bytes`, and its physical number from 1.
  struct Line: Sendable {
    var range: Range<Int>
    var number: Int
    /// The line was longer than allowed and was not kept.
    var isTooLong = false
    /// The first bytes of a line that was not kept, where its id may stand.
    var head: [UInt8] = []
  }

  var bytes: [UInt8]
  var lines: [Line]
  /// A byte-order mark at the start of the stream was stripped.
  var strippedMark = false

  /// Whether a line holds nothing but spaces and tabs.
  func isBlank(_ line: Line) -> Bool {
    !line.isTooLong && bytes[line.range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }
}

/// Cuts a stream into lines, keeping no more than a block and the longest line. A line over the limit is drained.
struct LineReader {
  enum Failure: Error { case failed(Int32) }

  private let descriptor: Int32
  private let limit: Int
  private var rest: [UInt8] = []
  /// What a read fills; used again for the next.
  private var buffer = [UInt8](repeating: 0, count: blockSize)
  private var number = 0
  private var isDraining = false
  /// The first bytes of the line that is drained.
  private var head: [UInt8] = []
  private var isAtStart = true
  private var isDone = false

  private static let blockSize = 256 << 10
  private static let headSize = 4 << 10

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// A read would not wait: there are bytes, or the end.
  var hasInput: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) != 0
  }

  /// The next whole lines, as many as are there; nil at the end. Waits only while it has none.
  mutating func next() throws(Failure) -> LineBlock? {
    while !isDone {
      let count = try read()
      if count == 0 { isDone = true }
      // No longer than what is in it: several blocks may be under way at once.
      var bytes: [UInt8] = []
      bytes.reserveCapacity(rest.count + count)
      bytes += rest
      bytes += buffer[..<count]
      let filled = rest.count
      rest = []
      if let block = cut(bytes, scanned: filled) { return block }
    }
    return nil
  }

  private mutating func read() throws(Failure) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { posixRead(descriptor, $0.baseAddress, Self.blockSize) }
      if count >= 0 { return count }
      if errno != EINTR { throw .failed(errno) }
    }
  }

  private mutating func cut(_ bytes: [UInt8], scanned: Int) -> LineBlock? {
    var block = LineBlock(bytes: [], lines: [])
    var start = 0
    // What was too short to tell a mark in was not looked through either.
    let scanned = isAtStart ? 0 : scanned
    if isAtStart, bytes.count >= 3 || isDone {
      isAtStart = false
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        start = 3
        block.strippedMark = true
      }
    } else if isAtStart {
      rest = bytes
      return nil
    }
    var searchFrom = max(start, scanned)
    while searchFrom < bytes.count, let feed = bytes[searchFrom...].firstIndex(of: 0x0A) {
      take(start..<feed, of: bytes, &block)
      start = feed + 1
      searchFrom = start
    }
    if isDone, start < bytes.count || isDraining { take(start..<bytes.count, of: bytes, &block) }
    if !isDone {
      if isDraining || bytes.count - start > limit {
        if !isDraining { head = Array(bytes[start...].prefix(Self.headSize)) }
        isDraining = true
      } else {
        rest = Array(bytes[start...])
      }
    }
    if block.lines.isEmpty { return nil }
    block.bytes = bytes
    return block
  }

  private mutating func take(_ range: Range<Int>, of bytes: [UInt8], _ block: inout LineBlock) {
    number += 1
    var line = LineBlock.Line(range: range, number: number, isTooLong: isDraining || range.count > limit)
    if line.isTooLong { line.head = isDraining ? head : Array(bytes[range].prefix(Self.headSize)) }
    isDraining = false
    head = []
    block.lines.append(line)
  }
}

private func posixRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
