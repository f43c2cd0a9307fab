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

  @Option(help: "The field that says who wrote a text. Texts without it are each of a person of their own.")
  var person = "subject"

  /// All cases. A line that is no report is an error: research must not lose cases silently.
  func cases() throws -> [ResearchCase] {
    let reader = CaseReader(labels: try labels.map { try InputFile.read($0) } ?? [], person: person)
    return try InputFile.lines(try InputFile.read(file)).map { line, number in
      do throws(RecordError) { return try reader.read(line) } catch {
        throw Process.fail("line \(number) is no report: \(error.code.rawValue)", Process.Code.errorRecords)
      }
    }
  }

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
}

/// Which cases are positive.
struct LabelOptions: ParsableArguments {
  @Option(help: "The field with the label.")
  var label: String

  @Option(parsing: .upToNextOption, help: "The words of the label that count as positive.")
  var positive: [String] = []

  @Option(parsing: .upToNextOption, help: "Those that count as negative; all others by default.")
  var negative: [String] = []

  @Option(help: "For a label that is a number: positive from here.")
  var atLeast: Double?

  func labeling() throws -> Labeling {
    if let atLeast {
      if !positive.isEmpty || !negative.isEmpty { throw ValidationError("--at-least goes without --positive and --negative") }
      return .atLeast(field: label, atLeast)
    }
    if positive.isEmpty { throw ValidationError("--positive or --at-least is needed") }
    return .words(field: label, positive: Set(positive), negative: Set(negative))
  }
}

extension Measure: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
