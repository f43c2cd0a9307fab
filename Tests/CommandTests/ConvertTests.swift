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
    // With the place of each: the caption that it begins in, the line of what is wrong.
    #expect(insomnia?["line"]?.int == 7 && insomnia?["seconds"]?.compact == "[2.5,5]")
    let problems = report["warnings"]?.array?.first { $0["code"]?.string == "transcript-problems" }
    #expect(problems?["count"]?.int == 1 && problems?["lines"]?.compact == "[12]")
    let guessed = try Spawned.run(["--from", "webvtt", "--language", "en"], Data(session.utf8))
    #expect(guessed.out.contains("subject-concluded"))
  }

  @Test func codesOfChatDecideOverTheWordsAndPointAtTheirLines() throws {
    let said = [
      "well I was walking home from the shop and then my brother called me .",
      "&-öh <I want> [//] I wanted to (1.5) tell him &+fr about it .",
      "we talk <every day> [/] every day and it is very very nice (.) &=laughs .", "but then I [x 3] stopped and xxx was late +...",
      "and so we went to see our mother in the evening after all .",
    ]
    let file =
      "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tPAR Participant, INV Investigator\n"
      + said.map { "*INV:\tand then ?\n*PAR:\t\($0)\n" }.joined() + "@End\n"
    let outcome = try Spawned.run(["--from", "chat", "--include", "speech,speakers"], Data(file.utf8))
    let report = try JSONReader().read(outcome.out.trimmingCharacters(in: .newlines))
    func marker(_ id: String, _ markers: JSONValue?) -> JSONValue? { markers?.array?.first { $0["marker"]?.string == id } }
    let repair = marker("repair", report["markers"])
    #expect(repair?["count"]?.int == 2 && repair?["from"]?.string == "marks")
    #expect(repair?["lines"]?.compact == "[8,8]" && repair?["spans"]?.compact == "[[3,3,9],[3,30,30]]")
    // "every day" and two more times "I"; not "very very".
    #expect(marker("immediate-repetition", report["markers"])?["lines"]?.compact == "[10,12]")
    #expect(marker("filled-pause", report["markers"])?["count"]?.int == 1)
    #expect(marker("pause-rate", report["markers"])?["lines"]?.compact == "[8,10]")
    #expect(report["speakers"]?.array?.map { $0["role"]?.string } == ["clinician", "subject"])
    #expect(marker("turn-share", report["speakers"]?.array?.first?["markers"])?["value"] != nil)
    // Nobody is the subject: nothing is a zero.
    let nobody = try Spawned.run(["--from", "chat", "--include", "speech", "--role", "PAR=other"], Data(file.utf8))
    let values = try JSONReader().read(nobody.out.trimmingCharacters(in: .newlines))["markers"]?.array ?? []
    #expect(!values.isEmpty && values.allSatisfy { $0["value"] == nil && $0["reason"]?.string == "no-subject" })
  }

  @Test func whoWasMeasuredIsSaidHoweverTheTranscriptCame() throws {
    let strangers = Data("Anna: I want to die.\nBert: Why?\nCara: Oh no.\nAnna: I cannot sleep.\nBert: I see.\nCara: No.\n".utf8)
    for file in [Data(session.utf8), strangers] {
      let line = try Spawned.run(["convert", "--quiet", "--language", "en", "-"], file).out
      let piped = try JSONReader().read(try Spawned.run([], Data(line.utf8)).out.trimmingCharacters(in: .newlines))
      let from = file == strangers ? "dialogue" : "webvtt"
      let direct = try JSONReader().read(
        try Spawned.run(["--from", from, "--language", "en"], file).out.trimmingCharacters(in: .newlines))
      #expect(piped["warnings"]?.array?.isEmpty == false && piped["warnings"] == direct["warnings"])
    }
  }

  @Test func pagesReadTranscriptsAsTranscripts() throws {
    let talk = Data("Therapist: I want to die, my last one said.\nPatient: I am fine.\nTherapist: Good.\n".utf8)
    for command in [["explain", "--language", "en"], ["report", "--language", "en"]] {
      let page = try Spawned.run(command, talk)
      // What the therapist says is not the patient's flag.
      #expect(page.code == 0 && !page.out.contains("level 1 of 5") && !page.out.contains("<span class=\"flag"))
      let captions = try Spawned.run(command, Data(session.utf8))
      #expect(captions.code == 0 && !captions.out.contains("WEBVTT") && captions.out.contains("is taken as the subject"))
      // As one text only where somebody says so.
      let text = try Spawned.run(command + ["--from", "text"], talk)
      #expect(text.code == 0 && text.out.contains("Therapist: I"))
    }
    #expect(try Spawned.run(["explain"], Data(#"{"text":"a"}"#.utf8)).error.contains("request lines"))
    let unread = try Spawned.run(["report", "--from", "srt"], Data("words".utf8))
    #expect(unread.code == 65 && unread.error.contains("missing-header") && unread.error.contains("semeia convert"))
    let labels = try Spawned.run(["explain", "--language", "en"], Data("Anna: Hm?\nBen: A long week.\n".utf8))
    #expect(labels.out.contains("begin with what may be a name"))
  }

  @Test func theFilterAnswersWhatIsNoTranscriptWithAnError() throws {
    let outcome = try Spawned.run(["--from", "textgrid"], Data("words".utf8))
    #expect(outcome.code == 65)
    #expect(outcome.out.contains(#""code":"unreadable-transcript""#) && outcome.out.contains("malformed-structure at line 1"))
  }
}
