import SemeiaRecords

@testable import SemeiaResearch

/// Cases made for tests, never read from a text.
enum Samples {
  /// A case with words, a content value of distress, and fields.
  static func item(
    _ line: Int, distress: Double? = nil, words: Int = 100, negative: Int = 0, person: String? = nil, fields: [String: JSONValue] = [:]
  ) -> ResearchCase {
    var record = ReportRecord(line: line, status: .ok)
    record.size = .init(scalars: words * 5, words: words, sentences: 5, turns: 1)
    record.language = .init(tag: "en", source: "declared")
    record.findings = []
    record.flags = []
    record.markers = [
      MarkerRecord(
        marker: "negative-affect", status: .ok, count: negative, per: "words", rate: Millionths(rounding: Double(negative) / Double(words)))
    ]
    let value = distress.flatMap { Millionths(rounding: $0) }
    record.scores = [
      ScoreRecord(
        dimension: "distress", level: "subfactor", status: value == nil ? .insufficient : .reported,
        content: value.map { .init(value: $0, contributions: [.init(concept: "insomnia", amount: $0, findings: [])]) })
    ]
    return ResearchCase(record: record, person: person, fields: fields)
  }

  /// Labels at random from a seed, scores that follow them as far as `signal` says.
  static func cases(_ count: Int, signal: Double, seed: UInt64 = 7) -> [ResearchCase] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { line in
      let label = random.next(below: 2) == 1
      let noise = Double(random.next(below: 1_000_001)) / 1_000_000
      return item(
        line + 1, distress: noise * (1 - signal) + (label ? signal : 0), words: 80 + random.next(below: 200),
        negative: random.next(below: 5), person: "p\(line)",
        fields: ["label": .string(label ? "yes" : "no"), "site": .string(line % 2 == 0 ? "a" : "b")])
    }
  }
}
