import Foundation
import SemeiaRecords
import Testing

/// The command as callers meet it: spawned, with pipes.
@Suite struct CommandTests {
  private typealias Outcome = Spawned.Outcome

  private func run(_ arguments: [String] = [], _ input: Data = Data()) throws -> Outcome { try Spawned.run(arguments, input) }

  private let good = #"{"id":"g","text":"I can't sleep.","language":"en"}"#

  @Test func oneLineOutPerLineIn() throws {
    let bad: [[UInt8]] = [
      Array("{".utf8), Array("[]".utf8), Array(#"{"text":1}"#.utf8), Array(#"{"text":"a",}"#.utf8), Array(#"{"text":"a","text":"b"}"#.utf8),
      [0xFF, 0xFE],
      Array(#"{"text":"\ud800"}"#.utf8), Array(#"{}"#.utf8), Array(#"{"text":"a","turns":[]}"#.utf8),
      Array(#"{"text":"a","genre":"poem"}"#.utf8),
    ]
    var input = Data()
    for index in 0..<50 {
      input.append(Data((good + "\n").utf8))
      input.append(Data(bad[index % bad.count] + [0x0A]))
      if index % 7 == 0 { input.append(0x0A) }
    }
    let one = try run([], input)
    #expect(one.code == 65)
    #expect(one.error.isEmpty)
    #expect(one.lines.count == 100)
    let alone = try run([], Data((good + "\n").utf8)).lines[0].split(separator: ",", maxSplits: 2)[2]
    for (index, line) in one.lines.enumerated() {
      if index % 2 == 0 {
        #expect(line.split(separator: ",", maxSplits: 2)[2] == alone)
      } else {
        #expect(line.contains(#""status":"error""#))
      }
    }
    let four = try run(["--jobs", "4"], input)
    #expect(four.out == one.out)
  }

  @Test(arguments: [
    (["--fail-on", "never"], "{\n", Int32(0)), ([], "{\n", 65), ([], "", 0), (["--fail-on", "abstain"], "{\"text\":\"\"}\n", 65),
    (["--jobs", "0"], "", 64),
    (["--no-such-option"], "", 64), (["--model", "none"], "", 78), (["explain", "/no/such/file"], "", 66),
    (["--include", "nothing"], "", 64), (["--content", "/no/such/folder"], "", 66), (["check", "--content", "/no/such/folder"], "", 66),
    (["change"], "no request\n", 65), (["rules", "explain", "--rule", "no-such-rule"], "{\"text\":\"I am sad\"}\n", 78),
  ])
  func exitCodes(_ arguments: [String], _ input: String, _ code: Int32) throws {
    #expect(try run(arguments, Data(input.utf8)).code == code)
  }

  @Test func lastLineMayLackItsLineFeed() throws {
    #expect(try run([], Data(good.utf8)).lines.count == 1)
    #expect(try run([], Data((good + "\r\n").utf8)).lines.count == 1)
  }

  /// A stream so short that a mark could not be told in it is read like any other.
  @Test(arguments: ["\n", "\n\n", " \n", "\r\n", "\n\n\n", " "])
  func blankLinesAreSkipped(_ input: String) throws {
    let outcome = try run([], Data(input.utf8))
    #expect(outcome.code == 0 && outcome.out.isEmpty)
  }

  @Test func aMarkBeforeABlankLineIsToldWithTheFirstRecord() throws {
    let outcome = try run([], Data([0xEF, 0xBB, 0xBF]) + Data("\n\(good)\n\(good)\n".utf8))
    #expect(outcome.lines.count == 2 && outcome.lines[0].contains("byte-order-mark") && !outcome.lines[1].contains("byte-order-mark"))
  }

  /// Where nothing can be written nothing is lost in silence, and a reader that has gone is no failure.
  @Test(arguments: [
    ["capabilities", "--language", "en"], ["catalog", "sleep"], ["schema", "report"], ["schema", "fhir-codesystems"], ["norms", "show"],
  ])
  func failedOutputHasItsCode(_ arguments: [String]) throws {
    let full = try Spawned.runShell("\"$0\" \"$@\" > /dev/full", arguments)
    #expect(full == 74)
    #expect(try Spawned.runShell("set -o pipefail; \"$0\" \"$@\" | true", arguments) == 0)
  }

  @Test func marksAreStrippedOnce() throws {
    let outcome = try run([], Data([0xEF, 0xBB, 0xBF]) + Data((good + "\n").utf8))
    #expect(outcome.code == 0)
    #expect(outcome.out.contains("byte-order-mark"))
  }

  @Test func longLinesAreDrained() throws {
    let long = #"{"text":"\#(String(repeating: "a ", count: 400_000))"}"#
    let outcome = try run(["--max-line-bytes", "1000"], Data("\(good)\n\(long)\n\(good)\n".utf8))
    #expect(outcome.lines.count == 3)
    #expect(outcome.lines[1].contains("line-too-long"))
    #expect(outcome.lines[2].contains(#""line":3"#))
  }

  @Test func textComesOutOnlyWhenAsked() throws {
    let input = Data(#"{"text":"Zanzibar is where I can't sleep.","language":"en"}"#.utf8)
    #expect(try !run([], input).out.contains("Zanzibar"))
    #expect(try run(["--include", "text"], input).out.contains("Zanzibar"))
  }

  @Test func contextAnswersTargets() throws {
    let outcome = try run(["context"], Data(#"{"text":"I am not hopeless.","start":9,"end":17,"language":"en"}"#.utf8))
    #expect(outcome.code == 0)
    #expect(outcome.out.contains(#""polarity":"negated""#))
    #expect(try run(["context"], Data("{}\n".utf8)).code == 65)
  }

  @Test func versionsAndSchemas() throws {
    let version = try JSONReader().read(try run(["--version"]).out)
    #expect(version["icu"]?.string?.isEmpty == false)
    #expect(version["languages"]?["en"] != nil)
    for name in ["request", "report"] { #expect(try JSONReader().read(run(["schema", name]).out)["$schema"] != nil) }
    #expect(try run(["schema", "none"]).code == 64)
    #expect(try run(["capabilities", "--language", "en"]).lines.count == 1)
  }

  @Test func verifyFindsWhatWasAltered() throws {
    let report = try run([], Data((good + "\n").utf8)).out
    #expect(try run(["verify"], Data(report.utf8)).out == "{\"line\":1,\"status\":\"verified\"}\n")
    let altered = report.replacingOccurrences(of: "\"strength\":1", with: "\"strength\":0.5")
    let outcome = try run(["verify"], Data(altered.utf8))
    #expect(outcome.code == 65)
    #expect(outcome.out.contains("altered"))
  }

  @Test func explainIsPlainWhenPiped() throws {
    let outcome = try run(["explain", "--language", "en"], Data("I can't sleep. My mother is depressed.".utf8))
    #expect(outcome.out.contains("⟦can't sleep⟧"))
    #expect(outcome.out.contains("⟨depressed⟩"))
    #expect(!outcome.out.contains("\u{1B}"))
    #expect(outcome.out.contains("not evidence of safety"))
  }
}
