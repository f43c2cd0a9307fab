import ArgumentParser
import SemeiaRecords
import SemeiaResearch

/// How well scores tell labeled cases apart.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judges scores against a label: AUC, average precision, calibration, with intervals, per group, beside plain counts.",
    discussion: """
      One line of JSON for each measure and group. Intervals are 95%, over samples of persons from a seed: the same input gives the same output. Every
      measure is compared with the number of words and the number of negative words. A community or a topic is no diagnosis.
      """)

  @OptionGroup var source: CaseOptions
  @OptionGroup var labels: LabelOptions

  @Option(parsing: .upToNextOption, help: "What to judge, such as content.distress style.distress marker.negation; by default every score.")
  var measure: [String] = []

  @Option(parsing: .upToNextOption, help: "Fields whose words make groups; `language` is that of the reports.")
  var by: [String] = []

  @Option(help: "The least number of positive and of negative cases.")
  var minimum = 20

  @Option(help: "How many samples are drawn for the intervals.")
  var replicates = 2000

  @Option(help: "What the samples follow from.")
  var seed: UInt64 = 1

  func validate() throws {
    if minimum < 1 || replicates < 0 || replicates > 1_000_000 { throw ValidationError("--minimum and --replicates take numbers from 1") }
    _ = try labels.labeling()
    _ = try (NameList.names(by, of: "--by"), NameList.measures(measure, of: "--measure"))
  }

  func run() throws {
    let cases = try source.cases()
    let by = try NameList.names(by, of: "--by")
    let measure = try NameList.measures(measure, of: "--measure")
    // The language is known from the report itself.
    try CaseOptions.require([labels.label] + by.filter { $0 != "language" }, in: cases)
    try CaseOptions.require(measure, in: cases)
    var evaluator = Evaluator(try labels.labeling(of: cases))
    evaluator.minimum = minimum
    evaluator.replicates = replicates
    evaluator.seed = seed
    let scores = Measure.all(in: cases.map(\.record)).filter { measure in
      switch measure {
      case .content, .style: true
      default: false
      }
    }
    do {
      let measures = measure.isEmpty ? scores : measure
      let groups = by.reduce(1) { sum, field in sum + Set(cases.compactMap { field == "language" ? $0.language : $0.word(field) }).count }
      let tell = source.progress.counting("measures", of: measures.count * groups)
      let evaluations = evaluator.evaluations(of: measures, cases, by: by) { tell($0) }
      tell(nil)
      for made in evaluations {
        try Output.standard.print(made.json.compact)
      }
    } catch Output.Failure.closed { return }
  }
}
