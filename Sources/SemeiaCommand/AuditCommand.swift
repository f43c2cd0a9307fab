import ArgumentParser
import SemeiaRecords
import SemeiaResearch

/// Differential functioning of markers and scores.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Asks of each marker, concept, flag and score whether it is as common in one group as among matched people of another.",
    discussion: """
      One line of JSON for each item and group: Mantel–Haenszel with its effect size, logistic regressions for uniform and non-uniform differences. A
      difference is a question, not a verdict. Groups with few cases are not judged.
      """)

  @OptionGroup var source: CaseOptions

  @Option(help: "The field whose words are the groups; `language` is that of the reports.")
  var by: String

  @Option(help: "The group that others are compared with; the largest by default.")
  var reference: String?

  @Option(help: "What cases are matched on, such as concepts, words, content.distress.")
  var match: Measure = .concepts

  @Option(parsing: .upToNextOption, help: "What to audit; by default every marker, concept, flag and score.")
  var item: [String] = []

  @Option(help: "How many strata of the match to begin with.")
  var strata = 5

  @Option(help: "The least number of cases of each group in a stratum.")
  var minimum = 10

  @Flag(help: "Only what should be looked at.")
  var notable = false

  func validate() throws {
    if !(1...1_000_000).contains(strata) || !(5...1_000_000_000).contains(minimum) {
      throw ValidationError("--strata takes a number from 1 to a million, --minimum one from 5 to a billion")
    }
    _ = try NameList.measures(item, of: "--item")
  }

  func run() throws {
    let cases = try source.cases()
    let item = try NameList.measures(item, of: "--item")
    // The language is known from the report itself.
    try CaseOptions.require([by].filter { $0 != "language" }, in: cases)
    try CaseOptions.require(item + [match], in: cases)
    let groups = Set(cases.compactMap { by == "language" ? $0.language : $0.word(by) })
    if let reference, !groups.contains(reference) {
      throw Process.fail("--reference names a group that is in no record: \(by) has \(groups.count) others", Process.Code.errorRecords)
    }
    var auditor = Auditor(field: by)
    auditor.reference = reference
    auditor.match = match
    auditor.strata = strata
    auditor.minimum = minimum
    do {
      let items = item.isEmpty ? Measure.all(in: cases.map(\.record)) : item
      let tell = source.progress.counting("items", of: items.count * max(1, groups.count - 1))
      let audits = auditor.audits(of: items, cases) { tell($0) }
      tell(nil)
      for made in audits where !notable || made.isNotable {
        try Output.standard.print(made.json.compact)
      }
    } catch Output.Failure.closed { return }
  }
}
