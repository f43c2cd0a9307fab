import ArgumentParser
import Semeia
import SemeiaRecords
package import SemeiaResearch

/// Report lines with what is known of their texts.
struct CaseOptions: ParsableArguments {
  @Argument(help: "Report lines (NDJSON) of the filter; standard input by default.")
  var file: String?

  @Option(
    help:
      "Lines of JSON with labels and groups, the requests for example: matched by `id`, else by line. `x_…` fields of reports count without it."
  )
  var labels: String?

  @OptionGroup var progress: ProgressOptions

  @Option(help: "The field that says who wrote a text. Texts without it are each of a person of their own.")
  var person = CaseOptions.defaultPerson

  /// All cases. A line that is no report is an error: research must not lose cases silently.
  func cases() throws -> [ResearchCase] {
    let reader = CaseReader(labels: try labels.map { try InputFile.read($0) } ?? [], person: person)
    let cases = try progress.map(InputFile.lines(try InputFile.read(file))) { line, number in
      do throws(RecordError) { return try reader.read(line) } catch {
        throw Process.fail("line \(number) is no report: \(error.code.rawValue)", Process.Code.errorRecords)
      }
    }
    // With a field that is in no record everybody would be a person of their own, and intervals too narrow.
    if person != Self.defaultPerson { try Self.require([person], in: cases) }
    return cases
  }

  private static let defaultPerson = "subject"

  /// Ends where a field that was named is one that no record has: else a slip of the pen reads as too few cases.
  static func require(_ names: [String], in cases: [ResearchCase]) throws {
    if cases.isEmpty { throw Process.fail("there are no records", Process.Code.errorRecords) }
    for name in names {
      if cases.contains(where: { !($0.fields[name] ?? .null).isNull }) { continue }
      throw Process.fail(
        "the field \(name) is missing in \(cases.count) of \(cases.count) records: it is looked for among the x_… fields that reports echo, "
          + "and in the lines of --labels", Process.Code.errorRecords)
    }
  }

  /// Ends where a measure that was named is in no report and in no content: it would be 0 in every case, and a slip of the pen an AUC of one half.
  static func require(_ measures: [Measure], in cases: [ResearchCase]) throws {
    let records = cases.map(\.record)
    let library = try? ContentLibrary.shipped()
    let concepts = Set(library?.catalog.concepts.map(\.id.description) ?? [])
    let flags = Set((library?.catalog.concepts.compactMap { $0.flag?.name } ?? []) + (library?.derivedFlags.map(\.flag) ?? []))
    for measure in measures {
      let isKnown =
        switch measure {
        case .content(let name), .style(let name): records.contains { $0.scores?.contains { $0.dimension == name } == true }
        case .markerRate(let name), .markerStanding(let name), .markerCount(let name):
          records.contains { $0.markers?.contains { $0.marker == name } == true }
        case .concept(let name): concepts.contains(name) || records.contains { $0.findings?.contains { $0.concept == name } == true }
        case .flag(let name): flags.contains(name) || records.contains { $0.flags?.contains { $0.flag == name } == true }
        case .concepts, .words: true
        }
      if !isKnown {
        let withheld = records.count { $0.status == .withheld }
        let reason = withheld > 0 ? ", of which \(withheld) are withheld" : ": see `semeia catalog` for names"
        throw Process.fail("the measure \(measure) is in none of \(cases.count) records\(reason)", Process.Code.errorRecords)
      }
    }
  }
}

/// Which cases are positive.
struct LabelOptions: ParsableArguments {
  @Option(help: "The field with the label.")
  var label: String

  @Option(parsing: .upToNextOption, help: "The words of the label that count as positive, with commas or spaces between them.")
  var positive: [String] = []

  @Option(parsing: .upToNextOption, help: "Those that count as negative; all others by default.")
  var negative: [String] = []

  @Option(help: "For a label that is a number: positive from here.")
  var atLeast: Double?

  /// Which cases are positive, in words that some of them have.
  func labeling(of cases: [ResearchCase]) throws -> Labeling {
    guard case .words(let field, _, _) = try labeling() else { return try labeling() }
    let words = LabelWords(field, of: cases)
    return .words(field: field, positive: try words.known(positive), negative: try words.known(negative))
  }

  func labeling() throws -> Labeling {
    if let atLeast {
      if !positive.isEmpty || !negative.isEmpty { throw ValidationError("--at-least goes without --positive and --negative") }
      return .atLeast(field: label, atLeast)
    }
    if positive.isEmpty { throw ValidationError("--positive or --at-least is needed") }
    return .words(field: label, positive: Set(positive), negative: Set(negative))
  }
}

/// The words that the cases of a study have in the field of its label.
struct LabelWords {
  private let field: String
  private let words: Set<String>

  init(_ field: String, of cases: [ResearchCase]) {
    self.field = field
    words = Set(cases.compactMap { $0.word(field) })
  }

  /// The words that an option names: each as it stands, or, where no record has that, its parts between commas.
  ///
  /// - Throws: an error of the data where no record has one: else a slip of the pen reads as too few cases.
  func known(_ named: [String]) throws -> Set<String> {
    var all: Set<String> = []
    for name in named where !words.contains(name) {
      for part in name.split(separator: ",") {
        let word = part.trimmed
        if !words.contains(word) {
          throw Process.fail("no record has the label \(word) in \(field)", Process.Code.errorRecords)
        }
        all.insert(word)
      }
    }
    return all.union(named.filter(words.contains))
  }
}

extension Substring {
  /// Without spaces at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension Measure: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
