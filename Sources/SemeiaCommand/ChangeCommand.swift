import ArgumentParser
import Semeia
import SemeiaRecords
import SemeiaText

/// Change over time.
struct ChangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Reads request lines with `subject` and `date` and prints how the scores of each subject changed, and what moved them.",
    discussion: """
      One line of JSON for each score of two reports: the difference with its interval, the index of reliable change, and its parts with their places.
      Then one line for each style score of a subject: what stays and what moves. A change is one of language, never of illness.
      """)

  enum Against: String, ExpressibleByArgument, CaseIterable { case previous, first }

  @Argument(help: "Request lines (NDJSON); standard input by default.")
  var file: String?

  @OptionGroup var shared: SharedOptions

  @Option(help: "What each report is compared with: the previous or the first one of its subject.")
  var against: Against = .previous

  @Option(help: "The unit of offsets.")
  var offsets: OffsetUnit = .scalar

  @Flag(help: "Only what changed, and stated content that differs.")
  var changed = false

  @Flag(help: "Withhold records without `consent`.")
  var consentRequired = false

  func run() throws {
    var options = RecordFilter.Options()
    options.language = try shared.tag()
    options.genre = shared.genre
    options.unit = offsets
    options.requiresConsent = consentRequired
    let filter = RecordFilter(try shared.analyzer(), options: options)
    let reader = RequestReader()
    var subjects: [String] = []
    var histories: [String: SubjectHistory] = [:]
    var left = 0
    var unreadable = 0
    for (line, number) in InputFile.lines(try InputFile.read(file)) {
      guard let request = try? reader.read(line) else {
        unreadable += 1
        continue
      }
      guard let subject = request.subject, let date = request.date else {
        left += 1
        continue
      }
      let record = filter.record(of: request, number: number)
      if record.status != .ok {
        left += 1
        continue
      }
      if histories[subject] == nil { subjects.append(subject) }
      histories[subject, default: SubjectHistory(subject: subject)].add(.init(record: record, date: date))
    }
    do {
      for subject in subjects { if let history = histories[subject] { try print(history) } }
    } catch Output.Failure.closed { return }
    if left > 0 { Process.note("semeia: \(left) records without subject, date, consent or a report were left out") }
    if unreadable > 0 { throw Process.fail("\(unreadable) lines are no request", Process.Code.errorRecords) }
  }

  private func print(_ history: SubjectHistory) throws(Output.Failure) {
    let subject = JSONValue.Member("subject", .string(history.subject))
    for step in against == .previous ? history.steps : history.sinceFirst {
      for change in step.changes where !changed || change.verdict == .changed || change.verdict == .different {
        let places = [subject, .init("from", place(step.from)), .init("to", place(step.to))]
        try Output.standard.print(JSONValue.object(places + (change.json.members ?? [])).compact)
      }
    }
    if changed || history.entries.count < 2 { return }
    for spread in history.spreads {
      try Output.standard.print(JSONValue.object([subject, .init("spread", spread.json)]).compact)
    }
  }

  private func place(_ entry: SubjectHistory.Entry) -> JSONValue {
    .object(
      [.init("line", .int(entry.record.line)), .init("date", .string(entry.date))]
        + (entry.record.id.map { [.init("id", .string($0))] } ?? []))
  }
}
