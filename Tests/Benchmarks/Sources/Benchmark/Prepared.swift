import BareICU
import Semeia
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
@_spi(Loops) import SemeiaText

/// The documents of a language, and what each stage needs to begin with.
struct Prepared {
  private struct Item {
    var bytes: [UInt8]
    var document: Document
    var line: [UInt8]
    var text: SegmentedText
    var units: Units
    var matches: [PatternMatch]
    var report: Report
  }

  private let items: [Item]
  private let steps: ReadingSteps
  private let analyzer: Analyzer
  private let icu: OpaquePointer

  var count: Int { items.count }
  var bytes: Int { items.reduce(0) { $0 + $1.bytes.count } }
  var findings: Int { items.reduce(0) { $0 + $1.report.findings.count } }

  init?(_ analyzer: Analyzer, _ tag: LanguageTag, _ texts: [[UInt8]]) throws {
    guard let lexicon = try analyzer.content.lexicon(tag), let icu = bare_icu_open() else { return nil }
    self.analyzer = analyzer
    self.icu = icu
    let steps = try ReadingSteps(analyzer.content.catalog, lexicon)
    self.steps = steps
    items = try texts.map { bytes in
      let document = Document(validated: bytes, language: tag, genre: .narrative, author: .subject)
      let text = try steps.segment(document)
      let units = steps.fold(text)
      return Item(
        bytes: bytes, document: document, line: Self.line(bytes, tag), text: text, units: units, matches: steps.match(units),
        report: try analyzer.analyze(document))
    }
  }

  private static func line(_ text: [UInt8], _ tag: LanguageTag) -> [UInt8] {
    var writer = JSONWriter(capacity: text.count + 100)
    writer.beginObject()
    writer.key("text")
    writer.string(utf8: text)
    writer.key("language")
    writer.string(tag.description)
    writer.key("genre")
    writer.string("narrative")
    writer.endObject()
    return writer.bytes
  }

  func stages(_ names: Set<Stage.Name>) -> [Stage] {
    Stage.Name.allCases.filter { names.isEmpty || $0 == .icu || names.contains($0) }.map(stage)
  }

  private func stage(_ name: Stage.Name) -> Stage {
    let (items, steps, analyzer, icu) = (items, steps, analyzer, icu)
    let run: (Int) -> Int
    switch name {
    case .icu:
      run = { index in
        items[index].bytes.withUnsafeBufferPointer {
          $0.baseAddress.map { Int(bare_icu_words(icu, $0, Int32(items[index].bytes.count))) } ?? 0
        }
      }
    case .segmentation: run = { (try? steps.segment(items[$0].document).tokens.count) ?? 0 }
    case .folding: run = { steps.fold(items[$0].text).count }
    case .matching: run = { steps.match(items[$0].units).count }
    case .context: run = { steps.findings(items[$0].matches, items[$0].units, items[$0].text).count }
    case .markers: run = { steps.markers(items[$0].matches, items[$0].units, items[$0].text).count }
    case .scoring:
      run = { index in
        var report = items[index].report
        try? analyzer.interpret(&report)
        return report.scores.count
      }
    case .jsonIn: run = { [reader = RequestReader()] in (try? reader.read(items[$0].line))?.text?.count ?? 0 }
    case .jsonOut:
      run = { index in
        var writer = JSONWriter(capacity: 4096)
        ReportRecord(items[index].report, line: index + 1).write(to: &writer)
        return writer.bytes.count
      }
    case .library: run = { (try? analyzer.analyze(items[$0].document).findings.count) ?? 0 }
    case .filter:
      let filter = RecordFilter(analyzer)
      run = { index in
        var out: [UInt8] = []
        _ = items[index].line.withUnsafeBufferPointer { filter.answer($0, number: index + 1, into: &out) }
        return out.count
      }
    }
    return Stage(name: name, run: run)
  }
}
