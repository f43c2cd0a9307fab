package import SemeiaRecords

/// The reports of one subject, by date.
package struct SubjectHistory: Sendable {
  /// A report and its day.
  package struct Entry: Sendable {
    package var record: ReportRecord
    /// ISO 8601, as the request had it.
    package var date: String

    package init(record: ReportRecord, date: String) {
      self.record = record
      self.date = date
    }
  }

  /// How much the texts of a subject differ in a style score: what stays (the mean) and what moves (the deviation).
  package struct Spread: Hashable, Sendable {
    package var dimension: String
    /// Texts of at least 100 words with a value against one norm, each of the same weight.
    package var texts: Int
    package var mean: Millionths
    /// The standard deviation between texts, with `n − 1`; nil for one text.
    package var deviation: Millionths?
    package var norm: String
  }

  package let subject: String
  /// By date; those of one date in the order in which they were added.
  package private(set) var entries: [Entry] = []

  package init(subject: String) { self.subject = subject }

  package mutating func add(_ entry: Entry) {
    let place = entries.firstIndex { $0.date > entry.date } ?? entries.count
    entries.insert(entry, at: place)
  }

  /// The changes from each report to the next.
  package var steps: [(from: Entry, to: Entry, changes: [ScoreChange])] { pairs(zip(entries, entries.dropFirst())) }

  /// The changes from the first report to each later one.
  package var sinceFirst: [(from: Entry, to: Entry, changes: [ScoreChange])] {
    entries.first.map { first in pairs(entries.dropFirst().map { (first, $0) }) } ?? []
  }

  /// What stays and what moves of each style score, in the order of the first report that has it. Only texts against the norm of the first count.
  package var spreads: [Spread] {
    var names: [String] = []
    for entry in entries {
      for score in entry.record.scores ?? [] where score.style?.value != nil && !names.contains(score.dimension) {
        names.append(score.dimension)
      }
    }
    return names.compactMap { name in
      let known = entries.compactMap { entry -> (value: Millionths, norm: String)? in
        guard entry.record.size?.words ?? 0 >= 100, let style = entry.record.scores?.first(where: { $0.dimension == name })?.style,
          let value = style.value, let norm = style.norm
        else { return nil }
        return (value, norm)
      }
      guard let norm = known.first?.norm else { return nil }
      let values = known.filter { $0.norm == norm }.map(\.value.double)
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return Spread(
        dimension: name, texts: values.count, mean: Millionths(rounding: mean) ?? .zero,
        deviation: values.count < 2 ? nil : Millionths(rounding: (squares / Double(values.count - 1)).squareRoot()), norm: norm)
    }
  }

  private func pairs(_ pairs: some Sequence<(Entry, Entry)>) -> [(from: Entry, to: Entry, changes: [ScoreChange])] {
    pairs.map { ($0, $1, ScoreChange.all(from: $0.record, to: $1.record)) }
  }
}
