import Semeia
import SemeiaText

/// The table of ratios by language and stage, and below it what each ratio is of.
struct StageTable {
  private let options: Options
  private let analyzer: Analyzer

  init(_ options: Options, _ analyzer: Analyzer) {
    self.options = options
    self.analyzer = analyzer
  }

  func print(_ tags: [LanguageTag]) throws {
    let names = Stage.Name.allCases.filter { $0 != .icu && (options.stages.isEmpty || options.stages.contains($0)) }
    let head = ["language"] + names.map(\.title) + ["bare ICU MB/s", "filter MB/s", "findings a document"]
    Row.print(head)
    Row.print(head.map { _ in "---:" })
    for tag in tags {
      guard let texts = Texts(analyzer.content, tag),
        let prepared = try Prepared(analyzer, tag, texts.documents(options.documents, options.texts))
      else { continue }
      let stages = prepared.stages(options.stages)
      let times = Clock.medians(stages, documents: prepared.count, rounds: options.rounds)
      var cells = [tag.description]
      for name in names {
        guard let index = stages.firstIndex(where: { $0.name == name }) else { continue }
        cells.append(Row.number(Double(times[0]) / Double(times[index])))
      }
      let speed = { (time: UInt64) in Row.number(Double(prepared.bytes) * 1000 / Double(time), digits: 1) }
      cells.append(speed(times[0]))
      cells.append(stages.firstIndex { $0.name == .filter }.map { speed(times[$0]) } ?? "–")
      cells.append(Row.number(Double(prepared.findings) / Double(prepared.count), digits: 1))
      Row.print(cells)
    }
  }
}

/// Rows of a Markdown table.
enum Row {
  static func print(_ cells: [String]) { Swift.print("| " + cells.joined(separator: " | ") + " |") }

  static func number(_ value: Double, digits: Int = 2) -> String {
    let scale = digits == 2 ? 100 : 10
    let whole = Int((value * Double(scale)).rounded())
    let fraction = String(whole % scale)
    return "\(whole / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
