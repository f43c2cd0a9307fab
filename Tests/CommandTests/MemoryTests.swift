import Foundation
import Testing

/// A long stream needs no more memory than a short one.
@Suite struct MemoryTests {
  #if os(Linux)
    /// The resident memory of a process in kilobytes.
    private func resident(_ process: Int32) -> Int? {
      guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return nil }
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
      return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
    }

    /// Reads as many lines as were written before the memory is looked at, so that no line is under way then.
    private func read(lines count: Int, from pipe: FileHandle) {
      var left = count
      while left > 0 {
        let data = pipe.availableData
        if data.isEmpty { return }
        left -= data.count { $0 == 0x0A }
      }
    }

    @Test(arguments: [[], ["--jobs", "2"]]) func staysFlatOverAStream(_ arguments: [String]) throws {
      let process = Process()
      process.executableURL = Spawned.binary
      process.arguments = arguments
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      let block = Data((0..<50).map { #"{"id":"\#($0)","text":"We walked home and I can't sleep.","language":"en"}"# + "\n" }.joined().utf8)
      var sizes: [Int] = []
      for _ in 0..<6 {
        let writing = Thread { for _ in 0..<4 { try? input.fileHandleForWriting.write(contentsOf: block) } }
        writing.start()
        read(lines: 200, from: output.fileHandleForReading)
        sizes.append(try #require(resident(process.processIdentifier)))
      }
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      // The first parts read the content and fill the buffers of each job; after that no line is kept.
      let (early, late) = (sizes[2], sizes[5])
      #expect(late - early < 4096, "resident kilobytes: \(sizes)")
    }
    /// How often some bytes stand in the memory that a process may write to; nil where it may not be read.
    private func count(_ needle: String, in process: Int32) -> Int? {
      guard let maps = try? String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8),
        let memory = FileHandle(forReadingAtPath: "/proc/\(process)/mem")
      else { return nil }
      var found = 0
      for line in maps.split(separator: "\n") {
        let parts = line.split(separator: " ")
        guard parts.count > 1, parts[1].hasPrefix("rw") else { continue }
        let ends = parts[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
        guard ends.count == 2, (try? memory.seek(toOffset: ends[0])) != nil, let data = try? memory.read(upToCount: Int(ends[1] - ends[0]))
        else {
          continue
        }
        var from = data.startIndex
        while let place = data.range(of: Data(needle.utf8), in: from..<data.endIndex) {
          found += 1
          from = place.upperBound
        }
      }
      return found
    }

    /// The kernel shows the memory of a process that refuses dumps to root alone.
    @Test(.enabled(if: geteuid() == 0), arguments: [[], ["--jobs", "2"], ["redact"]]) func keepsLittleOfALongText(_ arguments: [String])
      throws
    {
      let filter = try HeldOpen(arguments + (arguments.first == "redact" ? [] : ["--include", "findings,flags,text"]))
      defer { filter.send(signal: SIGKILL) }
      func ask(_ text: String) throws {
        try filter.send(Data((#"{"text":"\#(text)","language":"en"}"# + "\n").utf8))
        var last: UInt8?
        while last != 0x0A { last = filter.read().last }
      }
      try ask("We walked home.")
      let before = try #require(filter.residentKilobytes)
      let word = "Xylophonist42"
      try ask(String(repeating: "We walked with \(word). ", count: 9_000))
      for _ in 0..<20 { try ask("We walked home.") }
      let left = try #require(count(word, in: filter.process.processIdentifier))
      #expect(left < 40, "\(left) times in memory")
      #expect(try #require(filter.residentKilobytes) - before < 24 << 10)
    }
  #endif
}
