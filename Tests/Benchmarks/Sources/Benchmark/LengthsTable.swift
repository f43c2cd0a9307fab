import BareICU
import Semeia
import SemeiaText

/// The cost of a byte by the length of one document. Where it grows, something is not linear.
struct LengthsTable {
  private let options: Options
  private let analyzer: Analyzer

  init(_ options: Options, _ analyzer: Analyzer) {
    self.options = options
    self.analyzer = analyzer
  }

  func print(_ tags: [LanguageTag]) throws {
    let sizes = [16, 64, 256, 1024]
    let head = ["language", "texts"] + sizes.map { "\($0) KB: ns/byte" } + ["last : first"]
    Row.print(head)
    Row.print(head.map { _ in "---:" })
    for tag in tags {
      guard let texts = Texts(analyzer.content, tag) else { continue }
      for (name, percent, joint) in [("quiet", 0, "\n"), ("all say something", 100, "\n"), ("one sentence", 50, " and ")] {
        let costs = try sizes.map { kilobytes in
          try cost(text(texts.documents(kilobytes / 2, percent: percent), joint), tag, times: kilobytes > 256 ? 1 : 3)
        }
        Row.print([tag.description, name] + costs.map { Row.number($0, digits: 1) } + [Row.number((costs.last ?? 0) / (costs.first ?? 1))])
      }
    }
  }

  /// With ` and ` between the documents nothing ends a sentence.
  private func text(_ documents: [[UInt8]], _ joint: String) -> [UInt8] {
    let joined = Array(documents.joined(separator: Array(joint.utf8)))
    if joint == "\n" { return joined }
    return joined.map { ".!?\n".utf8.contains($0) ? 0x20 : $0 }
  }

  private func cost(_ bytes: [UInt8], _ tag: LanguageTag, times: Int) throws -> Double {
    let document = Document(validated: bytes, language: tag, genre: .narrative, author: .subject)
    var least = UInt64.max
    for _ in 0..<times {
      let start = bare_cpu_nanoseconds()
      _ = try analyzer.analyze(document)
      least = min(least, bare_cpu_nanoseconds() - start)
    }
    return Double(least) / Double(bytes.count)
  }
}
