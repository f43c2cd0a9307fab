import Foundation
import SemeiaRecords
import Testing

/// What the filter does as a part of a pipeline: it waits for a slow reader, ends with its neighbors, and never leaves part of a line.
@Suite(.serialized) struct StreamTests {
  private let good = #"{"id":"g","text":"I can't sleep.","language":"en"}"#
  /// Its report is longer than what a pipe takes at once.
  private let long = #"{"text":"\#(String(repeating: "I can't sleep. My mother is not hopeless. ", count: 8))","language":"en"}"#

  private func isWhole(_ data: Data) -> Bool {
    if data.isEmpty { return true }
    guard data.last == 0x0A else { return false }
    return data.split(separator: 0x0A).allSatisfy { (try? JSONReader().read(Array($0))) != nil }
  }

  #if os(Linux)
    @Test(arguments: [["--jobs", "1"], ["--jobs", "3"]])
    func aSlowReaderHoldsTheFilterBack(_ arguments: [String]) throws {
      let filter = try HeldOpen(arguments)
      defer { filter.send(signal: SIGKILL) }
      filter.keepSending(good)
      // The first answer says that everything is loaded.
      #expect(!filter.read().isEmpty)
      var taken = -1
      for _ in 0..<60 where taken != filter.taken {
        taken = filter.taken
        Thread.sleep(forTimeInterval: 0.5)
      }
      let before = try #require(filter.residentKilobytes)
      Thread.sleep(forTimeInterval: 1.5)
      #expect(filter.taken == taken, "the filter still takes input that nobody reads the answers to")
      #expect(taken < 8 << 20)
      #expect(abs(try #require(filter.residentKilobytes) - before) < 4096)
    }
  #endif

  @Test func aReaderThatLeavesEndsItQuietly() throws {
    let filter = try HeldOpen()
    filter.keepSending(good)
    #expect(!filter.read().isEmpty)
    filter.closeOutput()
    filter.process.waitUntilExit()
    #expect(filter.process.terminationReason == .exit && filter.process.terminationStatus == 0)
    #expect(filter.errors().isEmpty)
  }

  @Test(arguments: [(SIGTERM, ["--jobs", "1"]), (SIGTERM, ["--jobs", "2"]), (SIGINT, ["--flush", "block"]), (SIGHUP, ["--jobs", "1"])])
  func signalsLeaveWholeLines(_ number: Int32, _ arguments: [String]) throws {
    for delay in [0.0, 0.03] {
      let filter = try HeldOpen(arguments)
      filter.keepSending(long)
      var out = filter.read()
      Thread.sleep(forTimeInterval: delay)
      filter.send(signal: number)
      out += filter.readRest()
      filter.process.waitUntilExit()
      #expect(filter.process.terminationReason == .uncaughtSignal && filter.process.terminationStatus == number)
      #expect(isWhole(out) && out.count > 4096)
    }
  }

  /// A kill cannot wait; reports that a pipe takes at once are whole all the same.
  @Test func aKillLeavesWholeShortLines() throws {
    for delay in [0.0, 0.013, 0.04, 0.09] {
      let filter = try HeldOpen(["--include", "findings,flags"])
      filter.keepSending(good)
      var out = filter.read()
      Thread.sleep(forTimeInterval: delay)
      filter.send(signal: SIGKILL)
      out += filter.readRest()
      #expect(isWhole(out))
    }
  }

  @Test func itEndsWhileItWaits() throws {
    // For input.
    let idle = try HeldOpen()
    try idle.send(Data((good + "\n").utf8))
    #expect(!idle.read().isEmpty)
    idle.send(signal: SIGTERM)
    idle.process.waitUntilExit()
    #expect(idle.process.terminationStatus == SIGTERM)
    // For a reader that never reads on.
    let stalled = try HeldOpen()
    stalled.keepSending(good)
    Thread.sleep(forTimeInterval: 3)
    stalled.send(signal: SIGTERM)
    stalled.process.waitUntilExit()
    #expect(stalled.process.terminationReason == .uncaughtSignal)
    #expect(isWhole(stalled.readRest()))
  }

  @Test func eachLineIsAnsweredAtOnce() throws {
    let filter = try HeldOpen()
    for number in 1...3 {
      try filter.send(Data((good + "\n").utf8))
      let answer = filter.read()
      #expect(isWhole(answer) && String(decoding: answer, as: UTF8.self).contains("\"line\":\(number),"))
    }
    filter.endInput()
    #expect(filter.readRest().isEmpty)
    filter.process.waitUntilExit()
    #expect(filter.process.terminationStatus == 0)
  }

  @Test(arguments: [
    ("", 0, Int32(0)), ("\n\r\n \t\n", 0, 0), ("\u{FEFF}", 0, 0), ("\u{FEFF}\n", 0, 0), ("{\"text\":\"\"}\r\n{\"text\":\"\"}\r", 2, 0),
    ("{\"text\":\"a", 1, 65), ("{\"text\":\"\"}\n\u{FEFF}{\"text\":\"\"}\n", 2, 65), ("\r{\"text\":\"\"}\n", 1, 0), ("\0\n", 1, 65),
    ("{\"text\":\"\"}\n\n\n{\"text\":1}", 2, 65),
  ])
  func endsOfLinesAndOfInput(_ input: String, _ lines: Int, _ code: Int32) throws {
    for jobs in ["1", "2"] {
      let outcome = try Spawned.run(["--jobs", jobs], Data(input.utf8))
      #expect(outcome.lines.count == lines && outcome.code == code, "\(jobs) jobs")
      #expect(outcome.out.isEmpty || outcome.out.hasSuffix("\n"))
      #expect(outcome.error.isEmpty)
    }
  }

