import ArgumentParser
import Semeia
import SemeiaLexicon
import SemeiaRecords
import SemeiaResearch
import SemeiaScoring

/// A scoring model from labeled records.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fits the style weights of a dimension to labeled report lines and prints a model file with its data statement.",
    discussion: """
      Ridge or logistic regression with signs that are agreed beforehand, cross-validated by person. Use the file with `semeia --model FILE.json`. A
      fitted model explains itself as every model does; what it is worth stands in its `statement`.
      """)

  @OptionGroup var source: CaseOptions

  @Option(help: "The name of the model.") var name: String
  @Option(help: "The dimension.") var dimension: String
  @Option(help: "The field with the label.") var label: String
  @Option(parsing: .upToNextOption, help: "The words of the label that count as positive; without them it is a number.") var positive:
    [String] = []
  @Option(parsing: .upToNextOption, help: "Those that count as negative; all others by default.") var negative: [String] = []
  @Option(parsing: .upToNextOption, help: "Markers besides those of the base model, with their sign: swear=+ social-words=-.") var sign:
    [String] = []
  @Option(help: "The model that all else is taken from: a name or a file ending in .json.") var base = "default"
  @Option(help: "More content. May be given several times.") var content: [String] = []
  @Option(help: "The name of the corpus.") var corpus: String
  @Option(help: "Where it comes from.") var origin: String
  @Option(help: "Its license.") var license: String
  @Option(help: "The day of the fit, ISO 8601.") var date: String
  @Option(help: "What the label is and who gave it.") var labelNote: String
  @Option(help: "How many parts persons are cut into.") var folds = 10
  @Option(help: "The least number of persons.") var minimum = 100
  @Option(help: "What parts and samples follow from.") var seed: UInt64 = 1

  func validate() throws {
    if folds < 2 || minimum < 20 { throw ValidationError("--folds takes a number from 2, --minimum one from 20") }
    if CalendarDate(date) == nil { throw ValidationError("--date takes a day, such as 2026-11-22") }
    _ = try signs()
  }

  private func signs() throws -> [MarkerID: Double] {
    var signs: [MarkerID: Double] = [:]
    for text in try NameList.names(sign, of: "--sign") {
      guard let id = MarkerID(String(text.dropLast(2))), text.hasSuffix("=+") || text.hasSuffix("=-") else {
        throw ValidationError("--sign takes marker=+ or marker=-")
      }
      signs[id] = text.hasSuffix("+") ? 1 : -1
    }
    return signs
  }

  func run() throws {
    guard let dimension = DimensionID(dimension) else { throw ValidationError("--dimension takes the name of a dimension") }
    let (library, baseName) = try ModelChoice.library(base, and: content)
    try SharedOptions.require(["\(baseName).json"], in: library.folder.names(in: "hitop/models"), "--base names a model")
    let cases = try source.cases()
    try CaseOptions.require([label], in: cases)
    try CaseOptions.require(signs().keys.map { Measure.markerRate($0.description) }.sorted { "\($0)" < "\($1)" }, in: cases)
    let words = LabelWords(label, of: cases)
    let target: Calibrator.Target =
      positive.isEmpty
      ? .number(field: label) : .label(.words(field: label, positive: try words.known(positive), negative: try words.known(negative)))
    do {
      let read = { (path: String) in try JSONReader().read(library.folder.file(path) ?? []) }
      let tree = try DimensionTree(json: read("hitop/tree.json"), path: "hitop/tree.json")
      var calibrator = try Calibrator(
        name: name, dimension: dimension, target: target,
        statement: .init(corpus: corpus, source: origin, license: license, date: date, label: labelNote),
        base: read("hitop/models/\(baseName).json"), tree: tree)
      calibrator.signs = try signs()
      calibrator.folds = folds
      calibrator.minimumPersons = minimum
      calibrator.seed = seed
      try Output.standard.print(calibrator.fit(cases).json.pretty)
    } catch let problem as CalibrationProblem {
      throw Process.fail(problem.description, Process.Code.errorRecords)
    } catch let problem as ScoringContentError {
      throw Process.fail(problem.problems.map { "\($0.path): \($0.message)" }.joined(separator: "\n"), Process.Code.configuration)
    }
  }
}
