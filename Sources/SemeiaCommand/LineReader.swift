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
  /// What was read and not given out: the line that has no end yet, at its front. It grows in place, so that a long line is copied a few times and
  /// not once for each read.
  private var pending: [UInt8] = []
  /// So many bytes of `pending` hold no line feed.
  private var scanned = 0
  /// What a read fills; used again for the next.
  private var buffer = [UInt8](repeating: 0, count: blockSize)
  private var number = 0
  private var isDraining = false
  /// The first bytes of the line that is drained.
  private var head: [UInt8] = []
  private var isAtStart = true
  /// A byte-order mark was stripped, which the first block has to say.
  private var strippedMark = false
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
      pending += buffer[..<count]
      // What was given out must not stand here until the next input comes.
      buffer.withUnsafeMutableBytes { bytes in _ = bytes.baseAddress.map { memset($0, 0, count) } }
      if let block = cut() { return block }
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

  /// The lines that have come to their end. Their bytes leave `pending`; what follows them stays.
  private mutating func cut() -> LineBlock? {
    var block = LineBlock(bytes: [], lines: [])
    var start = 0
    if isAtStart {
      // A mark cannot be told in less.
      guard pending.count >= 3 || isDone else { return nil }
      isAtStart = false
      if pending.starts(with: [0xEF, 0xBB, 0xBF]) {
        pending.removeFirst(3)
        strippedMark = true
      }
    }
    var searchFrom = scanned
    while let feed = lineFeed(from: searchFrom) {
      take(start..<feed, &block)
      start = feed + 1
      searchFrom = start
    }
    if isDone, start < pending.count || isDraining {
      take(start..<pending.count, &block)
      start = pending.count
    }
    let isLong = isDraining || pending.count - start > limit
    if isLong, !isDone {
      if !isDraining { head = Array(pending[start...].prefix(Self.headSize)) }
      isDraining = true
    }
    if block.lines.isEmpty {
      // Nothing of a line that is drained is kept: neither its bytes nor their room.
      if isLong { pending = [] }
      scanned = pending.count
      return nil
    }
    // What follows the last line came with the last read, and is short.
    let rest = isLong ? [] : Array(pending[start...])
    block.bytes = pending
    block.strippedMark = strippedMark
    strippedMark = false
    pending = rest
    scanned = rest.count
    return block
  }

  private func lineFeed(from start: Int) -> Int? {
    guard start < pending.count else { return nil }
    return pending.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let feed = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
      return UnsafeRawPointer(feed) - base
    }
  }

  private mutating func take(_ range: Range<Int>, _ block: inout LineBlock) {
    number += 1
    var line = LineBlock.Line(range: range, number: number, isTooLong: isDraining || range.count > limit)
    if line.isTooLong { line.head = isDraining ? head : Array(pending[range].prefix(Self.headSize)) }
    isDraining = false
    head = []
    block.lines.append(line)
  }
}

private func posixRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, bytes, count)
}
