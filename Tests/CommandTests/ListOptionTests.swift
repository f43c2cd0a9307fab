import Foundation
import Testing

/// Options that take lists, fields that nobody has, and inputs that are not there.
@Suite struct ListOptionTests {
  private static let record = Data((#"{"id":"a","text":"I feel sad.","language":"en","x_group":"one"}"# + "\n").utf8)

  @Test(arguments: ["flags,findings", "flags, findings", " flags ,findings", "flags findings"])
  func listsTakeCommasAndSpaces(_ list: String) throws {
    let outcome = try Spawned.run(["--include", list], Self.record)
    #expect(
      outcome.code == 0 && outcome.out.contains(#""findings""#) && outcome.out.contains(#""flags""#) && !outcome.out.contains(#""scores""#))
  }

  @Test(arguments: [
    ["--include", "flags,,findings"], ["--include", "flags,"], ["--include", "flags,moods"], ["--rules", "safety,,quality"],
  ])
  func whatIsMissingInAListIsAnErrorOfUse(_ arguments: [String]) throws {
    let outcome = try Spawned.run(arguments, Self.record)
    #expect(outcome.code == 64 && outcome.out.isEmpty && outcome.error.contains(arguments[0]))
  }

  @Test func packsTakeTheSameLists() throws {
    let one = try Spawned.run(["--rules", "safety,quality", "--include", "decisions"], Self.record)
    let other = try Spawned.run(["--rules", "safety", "quality", "--include", "decisions"], Self.record)
    #expect(one.code == 0 && one.out == other.out)
  }

  @Test func aFieldThatNoRecordHasIsNamed() throws {
    let reports = Data(try Spawned.run(["--echo", "--include", "scores"], Self.record).out.utf8)
    let calibrate = [
      "--name", "m", "--dimension", "distress", "--corpus", "c", "--origin", "o", "--license", "l", "--date", "2026-01-01", "--label-note",
      "n",
    ]
    for arguments in [
      ["evaluate", "--label", "x_lable", "--positive", "one"],
      ["evaluate", "--label", "x_group", "--positive", "one", "--by", "language,x_lable"],
      ["audit", "--by", "x_lable"], ["calibrate", "--label", "x_lable"] + calibrate,
    ] {
      let outcome = try Spawned.run(arguments, reports)
      #expect(outcome.code == 65 && outcome.out.isEmpty && outcome.error.contains("x_lable is missing in 1 of 1 records"), "\(arguments)")
    }
    #expect(try Spawned.run(["evaluate", "--label", "x_group", "--positive", "one"], reports).code == 0)
  }

  /// A label that no record has is a slip of the pen, and no small sample.
  @Test func aLabelThatNoRecordHasIsNamed() throws {
    let records = ["one", "two", "a, b"].map { #"{"text":"I feel sad.","language":"en","x_group":"\#($0)"}"# + "\n" }
    let reports = Data(try Spawned.run(["--echo", "--include", "scores"], Data(records.joined().utf8)).out.utf8)
    for (arguments, label) in [
      (["--positive", "onex"], "onex"), (["--positive", "one", "--negative", "two,three"], "three"), (["--positive", "one, twox"], "twox"),
    ] {
      let outcome = try Spawned.run(["evaluate", "--label", "x_group"] + arguments, reports)
      #expect(outcome.code == 65 && outcome.out.isEmpty && outcome.error.contains("no record has the label \(label) in x_group"))
    }
    // Lists take commas; a label that has one itself is taken whole.
    for list in [["one", "two"], ["one,two"], ["one, two"], ["a, b"]] {
      #expect(try Spawned.run(["evaluate", "--label", "x_group", "--positive"] + list, reports).code == 0)
    }
  }

  @Test(arguments: [
    ["table", "/nonexistent"], ["table", "--requests", "/nonexistent"], ["kwic", "insomnia", "--format", "csv", "/nonexistent"],
    ["evaluate", "/nonexistent", "--label", "a", "--positive", "b"],
  ])
  func nothingIsPrintedBeforeAllInputsAreThere(_ arguments: [String]) throws {
    let outcome = try Spawned.run(arguments, Data())
    #expect(outcome.code == 66 && outcome.out.isEmpty)
  }

  @Test func anIDIsFoundInALineThatIsTooLong() throws {
    let long = String(repeating: "a", count: 300_000)
    let lines = [
      #"{"id":"one","text":"\#(long)"}"#, #"{"x":[{"id":"inner"}],"id":"two","text":"\#(long)"}"#, #"{"text":"\#(long)","id":"late"}"#,
      #"{"x":01,"id":"broken","text":"\#(long)"}"#, #"{"id":"short","text":""}"#,
    ]
    for command in [["--max-line-bytes", "1000", "--include", "flags"], ["redact", "--max-line-bytes", "1000"]] {
      let outcome = try Spawned.run(command, Data(lines.joined(separator: "\n").utf8))
      #expect(outcome.lines.count == 5)
      for (line, start) in zip(
        outcome.lines, [#""line":1,"id":"one","#, #""line":2,"id":"two","#, #""line":3,"status"#, #""line":4,"status"#])
      {
        #expect(line.contains(start) && line.contains("line-too-long"))
      }
    }
  }

  @Test(arguments: ["request", "report", "pack", "concepts", "language", "norm"]) func schemasArePrinted(_ name: String) throws {
    let outcome = try Spawned.run(["schema", name])
    #expect(outcome.code == 0 && outcome.out.contains("https://json-schema.org/draft/2020-12/schema"))
  }
}
