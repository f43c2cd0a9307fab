/// The rows of a language, by column, read where they lie in an image: what a text asks of a row is looked up, nothing else is touched.
package final class EntryTable: RandomAccessCollection, Sendable {
  /// The kind of each row, for loops that ask nothing else.
  let kinds: Stored<Entry.Kind>
  private let tags: Stored<UInt16>
  /// In millionths.
  private let intensities: Stored<Int32>
  private let lines: Stored<Int32>
  /// Places in `names`; −1 for none.
  private let subjects: Stored<Int32>
  private let files: Stored<Int32>
  private let behaviors: Stored<Int32>
  /// By row: where lie the names of what an idiom cancels.
  private let cancelStarts: Stored<Int32>
  private let cancels: Stored<Int32>
  /// By row: the place of its cue in ``cues``, or −1.
  private let cuePlaces: Stored<Int32>
  /// Texts that many rows share stand once.
  private let names: StoredTexts
  private let ids: StoredTexts
  /// The rules of the rows that are cues, and the same in plain values.
  private let cues: [CueRule]
  private let reaches: [CueReach]

  package var startIndex: Int { 0 }
  package var endIndex: Int { kinds.count }

  /// All that is known of a row.
  package subscript(row: Int) -> Entry {
    var entry = Entry(kind: kinds[row], subject: subject(of: row), id: id(of: row), file: names[Int(files[row])], line: Int(lines[row]))
    entry.intensity = intensity(of: row)
    entry.tags = tags(of: row)
    entry.behavior = behavior(of: row)
    entry.cue = cuePlaces[row] < 0 ? nil : cues[Int(cuePlaces[row])]
    entry.cancels = cancelled(by: row)
    return entry
  }

  package func kind(of row: Int) -> Entry.Kind { kinds[row] }
  package func subject(of row: Int) -> String { names[Int(subjects[row])] }
  package func id(of row: Int) -> String { ids[row] }
  package func tags(of row: Int) -> Entry.Tags { Entry.Tags(rawValue: tags[row]) }
  package func intensity(of row: Int) -> Double { Double(intensities[row]) / 1_000_000 }
  package func behavior(of row: Int) -> String? { behaviors[row] < 0 ? nil : names[Int(behaviors[row])] }

  /// What an idiom cancels: `*`, concepts or families.
  package func cancelled(by row: Int) -> [String] {
    (cancelStarts[row]..<cancelStarts[row + 1]).map { names[Int(cancels[Int($0)])] }
  }

  /// How the cue of a row acts; nil where the row is no cue.
  package func reach(of row: Int) -> CueReach? { cuePlaces[row] < 0 ? nil : reaches[Int(cuePlaces[row])] }

  /// The folded words that end the scope of a row's cue.
  package func stopWords(of row: Int) -> Set<[UInt8]> { cuePlaces[row] < 0 ? [] : cues[Int(cuePlaces[row])].stopWords }

  /// Two rows have the same number where they have the same subject: cheaper to compare, and in no order.
  package func subjectNumber(of row: Int) -> Int { Int(subjects[row]) }

  // MARK: Image

  static func write(_ entries: [Entry], to image: inout ImageWriter) {
    var names: [String] = []
    var numbers: [String: Int32] = [:]
    func number(_ text: String) -> Int32 {
      if let known = numbers[text] { return known }
      numbers[text] = Int32(names.count)
      names.append(text)
      return Int32(names.count - 1)
    }
    image.append(entries.map(\.kind))
    image.append(entries.map(\.tags.rawValue))
    image.append(entries.map { Int32(($0.intensity * 1_000_000).rounded()) })
    image.append(entries.map { Int32($0.line) })
    image.append(entries.map { number($0.subject) })
    image.append(entries.map { number($0.file) })
    image.append(entries.map { $0.behavior.map(number) ?? -1 })
    image.append(starts(entries.map(\.cancels.count)))
    image.append(entries.flatMap { $0.cancels.map(number) })
    var place: Int32 = -1
    image.append(
      entries.map { entry -> Int32 in
        if entry.cue == nil { return -1 }
        place += 1
        return place
      })
    let cues = entries.compactMap(\.cue)
    image.append(cues.flatMap(\.packed))
    image.append(starts(cues.map(\.stopWords.count)))
    image.append(cues.flatMap { $0.stopWords.map { String(decoding: $0, as: UTF8.self) }.sorted().map(number) })
    image.append(names)
    image.append(entries.map(\.id))
  }

  private static func starts(_ counts: [Int]) -> [Int32] { counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1)) } }

  init?(from image: inout ImageReader) {
    // As bytes first: a byte that is no kind must not be looked at as one.
    var codes = image
    guard codes.stored(UInt8.self)?.isAtMost(Entry.Kind.last.rawValue) == true, let kinds = image.stored(Entry.Kind.self),
      let tags = image.stored(UInt16.self), let intensities = image.stored(Int32.self),
      let lines = image.stored(Int32.self), let subjects = image.stored(Int32.self), let files = image.stored(Int32.self),
      let behaviors = image.stored(Int32.self), let cancelStarts = image.stored(Int32.self), let cancels = image.stored(Int32.self),
      let cuePlaces = image.stored(Int32.self), let fields = image.stored(Int32.self), let stopStarts = image.stored(Int32.self),
      let stops = image.stored(Int32.self), let names = image.texts(), let ids = image.texts(), ids.count == kinds.count,
      [tags.count, intensities.count, lines.count, subjects.count, files.count, behaviors.count, cuePlaces.count]
        .allSatisfy({ $0 == kinds.count }),
      Self.areSound(intensities, kinds), fields.count % 3 == 0, subjects.arePlaces(in: names.count), files.arePlaces(in: names.count),
      behaviors.arePlaces(in: names.count, orNone: true), cancelStarts.areStarts(rows: kinds.count, in: cancels.count),
      cancels.arePlaces(in: names.count), cuePlaces.arePlaces(in: fields.count / 3, orNone: true),
      stopStarts.areStarts(rows: fields.count / 3, in: stops.count), stops.arePlaces(in: names.count)
    else { return nil }
    var cues: [CueRule] = []
    cues.reserveCapacity(fields.count / 3)
    var reaches: [CueReach] = []
    reaches.reserveCapacity(fields.count / 3)
    // Thousands of cues share a hundred lists.
    var known: [[Int32]: (words: Set<[UInt8]>, flags: CueReach.StopFlags)] = [:]
    for cue in 0..<(fields.count / 3) {
      let list = Array(stops[Int(stopStarts[cue])..<Int(stopStarts[cue + 1])])
      guard var rule = CueRule(packed: fields[(3 * cue)..<(3 * cue + 3)]) else { return nil }
      if let (words, flags) = known[list] {
        rule.stopWords = words
        reaches.append(CueReach(rule, flags))
      } else {
        rule.stopWords = Set(list.map { Array(names.bytes(Int($0))) })
        let flags = CueReach.StopFlags(rule)
        known[list] = (rule.stopWords, flags)
        reaches.append(CueReach(rule, flags))
      }
      cues.append(rule)
    }
    self.kinds = kinds
    self.tags = tags
    self.intensities = intensities
    self.lines = lines
    self.subjects = subjects
    self.files = files
    self.behaviors = behaviors
    self.cancelStarts = cancelStarts
    self.cancels = cancels
    self.cuePlaces = cuePlaces
    self.names = names
    self.ids = ids
    self.cues = cues
    self.reaches = reaches
  }

  /// Whether weights and intensities are what ``EntryReader`` lets pass.
  private static func areSound(_ intensities: Stored<Int32>, _ kinds: Stored<Entry.Kind>) -> Bool {
    kinds.indices.allSatisfy { row in
      kinds[row] == .marker ? intensities[row].magnitude <= 2_000_000_000 : (0...1_500_000).contains(intensities[row])
    }
  }
}
