import Semeia
import SemeiaRecords
import SemeiaRedaction
import SemeiaText
import Testing

/// What was changed in a report is found from the report alone; with the request at hand, everything is.
@Suite struct VerifierTests {
  private static let analyzer = Result { try Analyzer(content: .shipped()) }

  private static let told =
    "I can't sleep at all. I feel hopeless and sad. I want to kill myself tonight. My mother is depressed. I am not anxious. "
  private static let requests = [
    #"{"id":"a","text":"\#(told)","language":"en"}"#,
    #"{"id":"b","text":"\#(told + String(repeating: "We talked with a friend about the weekend and I made soup. ", count: 30))","genre":"message","language":"en"}"#,
    #"{"id":"c","turns":[{"role":"clinician","text":"Do you sleep?"},{"role":"subject","text":"No. I want to die."}],"language":"en","x_ward":4}"#,
    #"{"id":"d","text":""}"#,
    #"{"id":"e","text":"My name is Okafor and I am sad.","language":"en","consent":{"analysis":true,"export":true}}"#,
    #"{"id":"f","text":"a","consent":{}}"#, #"{"id":"g","text":"a",}"#, #"{"text":"Mi volas morti","language":"eo"}"#,
  ]

  private func reports(_ options: RecordFilter.Options = .init(), packs: [String]? = nil) throws -> [[UInt8]] {
    let usual = try Self.analyzer.get()
    let analyzer = try packs.map { try Analyzer(content: usual.content, packs: $0) } ?? usual
    return Self.requests.enumerated().map { index, line in
      var out: [UInt8] = []
      _ = Array(line.utf8).withUnsafeBufferPointer { RecordFilter(analyzer, options: options).answer($0, number: index + 1, into: &out) }
      return Array(out.dropLast())
    }
  }

  private func verdict(_ line: [UInt8], _ verifier: Verifier) -> String {
    String(decoding: verifier.verify(line, number: 1).line, as: UTF8.self)
  }

  private static let optionSets: [RecordFilter.Options] = {
    var plain = RecordFilter.Options()
    var all = plain
    all.sections = [.standard, .text, .tokens, .speech, .whyNot]
    all.unit = .utf16
    all.echoes = true
    plain.sections = [.flags, .decisions]
    var blind = RecordFilter.Options()
    blind.isBlindFirst = true
    var other = RecordFilter.Options()
    (other.language, other.genre, other.country, other.unit) = (LanguageTag("es"), .socialMedia, "MX", .utf8)
    other.requiresConsent = true
    return [.init(), plain, all, blind, other]
  }()

  @Test(arguments: optionSets.indices) func whatIsAsItWasMadeIsVerified(_ index: Int) throws {
    let usual = try Self.analyzer.get()
    let requests = Array(Self.requests.joined(separator: "\n").utf8)
    for verifier in [Verifier(), Verifier(usual), Verifier(usual, requests: requests)] {
      for line in try reports(Self.optionSets[index]) {
        #expect(verdict(line, verifier).contains(#""status":"verified""#), "\(String(decoding: line.prefix(60), as: UTF8.self))")
      }
    }
  }

