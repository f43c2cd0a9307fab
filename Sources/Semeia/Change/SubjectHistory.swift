public import SemeiaRecords

/// The reports of one subject, by date.
public struct SubjectHistory: Sendable {
  /// A report and its day.
  public struct Entry: Sendable {
    /// The report, with its scores; without them it says nothing of change.
    public var record: ReportRecord
    /// ISO 8601, as the request had it.
    public var date: String

    /// An entry as given. Dates are compared as text, so all of one history must be written in one form.
    public init(record: ReportRecord, date: String) {
      self.record = record
      self.date = date
    }
  }

  /// How much the texts of a subject differ in a style score: what stays (the mean) and what moves (the deviation).
  public struct Spread: Hashable, Sendable {
    /// The dimension whose style it is, such as `distress`.
    public var dimension: String
    /// Texts of at least 100 words with a value against one norm, each of the same weight.
    public var texts: Int
    /// The mean of the values, in standard deviations from the norm.
    public var mean: Millionths
    /// The standard deviation between texts, with `n − 1`; nil for one text.
    public var deviation: Millionths?
    /// The norm of all values, such as `en/message`.
    public var norm: String
  }

  /// The pseudonym, as it was given.
  public let subject: String
  /// By date; those of one date in the order in which they were added.
  public private(set) var entries: [Entry] = []

  /// A history without reports. That all reports added are this subject's is for the caller to see to.
  public init(subject: String) { self.subject = subject }

  /// Adds a report at its date. Takes time linear in the number of reports.
  public mutating func add(_ entry: Entry) {
    let place = entries.firstIndex { $0.date > entry.date } ?? entries.count
    entries.insert(entry, at: place)
  }

  /// The changes from each report to the next.
  public var steps: [(from: Entry, to: Entry, changes: [ScoreChange])] { pairs(zip(entries, entries.dropFirst())) }

  /// The changes from the first report to each later one.
  public var sinceFirst: [(from: Entry, to: Entry, changes: [ScoreChange])] {
    entries.first.map { first in pairs(entries.dropFirst().map { (first, $0) }) } ?? []
  }

  /// What stays and what moves of each style score, in the order of the first report that has it. Only texts against the norm of the first count.
  public var spreads: [Spread] {
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
