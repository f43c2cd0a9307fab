import Semeia
import SemeiaText

/// The cost of a document by how much is found in it.
struct FindingsTable {
  private let options: Options
  private let analyzer: Analyzer

  init(_ options: Options, _ analyzer: Analyzer) {
    self.options = options
    self.analyzer = analyzer
  }

  func print(_ tags: [LanguageTag]) throws {
    let head = [
      "language", "sentences that say something", "findings a document", "library µs", "filter µs", "bare ICU µs", "filter ratio",
    ]
    Row.print(head)
    Row.print(head.map { _ in "---:" })
    for tag in tags {
      guard let texts = Texts(analyzer.content, tag) else { continue }
      for percent in [0, 5, 10, 25, 50, 100] {
        guard let prepared = try Prepared(analyzer, tag, texts.documents(options.documents, percent: percent)) else { continue }
        let times = Clock.medians(prepared.stages([.library, .filter]), documents: prepared.count, rounds: options.rounds)
        let micros = { (time: UInt64) in Row.number(Double(time) / 1000 / Double(prepared.count), digits: 1) }
        Row.print([
          tag.description, "\(percent) %", Row.number(Double(prepared.findings) / Double(prepared.count), digits: 1), micros(times[1]),
          micros(times[2]), micros(times[0]), Row.number(Double(times[0]) / Double(times[2])),
        ])
      }
    }
  }
}
