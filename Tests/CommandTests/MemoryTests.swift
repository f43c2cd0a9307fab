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
  #endif
}
