@_spi(Loops) import SemeiaText

/// A compiled lexicon as bytes, so that a language can be used without reading its tables.
///
/// An image belongs to one version of the software, of Unicode and of the tables: where any of them differs it is passed over and the
/// tables are read. It is made by `semeia compile`, before use; nothing writes one at run time.
package struct LexiconImage: Sendable {
  /// Raised with every change of the form.
  static let format: UInt32 = 5
  private static let magic: UInt64 = 0x0001_6169_656D_6553
  private static let headerSize = 40

  package let lexicon: Lexicon
  /// The hash of the tables, as whoever made the image wrote it.
  package let digest: String

  /// The image of a lexicon.
  ///
  /// - Parameters:
  ///   - sources: the hash of the files that it was compiled from.
  ///   - version: what else it depends on: software, ICU.
  package static func bytes(_ lexicon: Lexicon, sources: UInt64, version: String, digest: String) -> [UInt8] {
    var body = ImageWriter()
    body.append(digest)
    body.append(Int64(lexicon.brokenRows))
    body.append(lexicon.abbreviations.map { String(decoding: $0, as: UTF8.self) }.sorted())
    Entry.write(lexicon.entries, to: &body)
    lexicon.automaton.write(to: &body)
    var header = ImageWriter()
    header.append(magic)
    header.append(UInt64(format))
    header.append(sources)
    header.append(hash(version))
    var check = ImageHash()
    check.update(body.bytes)
    header.append(check.value)
    return header.bytes + body.bytes
  }

  /// Reads an image.
  ///
  /// - Returns: nil where it is damaged, or made from other tables, by another version or for another kind of machine.
  package init?(_ bytes: UnsafeRawBufferPointer, language: LanguageDescription, sources: UInt64, version: String) {
    var header = ImageReader(bytes)
    guard 1.littleEndian == 1, header.number(UInt64.self) == Self.magic, header.number(UInt64.self) == UInt64(Self.format),
      header.number(UInt64.self) == sources, header.number(UInt64.self) == Self.hash(version), let expected = header.number(UInt64.self)
    else { return nil }
    var check = ImageHash()
    check.update(UnsafeRawBufferPointer(rebasing: bytes[Self.headerSize...]))
    guard check.value == expected else { return nil }
    var body = ImageReader(bytes, from: Self.headerSize)
    guard let digest = body.text(), let broken = body.number(Int64.self), let abbreviations = body.texts(),
      let entries = Entry.read(from: &body), let automaton = Automaton(from: &body), automaton.patterns.count == entries.count
    else { return nil }
    self.digest = digest
    lexicon = Lexicon(
      language: language, entries: entries, automaton: automaton, abbreviations: Set(abbreviations.map { Array($0.utf8) }),
      brokenRows: Int(broken))
  }

  private static func hash(_ text: String) -> UInt64 {
    var hash = ImageHash()
    hash.update(Array(text.utf8))
    return hash.value
  }
}

extension Entry {
  /// By column; texts that many rows share stand once.
  static func write(_ entries: [Entry], to image: inout ImageWriter) {
    var shared: [String] = []
    var numbers: [String: Int32] = [:]
    func number(_ text: String) -> Int32 {
      if let known = numbers[text] { return known }
      numbers[text] = Int32(shared.count)
      shared.append(text)
      return Int32(shared.count - 1)
    }
    var fields: [Int32] = []
    var lists: [Int32] = []
    for entry in entries {
      let kind = Kind.all.firstIndex(of: entry.kind) ?? 0
      fields += [
        Int32(kind), number(entry.subject), number(entry.file), Int32(entry.line), Int32((entry.intensity * 1_000_000).rounded()),
        Int32(entry.tags.rawValue),
      ]
      fields += [entry.behavior.map(number) ?? -1, Int32(entry.cancels.count), Int32(entry.cue?.stopWords.count ?? 0)]
      lists += entry.cancels.map(number)
      lists += (entry.cue?.stopWords ?? []).map { String(decoding: $0, as: UTF8.self) }.sorted().map(number)
      fields += entry.cue?.packed ?? [-1, 0, 0]
    }
    image.append(fields)
    image.append(lists)
    image.append(shared)
    image.append(entries.map(\.id))
  }

  private static let fieldCount = 12

  static func read(from image: inout ImageReader) -> [Entry]? {
    guard let fields = image.numbers(Int32.self), let lists = image.numbers(Int32.self), let shared = image.texts(),
      let ids = image.texts(),
      fields.count == ids.count * fieldCount
    else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(ids.count)
    var list = 0
    func text(_ number: Int32) -> String { number >= 0 && Int(number) < shared.count ? shared[Int(number)] : "" }
    for (row, id) in ids.enumerated() {
      let at = row * fieldCount
      let kind = Kind.all[max(0, min(Int(fields[at]), Kind.all.count - 1))]
      var entry = Entry(kind: kind, subject: text(fields[at + 1]), id: id, file: text(fields[at + 2]), line: Int(fields[at + 3]))
      entry.intensity = Double(fields[at + 4]) / 1_000_000
      entry.tags = Tags(rawValue: UInt8(truncatingIfNeeded: fields[at + 5]))
      if fields[at + 6] >= 0 { entry.behavior = text(fields[at + 6]) }
      let (cancels, stops) = (Int(fields[at + 7]), Int(fields[at + 8]))
      guard cancels >= 0, stops >= 0, list + cancels + stops <= lists.count else { return nil }
      entry.cancels = lists[list..<(list + cancels)].map(text)
      list += cancels
      entry.cue = CueRule(packed: fields[(at + 9)..<(at + 12)], stopWords: lists[list..<(list + stops)].map { Array(text($0).utf8) })
      list += stops
      entries.append(entry)
    }
    return entries
  }
}

extension CueRule {
  /// Effect, direction and reach with the two marks, as numbers.
  var packed: [Int32] {
    let reach: Int32 =
      switch self.reach {
      case .clause: -1
      case .sentence: -2
      case .paragraph: -3
      case .colon: -4
      case .list: -5
      case .quotation: -6
      case .units(let count): Int32(count)
      }
    let marks: Int32 = (stopsAtComma ? 1 : 0) | (stopsAtColon ? 2 : 0)
    let effect = Int32(Effect.allCases.firstIndex(of: effect) ?? 0)
    let direction = Int32(Direction.allCases.firstIndex(of: direction) ?? 0)
    return [effect, direction << 2 | marks, reach]
  }

  /// Nil where the row is no cue.
  init?(packed: ArraySlice<Int32>, stopWords: [[UInt8]]) {
    let fields = Array(packed)
    guard fields.count == 3, fields[0] >= 0, Int(fields[0]) < Effect.allCases.count, fields[1] >= 0,
      Int(fields[1] >> 2) < Direction.allCases.count
    else { return nil }
    let reach: Reach =
      switch fields[2] {
      case -1: .clause
      case -2: .sentence
      case -3: .paragraph
      case -4: .colon
      case -5: .list
      case -6: .quotation
      default: .units(Int(fields[2]))
      }
    self.init(effect: Effect.allCases[Int(fields[0])], direction: Direction.allCases[Int(fields[1] >> 2)], reach: reach)
    stopsAtComma = fields[1] & 1 != 0
    stopsAtColon = fields[1] & 2 != 0
    self.stopWords = Set(stopWords)
  }
}
