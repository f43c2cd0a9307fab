import ArgumentParser
import Semeia
import SemeiaRecords
import SemeiaText

/// What rules do: over a backlog, on one text, and again for the same person.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Replays rules over reports, explains why they speak or stay silent, marks what is repeated.",
    subcommands: [Replay.self, Explain.self, Repeats.self, RulesHistoryCommand.self])

  /// How often each rule speaks.
  struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads report lines and counts decisions: by rule, language and length, overlaps, and what a reader would get.",
      discussion: """
        One JSON object a line: texts, each rule, overlaps, alerts by urgency (that and all more urgent ones). It needs no text. Rules that never spoke \
        are among them, with 0: those of the packs that the reports were made with, or of --rules.
        """)

    @Argument(help: "Report lines; standard input by default.")
    var file: String?

    @Option(help: "Count also by this x_ field, which the reports echo.")
    var group: String?

    @Option(parsing: .upToNextOption, help: "The packs whose rules are all listed; those that the reports were made with by default.")
    var rules: [String] = []

    @Option(help: "More content: a folder like `Lexicons/`, added to what ships. May be given several times.")
    var content: [String] = []

    @Option(help: "How many decisions for each 100 texts a reader can look at.")
    var budget: Int?

    func run() throws {
      var replay = RuleReplay(group: group)
      var isClean = true
      for (line, number) in InputFile.lines(try InputFile.read(file)) {
        do throws(RecordError) { replay.add(try ReportRecord(parsing: line)) } catch {
          isClean = false
          Process.note("line \(number): \(error.code.rawValue)")
        }
      }
      try addRules(to: &replay)
      for line in replay.lines(budget: budget) { try Output.standard.print(line.compact) }
      if !isClean { throw Process.Code.errorRecords }
    }

    private func addRules(to replay: inout RuleReplay) throws {
      try content.forEach(ModelChoice.require)
      guard let root = ShippedContent.folder else {
        return Process.note("no content here: rules that never spoke are not listed")
      }
      let named = rules.isEmpty ? nil : try NameList.names(rules, of: "--rules")
      let missing = replay.addRules(of: named, in: ContentDirectory([root] + content))
      if missing.isEmpty { return }
      guard named == nil else { throw Process.fail("there is no rule pack \(missing[0])", Process.Code.configuration) }
      Process.note("packs that are not here, of which only rules that spoke are listed: \(missing.joined(separator: " "))")
    }
  }

  /// Why, and why not.
  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows for each rule whether it fires on a text, and how little would have to be otherwise.",
      discussion: "A plain text gives lines for a reader; request lines (NDJSON) give one JSON object a line.")

    @Argument(help: "A text file or request lines; standard input by default.")
    var file: String?

    @Option(help: "Only this rule. May be given several times.")
    var rule: [String] = []

    @OptionGroup var shared: SharedOptions

    func run() throws {
      let bytes = try InputFile.read(file)
      let analyzer = try shared.analyzer()
      guard InputFile.isNDJSON(bytes) else {
        var text = bytes
        while text.last == 0x0A { text.removeLast() }
        guard let document = Document(utf8: text, language: try shared.tag(), genre: shared.genre) else {
          throw Process.fail("the text is not valid UTF-8", Process.Code.errorRecords)
        }
        let explanation = RuleExplanation(try analyzer.analyze(document), analyzer, only: rule)
        if explanation.rules.isEmpty { throw Process.fail("there is no such rule in these packs", Process.Code.configuration) }
        return try Output.standard.print(explanation.text)
      }
      var options = RecordFilter.Options()
      options.language = try shared.tag()
      options.genre = shared.genre
      let filter = RecordFilter(analyzer, options: options)
      var isClean = true
      for (line, number) in InputFile.lines(bytes) {
        guard let report = filter.report(line, forRules: true) else {
          isClean = false
          try Output.standard.print(JSONValue.object([.init("line", .int(number)), .init("status", "error")]).compact)
          continue
        }
        if report.status == .withheld {
          try Output.standard.print(JSONValue.object([.init("line", .int(number)), .init("status", "withheld")]).compact)
          continue
        }
        let rules = RuleExplanation(report, analyzer, only: rule).json
        if rules.isEmpty { throw Process.fail("there is no such rule in these packs", Process.Code.configuration) }
        try Output.standard.print(JSONValue.object([.init("line", .int(number)), .init("rules", .array(rules))]).compact)
      }
      if !isClean { throw Process.Code.errorRecords }
    }
  }

  /// What was said before.
  struct Repeats: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads report lines and marks decisions that were made before about the same person. Nothing is dropped.",
      discussion: "Person and day are those of the requests, in the same order as the reports and by their days.")

    @Argument(help: "Report lines; standard input by default.")
    var file: String?

    @Option(help: "The request lines that the reports came from.")
    var requests: String

    @OptionGroup var shared: SharedOptions

    func run() throws {
      var people: [Int: (person: String?, date: CalendarDate?)] = [:]
      for (line, number) in InputFile.lines(try InputFile.read(requests)) {
        let request = line.withUnsafeBufferPointer { try? RequestReader().read($0) }
        people[number] = (request?.subject, request?.date.flatMap { CalendarDate($0) })
      }
      var control = RepetitionControl(try shared.analyzer())
      for (line, number) in InputFile.lines(try InputFile.read(file)) {
        var record: ReportRecord
        do throws(RecordError) { record = try ReportRecord(parsing: line) } catch {
          throw Process.fail("line \(number) is no report: \(error.code.rawValue)", Process.Code.errorRecords)
        }
        control.mark(&record, person: people[record.line]?.person, date: people[record.line]?.date)
        var writer = JSONWriter()
        record.write(to: &writer)
        writer.endLine()
        try Output.standard.write(writer.bytes[...])
      }
    }
  }
}
