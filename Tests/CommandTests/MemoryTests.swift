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

    /// The pipe holds 64 KB: what is written beyond that has been read by the child when the next part begins.
    @Test(arguments: [[], ["--jobs", "2"]]) func staysFlatOverAStream(_ arguments: [String]) throws {
      let process = Process()
      process.executableURL = Spawned.binary
      process.arguments = arguments
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      let reading = Thread { while !output.fileHandleForReading.availableData.isEmpty {} }
      reading.start()
      let block = Data((0..<50).map { #"{"id":"\#($0)","text":"We walked home and I can't sleep.","language":"en"}"# + "\n" }.joined().utf8)
      var sizes: [Int] = []
      for _ in 0..<6 {
        for _ in 0..<12 { try input.fileHandleForWriting.write(contentsOf: block) }
        sizes.append(try #require(resident(process.processIdentifier)))
      }
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      // The first part reads the content; after that no line is kept.
      let (early, late) = (sizes[2], sizes[5])
      #expect(late - early < 4096, "resident kilobytes: \(sizes)")
    }
  #endif
}
