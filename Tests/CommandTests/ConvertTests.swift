import Foundation
import SemeiaRecords
import Testing

/// `semeia convert` and `--from` as callers meet them.
@Suite struct ConvertTests {
  private let session = """
    WEBVTT

    00:01.000 --> 00:02.000
    <v Mara>How are the nights?

    00:02.500 --> 00:04.000
    <v Lena>Bad. I can't

    00:04.000 --> 00:05.000
    <v Lena>sleep.

    00:06.000 --> 00:0x.000
    <v Mara>I see.
    """

  private var examples: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "Examples")
  }

  @Test func oneLineForEachFile() throws {
    let files = ["01-FirstReport/letter.txt", "05-Transcript/session.vtt"].map { examples.appending(path: $0).path }
    let outcome = try Spawned.run(["convert"] + files)
    #expect(outcome.code == 0 && outcome.lines.count == 2)
    let reader = RequestReader(strict: true)
    let letter = try reader.read(Array(outcome.lines[0].utf8))
    let text = try Data(contentsOf: URL(filePath: files[0]))
    #expect(letter.id == "letter" && letter.text == Array(text))
    let talk = try reader.read(Array(outcome.lines[1].utf8))
    #expect(talk.id == "session" && talk.genre == .interview)
    #expect(talk.turns?.map(\.string) == ["How have your nights been?", "Bad. I lie there and I can't sleep at all."])
    #expect(talk.turns?.map(\.role) == [.clinician, .subject])
  }

  @Test func problemsAndGuessesAreToldOnStandardError() throws {
    let outcome = try Spawned.run(["convert", "-"], Data(session.utf8))
    #expect(outcome.code == 0)
    #expect(outcome.error.contains("-:12: problem: invalid-time") && outcome.error.contains("subject-concluded"))
    // No name and no word of the file.
    for word in ["Lena", "Mara", "nights", "sleep"] { #expect(!outcome.error.contains(word)) }
    let quiet = try Spawned.run(
      ["convert", "-", "--quiet", "--join", "never", "--role", "Lena=subject", "--language", "en"], Data(session.utf8))
    #expect(quiet.error.isEmpty)
    let record = try RequestReader(strict: true).read(Array(quiet.lines[0].utf8))
    #expect(record.turns?.count == 4 && record.language == "en")
    #expect(record.turns?.map(\.role) == [.other, .subject, .subject, .other])
  }

  @Test func whatCannotBeReadIsRefusedAndTheOthersAreRead() throws {
    let letter = examples.appending(path: "01-FirstReport/letter.txt").path
    let refused = try Spawned.run(["convert", "--from", "srt", "-"], Data("words".utf8))
    #expect(
      refused.code == 65 && refused.out.isEmpty && refused.error.contains("-:1: error:")
        && refused.error.contains("missing-header"))
    let missing = try Spawned.run(["convert", examples.path + "/no-such-file", letter])
    #expect(missing.code == 66 && missing.lines.count == 1)
    #expect(try Spawned.run(["convert", "--role", "Lena", letter]).code == 64)
    #expect(try Spawned.run(["convert", "--from", "mp3", letter]).code == 64)
  }

  @Test func theFilterReadsATranscript() throws {
    let arguments = ["--from", "webvtt", "--language", "en", "--role", "Lena=subject", "--role", "Mara=clinician"]
    let outcome = try Spawned.run(arguments, Data(session.utf8))
    #expect(outcome.code == 0 && outcome.error.isEmpty && outcome.lines.count == 1)
    let report = try JSONReader().read(outcome.out.trimmingCharacters(in: .newlines))
    #expect(report["genre"]?.string == "interview")
    // A finding across two cues.
    let insomnia = report["findings"]?.array?.first { $0["concept"]?.string == "insomnia" }
    #expect(insomnia?["turn"]?.int == 1)
    #expect(report["warnings"]?.array?.contains { $0["code"]?.string == "transcript-problems" && $0["count"]?.int == 1 } == true)
    let guessed = try Spawned.run(["--from", "webvtt", "--language", "en"], Data(session.utf8))
    #expect(guessed.out.contains("subject-concluded"))
  }

  @Test func theFilterAnswersWhatIsNoTranscriptWithAnError() throws {
    let outcome = try Spawned.run(["--from", "textgrid"], Data("words".utf8))
    #expect(outcome.code == 65)
    #expect(outcome.out.contains(#""code":"unreadable-transcript""#) && outcome.out.contains("malformed-structure at line 1"))
  }
}
