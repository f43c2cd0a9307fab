import Foundation
import Testing

/// `semeia redact`, and `--redact` of the filter.
@Suite struct RedactTests {
  private let record = #"{"id":"a","text":"I am hopeless. My name is Okafor.","language":"en"}"# + "\n"

  @Test func recordsIn() throws {
    let outcome = try Spawned.run(["redact"], Data((record + "no record\n").utf8))
    #expect(outcome.code == 65)
    #expect(outcome.lines.count == 2 && outcome.lines[0].contains(#""text":"I am hopeless. My name is [NAME-1].""#))
    #expect(!outcome.out.contains("Okafor") && outcome.error.isEmpty)
  }

  @Test func redactedRecordsAreRecords() throws {
    let redacted = try Spawned.run(["redact", "--style", "mask"], Data(record.utf8))
    let report = try Spawned.run(["--strict"], Data(redacted.out.utf8))
    #expect(report.code == 0 && report.out.contains(#""concept":"hopelessness""#))
  }

  @Test func theFilterPrintsRedactedTextOnly() throws {
    let outcome = try Spawned.run(["--redact", "--include", "text,findings"], Data(record.utf8))
    #expect(outcome.code == 0 && outcome.out.contains(#""text":"I am hopeless. My name is [NAME-1].""#))
    #expect(outcome.out.contains(#""redactions":[{"type":"name","start":26,"end":32,"surrogate":"[NAME-1]"}]"#))
    #expect(!outcome.out.contains("Okafor"))
  }

  @Test func aKeyMustBeThereAndLong() throws {
    #expect(try Spawned.run(["redact", "--key-file", "/nonexistent"], Data(record.utf8)).code == 66)
    #expect(try Spawned.run(["redact", "--key-file", "/dev/null"], Data(record.utf8)).code != 0)
  }

  @Test func languagesWithoutATableAreTold() throws {
    let finnish = Data((#"{"id":"f","text":"Minä nukun huonosti.","language":"fi"}"# + "\n").utf8)
    let redacted = try Spawned.run(["redact"], finnish)
    #expect(redacted.code == 0 && redacted.out.contains(#""warnings":[{"code":"no-redaction-content""#))
    // They are records all the same.
    #expect(try Spawned.run(["--strict"], Data(redacted.out.utf8)).out.contains(#""status":"abstained","reason":"unsupported-language""#))
    let report = try Spawned.run(["--redact", "--include", "text"], finnish)
    #expect(report.out.contains("no-redaction-content"))
    for record in [record, record.replacing("en", with: "uk"), record.replacing(#""en""#, with: #""en-GB""#)] {
      #expect(try !Spawned.run(["redact"], Data(record.utf8)).out.contains("no-redaction-content"))
      #expect(try !Spawned.run(["--redact", "--include", "text"], Data(record.utf8)).out.contains("no-redaction-content"))
    }
  }

  /// Redaction stands before any other command.
  @Test(arguments: [["report"], ["kwic", "hopelessness", "--include", "text"]]) func theOtherCommandsReadRedactedRecords(
    _ arguments: [String]
  ) throws {
    let redacted = try Spawned.run(["redact"], Data(record.utf8))
    let outcome = try Spawned.run(arguments, Data(redacted.out.utf8))
    #expect(outcome.code == 0 && outcome.out.contains("hopeless") && !outcome.out.contains("Okafor"))
  }

  /// What explains one text reads what was redacted of one text, and no records.
  @Test func explainReadsRedactedText() throws {
    let redacted = try Spawned.run(["redact", "--text", "-", "--language", "en"], Data("I am Mrs Okafor and hopeless.\n".utf8))
    let outcome = try Spawned.run(["explain", "--language", "en"], Data(redacted.out.utf8))
    #expect(outcome.code == 0 && outcome.out.contains("hopeless") && !outcome.out.contains("Okafor"))
    #expect(try Spawned.run(["explain"], Data(record.utf8)).code == 65)
  }

  @Test func plainText() throws {
    let outcome = try Spawned.run(["redact", "--text", "-", "--language", "de"], Data("Ich heiße Okafor.\n".utf8))
    #expect(outcome.code == 0 && outcome.out == "Ich heiße [NAME-1].\n")
  }
}
