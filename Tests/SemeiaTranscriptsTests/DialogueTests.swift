import SemeiaText
import Testing

@testable import SemeiaTranscripts

@Suite struct DialogueTests {
  @Test func linesWithoutANameGoOn() throws {
    let transcript = try read(Samples.dialogue)
    #expect(said(transcript) == ["Therapist: How was the week?", "Patient: Long\nand grey.", "Therapist: I see."])
    #expect(transcript.turns.map(\.place.lines) == [1...1, 2...3, 5...5])
  }

  @Test func clockTimesBeforeAndBehindNames() throws {
    let transcript = try read("[0:12] Anna: One.\n(00:01:02.5) Ben: Two.\nAnna (1:05): Three.\nBen: At 9:30: tea.\n", .dialogue)
    #expect(said(transcript) == ["Anna: One.", "Ben: Two.", "Anna: Three.", "Ben: At 9:30: tea."])
    #expect(transcript.turns.map(\.start) == [12, 62.5, 65, nil])
  }

  @Test func fullWidthColonsNeedNoSpace() throws {
    #expect(said(try read("咨询师：这周怎么样？\n来访者：很累。\n")) == ["咨询师: 这周怎么样？", "来访者: 很累。"])
  }

  @Test(arguments: [
    "My list: milk, bread.\nThen I went home: it rained.\n",
    "I said: no.\nThe sea was grey.\nI walked.\nIt rained.\n",
    "See https://example.org for more.\nAt 10:30 we left.\n",
    "Reminder: call home.\n",
  ]) func proseWithColonsIsProse(_ text: String) throws {
    let transcript = try read(text)
    #expect(transcript.format == .prose)
    #expect(said(transcript) == [text])
  }

  @Test func tablesAreReadByTheNamesOfTheirColumns() throws {
    let transcript = try read(Samples.table)
    #expect(said(transcript) == ["Therapist: How was the week?", #"Patient: Long, and "grey"."#])
    let text = "Speaker;Text;Start\nA;\"two\nlines\";x\nB;one;2;3\n;\nC;\"open;4\nD;last;-1\n"
    let faulty = try read(text)
    #expect(said(faulty) == ["A: two\nlines", "B: one", "C: open", "D: last"])
    #expect(
      codes(faulty) == [
        "2 invalid-time", "4 column-count", "5 column-count", "5 empty-utterance", "6 unclosed-quote", "7 negative-time",
      ])
  }

  @Test func whisperTablesCountMilliseconds() throws {
    let transcript = try read("start\tend\ttext\n1000\t2500\tHow was it?\n2750\t4000\tGrey.\n")
    #expect(transcript.turns.map(\.start) == [1, 2.75])
  }

  @Test(arguments: [
    ("Patient", Role.subject), ("PATIENT 2", .subject), ("client", .subject), ("P", .subject), ("PAR", .subject),
    ("Paciente", .subject),
    ("患者", .subject), ("Пациент", .subject), ("Therapist", .clinician), ("T", .clinician), ("INV", .clinician),
    ("interviewer", .clinician),
    ("Dr. Mara Voss", .clinician), ("咨询师", .clinician), ("Ärztin", .clinician),
  ]) func namesThatTellARole(_ name: String, _ role: Role) {
    #expect(RoleNames.role(of: name) == role)
  }

  @Test(arguments: ["p", "t", "Lena", "CHI", "Speaker 1", "", "1", "Mother", "SPEAKER_00"]) func namesThatTellNone(_ name: String) {
    #expect(RoleNames.role(of: name) == nil)
  }

  @Test(arguments: [
    ("eng", "en"), ("en_us", "en-us"), ("pt-BR", "pt-BR"), ("zho", "zh"), ("yue", "yue"), ("en", "en"),
  ]) func languagesOfFiles(_ text: String, _ tag: String) { #expect(FileLanguage.tag(text) == tag) }

  @Test(arguments: ["english", "und", "", "e", "en us", "1"]) func whatIsNoLanguage(_ text: String) {
    #expect(FileLanguage.tag(text) == nil)
  }
}
