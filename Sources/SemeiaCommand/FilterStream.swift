import Semeia

/// How many lines were answered, and how.
struct FilterTally: Sendable {
  var ok = 0
  var abstained = 0
  var withheld = 0
  var errors = 0
  /// Bytes of the lines that were answered, with their line feeds.
  var bytes = 0
  var lines: Int { ok + abstained + withheld + errors }

  mutating func add(_ outcome: RecordFilter.Outcome) {
    switch outcome {
    case .ok: ok += 1
    case .abstained: abstained += 1
    case .withheld: withheld += 1
    case .error: errors += 1
    }
  }

  mutating func add(_ other: FilterTally) {
    ok += other.ok
    abstained += other.abstained
    withheld += other.withheld
    errors += other.errors
    bytes += other.bytes
  }

  var line: String {
    #"{"lines":\#(lines),"ok":\#(ok),"abstained":\#(abstained),"withheld":\#(withheld),"errors":\#(errors)}"#
  }
}

/// Runs the filter over standard input.
struct FilterStream: Sendable {
  let filter: RecordFilter
  let flushesLines: Bool
  var observer = StreamObserver()

  /// One line after the other.
  func run() throws -> FilterTally {
    var reader = LineReader(descriptor: 0, limit: filter.options.maximumLineBytes)
    var tally = FilterTally()
    var out: [UInt8] = []
    var progress = observer.progress
    while let size = try answerBlock(&reader, &out, &tally, &progress) {
      if size > Process.largeRecord { Process.giveBack() }
    }
    try Output.standard.write(lines: out[...])
    progress?.finish(done: tally.lines, bytes: tally.bytes)
    return tally
  }

  /// Answers the next lines that are there.
  ///
  /// - Returns: how many bytes they have, of which none is kept; nil at the end.
  private func answerBlock(
    _ reader: inout LineReader, _ out: inout [UInt8], _ tally: inout FilterTally, _ progress: inout ProgressLine?
  ) throws -> Int? {
    guard let block = try reader.next() else { return nil }
    progress?.update(done: tally.lines, bytes: tally.bytes)
    for index in block.lines.indices {
      answer(block, index, &out, &tally)
      if flushesLines || out.count > 1 << 16 {
        try Output.standard.write(lines: out[...])
        out.removeAll(keepingCapacity: out.capacity <= Process.largeRecord)
      }
    }
    return block.bytes.count
  }

  /// Several blocks at once, written in the order in which they came. At most two blocks a job are held.
  func run(jobs: Int) async throws -> FilterTally {
    var reader = LineReader(descriptor: 0, limit: filter.options.maximumLineBytes)
    var tally = FilterTally()
    try await withThrowingTaskGroup(of: (Int, [UInt8], FilterTally).self) { group in
      var submitted = 0
      var written = 0
      var wasLarge = false
      var ready: [Int: ([UInt8], FilterTally)] = [:]
      var progress = observer.progress
      func drain(_ result: (Int, [UInt8], FilterTally)) throws {
        ready[result.0] = (result.1, result.2)
        while let next = ready.removeValue(forKey: written) {
          try Output.standard.write(lines: next.0[...])
          tally.add(next.1)
          wasLarge = wasLarge || next.1.bytes > Process.largeRecord
          written += 1
          progress?.update(done: tally.lines, bytes: tally.bytes)
        }
      }
      while true {
        // A caller that waits for its answers sends no more until it has them: nothing is held back for input that is not there yet.
        while submitted > written, !reader.hasInput, let result = try await group.next() { try drain(result) }
        if wasLarge, submitted == written {
          Process.giveBack()
          wasLarge = false
        }
        guard let block = try reader.next() else { break }
        for part in split(block, jobs) {
          while submitted - written >= 2 * jobs, let result = try await group.next() { try drain(result) }
          let number = submitted
          submitted += 1
          group.addTask {
            var out: [UInt8] = []
            var tally = FilterTally()
            for index in part.lines.indices { answer(part, index, &out, &tally) }
            return (number, out, tally)
          }
        }
      }
      for try await result in group { try drain(result) }
      progress?.finish(done: tally.lines, bytes: tally.bytes)
    }
    return tally
  }

  /// So many bytes of lines a part has at most: answers are several times as long, and wait until those before them are written.
  private static let partBytes = 32 << 10

  /// A block in parts, at least as many as there are jobs where it has the lines, so that a small input is shared too.
  private func split(_ block: LineBlock, _ jobs: Int) -> [LineBlock] {
    guard block.lines.count >= jobs * 2 else { return [block] }
    let most = max(1, min((block.lines.count + jobs - 1) / jobs, block.lines.count * Self.partBytes / max(1, block.bytes.count)))
    return stride(from: 0, to: block.lines.count, by: most).map { start in
      var part = block
      part.lines = Array(block.lines[start..<min(start + most, block.lines.count)])
      part.strippedMark = block.strippedMark && start == 0
      return part
    }
  }

  private func answer(_ block: LineBlock, _ index: Int, _ out: inout [UInt8], _ tally: inout FilterTally) {
    let line = block.lines[index]
    tally.bytes += line.range.count + 1
    if line.isTooLong {
      filter.answerTooLong(number: line.number, head: line.head, into: &out)
      observer.answered(.error, line: line.number)
      tally.add(.error)
      return
    }
    if block.isBlank(line) { return }
    var range = line.range
    if let last = range.last, block.bytes[last] == 0x0D { range = range.lowerBound..<last }
    // Blank lines before it have no record to say it in.
    let warnings =
      block.strippedMark && block.lines[..<index].allSatisfy({ block.isBlank($0) })
      ? [ReportWarning.byteOrderMark] : []
    let outcome = block.bytes.withUnsafeBufferPointer { bytes in
      filter.answer(UnsafeBufferPointer(rebasing: bytes[range]), number: line.number, warnings: warnings, into: &out)
    }
    observer.answered(outcome, line: line.number)
    tally.add(outcome)
  }
}