  @Test func packsAndRedactionAreThoseOfTheReport() throws {
    let usual = try Self.analyzer.get()
    let requests = Array(Self.requests.joined(separator: "\n").utf8)
    let vocabulary = RedactionVocabulary(try #require(usual.content.folder as? ContentDirectory))
    let make: @Sendable (RedactionStyle) -> Redactor? = { Redactor(vocabulary, style: $0) }
    var options = RecordFilter.Options()
    options.sections = [.standard, .text]
    options.redactor = make(.mask)
    for line in try reports(options, packs: ["review", "safety"]) {
      #expect(verdict(line, Verifier(usual, requests: requests, redactor: make)).contains(#""status":"verified""#))
    }
    // Without what redacts, nothing can be said.
    #expect(verdict(try reports(options)[4], Verifier(usual, requests: requests)).contains("origin.options"))
  }

  /// Tools sort keys, add spaces and write numbers their own way; that alters nothing.
  @Test(arguments: optionSets.indices) func howALineIsWrittenDoesNotMatter(_ index: Int) throws {
    let usual = try Self.analyzer.get()
    let requests = Array(Self.requests.joined(separator: "\n").utf8)
    for line in try reports(Self.optionSets[index]) {
      let value = try JSONReader(depthLimit: 256).read(line)
      for other in [Self.sorted(value), value.pretty.replacing("\n", with: " "), Self.exponents(value)] {
        #expect(other != String(decoding: line, as: UTF8.self))
        for verifier in [Verifier(), Verifier(usual), Verifier(usual, requests: requests)] {
          let answer = verdict(Array(other.utf8), verifier)
          #expect(answer.contains(#""status":"verified""#), "\(answer) \(other.prefix(60))")
        }
      }
    }
  }

  private static func sorted(_ value: JSONValue) -> String { changed(value) { $0 }.compact }

  /// Numbers with a fraction as some programs write them: `1.2e-05`.
  private static func exponents(_ value: JSONValue) -> String {
    changed(value) { number in
      guard let point = number.text.firstIndex(of: ".") else { return number }
      let decimals = number.text.distance(from: point, to: number.text.endIndex) - 1
      let sign = number.text.hasPrefix("-") ? "-" : ""
      let digits = number.text.filter { $0 != "." && $0 != "-" }.drop { $0 == "0" }
      return JSONNumber(text: "\(sign)\(digits)e-0\(decimals)") ?? number
    }.compact
  }

  private static func changed(_ value: JSONValue, _ number: (JSONNumber) -> JSONNumber) -> JSONValue {
    switch value {
    case .number(let old): .number(number(old))
    case .array(let values): .array(values.map { changed($0, number) })
    case .object(let members):
      .object(members.sorted { $0.key > $1.key }.map { JSONValue.Member($0.key, changed($0.value, number)) })
    default: value
    }
  }

  /// A part of the line, what it becomes, and where the fault is seen.
  static let alterations: [(line: Int, String, String, what: String)] = [
    (0, #""urgency":"now""#, #""urgency":"info""#, "urgency"), (0, #""summary":""#, #""summary":"No "#, "summary"),
    (0, #""options":[""#, #""options":["Nothing, or "#, "options"), (0, #""requires":"human-review""#, #""requires":"none""#, "requires"),
    (0, #""status":"ok""#, #""status":"abstained","reason":"empty-text""#, "status"),
    (1, #""status":"exploratory","reason":"precision-low""#, #""status":"reported""#, "status"),
    (1, #""band":""#, #""band":"very-"#, "band"), (1, #""raw":"#, #""raw":1"#, "contributions"),
    (1, #""amounts":[0"#, #""amounts":[1"#, "contributions"),
    (1, #""mentioned":"#, #""mentioned":1"#, "coverage"), (1, #""norm":"en/message""#, #""norm":"en/social-media""#, "norm"),
    (0, #""polarity":"negated""#, #""polarity":"affirmed""#, "findings"),
    (0, #""concept":"insomnia""#, #""concept":"nightmares""#, "entry"),
    (0, #""provenance":"sha256:"#, #""provenance":"sha256:0"#, "provenance"),
    (0, #""packs":["safety","quality"]"#, #""packs":["quality"]"#, "provenance"),
    (0, #""language":{"tag":"en""#, #""language":{"tag":"es""#, "language.tag"),

    (5, #""status":"withheld""#, #""status":"ok""#, "status"), (7, #""reason":"unsupported-language""#, #""reason":"bored""#, "reason"),
  ]

  @Test(arguments: alterations.indices) func whatWasChangedIsFound(_ index: Int) throws {
    let (number, part, other, what) = Self.alterations[index]
    let line = String(decoding: try reports()[number], as: UTF8.self)
    let range = try #require(line.firstRange(of: part), "\(part) is not in \(line)")
    let answer = verdict(Array(line.replacingCharacters(in: range, with: other).utf8), Verifier(try Self.analyzer.get()))
    #expect(answer.contains(#""status":"altered""#) && answer.contains(what), "\(part): \(answer)")
  }

  @Test func aLevelIsThatOfTheConcepts() throws {
    let verifier = Verifier(try Self.analyzer.get())
    let record = try ReportRecord(parsing: reports()[0])
    let level = try #require(record.flags?.first?.level)
    for other in 0...6 where other != level {
      var changed = record
      changed.flags?[0].level = other
      #expect(verdict(written(changed), verifier).contains("flags[0].level"))
    }
    var changed = record
    changed.flags?[0].label = "some other words"
    #expect(verdict(written(changed), verifier).contains("flags[0].label"))
    changed.flags?[0].label = nil
    #expect(verdict(written(changed), verifier).contains("flags[0].label"))
    // A fact of a trace is that of the report.
    let line = String(decoding: written(record), as: UTF8.self).replacing(
      #""fact":"flag.suicide.level","value":\#(level)"#, with: #""fact":"flag.suicide.level","value":6"#)
    #expect(verdict(Array(line.utf8), verifier).contains("trace"))
  }

  @Test func aFlagOrADecisionThatWasTakenOutIsMissed() throws {
    let verifier = Verifier(try Self.analyzer.get())
    var record = try ReportRecord(parsing: reports()[0])
    let whole = record
    record.flags = []
    #expect(verdict(written(record), verifier).contains("flags: suicide is missing"))
    record = whole
    record.decisions?.removeFirst()
    #expect(verdict(written(record), verifier).contains(#"is missing"#))
    record = whole
    record.origin?.contents[0].hash.removeLast()
    #expect(verdict(written(record), verifier).contains("other versions"))
  }

  private func written(_ record: ReportRecord) -> [UInt8] {
    var writer = JSONWriter()
    record.write(to: &writer)
    return writer.bytes
  }

  /// What no part of the line tells: the text does.
  @Test func theTextTellsTheRest() throws {
    let usual = try Self.analyzer.get()
    let line = String(decoding: try reports()[0], as: UTF8.self).replacing(#""sentences":5"#, with: #""sentences":6"#)
    #expect(line.contains(#""sentences":6"#))
    let verifier = Verifier(usual, requests: Array(Self.requests.joined(separator: "\n").utf8))
    #expect(verdict(Array(line.utf8), verifier).contains("differs from a new analysis"))
    #expect(verdict(Array(line.utf8), Verifier(usual, requests: [])).contains("request missing"))
  }
}