  /// A line that many reads bring is one line, with what stands before and behind it.
  @Test(arguments: [["--jobs", "1"], ["--jobs", "2"]]) func aLineOfManyReads(_ arguments: [String]) throws {
    let filter = try HeldOpen(arguments + ["--include", "", "--max-line-bytes", "700000"])
    let long = #"{"id":"long","text":"","x_v":""# + String(repeating: "v", count: 680_000) + "\"}\n"
    let longer = #"{"id":"longer","text":"","x_v":""# + String(repeating: "v", count: 720_000) + "\"}\n"
    let bytes = Data((#"{"id":"a","text":""}"# + "\n" + long + #"{"id":"b","text":""}"# + "\n" + longer + #"{"id":"c","text":""}"#).utf8)
    Thread.detachNewThread {
      for start in stride(from: 0, to: bytes.count, by: 9_999) { try? filter.send(bytes[start..<min(start + 9_999, bytes.count)]) }
      filter.endInput()
    }
    let lines = String(decoding: filter.readRest(), as: UTF8.self).split(separator: "\n").map { String($0) }
    let ids = ["a", "long", "b", "longer", "c"]
    #expect(lines.count == 5)
    for (index, (line, id)) in zip(lines, ids).enumerated() {
      #expect(line.hasPrefix(#"{"v":1,"line":\#(index + 1),"id":"\#(id)","status":"\#(id == "longer" ? "error" : "abstained")""#))
    }
  }

  /// A closed descriptor is said, and is not taken for whatever the runtime opens next.
  @Test(arguments: [
    (#"timeout 20 "$0" >&- < <(exec sleep 30)"#, Int32(74)), (#"timeout 20 "$0" redact >&- < <(exec sleep 30)"#, 74),
    (#"timeout 20 "$0" --version >&-"#, 74), (#"timeout 20 "$0" <&-"#, 74), (#"timeout 20 "$0" --version <&-"#, 0),
    (#"timeout 20 "$0" --genre poem 2>&-"#, 64), (#"timeout 20 "$0" 0<&- 1>&- 2>&-"#, 74),
    (#"echo '{"text":1}' | timeout 20 "$0" --summary 2>&-"#, 65),
  ])
  func closedStreams(_ line: String, _ code: Int32) throws {
    #expect(try Spawned.runShell(line, []) == code)
  }

  /// What is wrong with arguments is said without them: somebody may have written a text there.
  @Test(arguments: [
    (["I feel sad"], "argument 1"), (["Okafor"], "argument 1"), (["--genre", "I feel sad"], "argument 2"),
    (["--genre=I feel sad"], "argument 1"),
    (["--jobs", "I feel sad"], "argument 2"), (["--jobs", "1", "I feel sad", "and so on"], "argument 3"), (["-- I feel sad"], "argument"),
    (["redact", "I feel sad"], "argument 2"), (["--I feel sad"], "argument"), (["context", "--langage", "I feel sad"], "--langage"),
    (["redact", "--text", "I feel sad"], "--text"), (["schema", "I feel sad"], ""), (["--rules", "I feel sad"], "safety"),
    (["--model", "I feel sad"], "default"),
    (["--language", "I feel sad"], "--language"), (["--include", "I feel sad"], "--include"),
  ])
  func wrongArgumentsAreNotRepeated(_ arguments: [String], _ expected: String) throws {
    let outcome = try Spawned.run(arguments)
    #expect([64, 66, 78].contains(outcome.code) && outcome.out.isEmpty)
    #expect(expected.isEmpty || outcome.error.contains(expected), "\(arguments): \(outcome.error)")
    for word in ["sad", "Okafor", "so on"] { #expect(!outcome.error.contains(word), "\(arguments): \(outcome.error)") }
  }

  @Test func helpKeepsItsWords() throws {
    let outcome = try Spawned.run(["--genre", "poem"])
    #expect(
      outcome.code == 64 && outcome.error.contains("--genre") && outcome.error.contains("narrative") && !outcome.error.contains("poem"))
    #expect(try Spawned.run(["--langage", "en"]).error.contains("--langage"))
    #expect(try Spawned.run(["--help"]).code == 0)
  }

  @Test(arguments: [
    ("never", #"{"text":1}"#, Int32(0)), ("error", #"{"text":1}"#, 65), ("abstain", #"{"text":1}"#, 65), ("never", #"{"text":""}"#, 0),
    ("error", #"{"text":""}"#, 0), ("abstain", #"{"text":""}"#, 65), ("abstain", #"{"text":"a","consent":{}}"#, 0),
  ])
  func failOn(_ when: String, _ line: String, _ code: Int32) throws {
    #expect(try Spawned.run(["--fail-on", when], Data(line.utf8)).code == code)
  }

  @Test func flushingChangesNoByte() throws {
    let input = Data((0..<40).map { _ in good + "\n{\n" }.joined().utf8)
    let whole = try Spawned.run(["--flush", "block"], input)
    #expect(try whole.out == Spawned.run(["--flush", "line"], input).out)
    #expect(try whole.out == Spawned.run(["--flush", "block", "--jobs", "3"], input).out)
  }
}
