import SemeiaRecords
import SemeiaText

/// What a finding is on the page. Told apart by the style of its border, by a letter and by color.
enum FindingKind: String {
  /// A flag rests on it.
  case flag
  /// It counts in a score.
  case counted
  /// It was found and does not count.
  case left

  var letter: String {
    switch self {
    case .flag: "F"
    case .counted: "C"
    case .left: "D"
    }
  }

  var word: PageWord {
    switch self {
    case .flag: .kindFlag
    case .counted: .kindCounted
    case .left: .kindLeft
    }
  }

  init(_ index: Int, of record: ReportRecord) {
    if (record.flags ?? []).contains(where: { $0.findings.contains(index) }) {
      self = .flag
    } else {
      self = record.findings?[index].counted == true ? .counted : .left
    }
  }
}

/// The text of a record with its findings marked: every stretch that findings cover is a `mark`, and behind the end of each finding
/// stands a button with its letter and number.
struct MarkedText {
  let entry: PageEntry
  /// The place of the record on the page.
  let place: Int
  let words: PageWords

  func write(to page: inout Markup) {
    guard let texts = entry.texts else {
      page.element("p", [("class", "note")], words(.textHidden))
      return
    }
    let tag = entry.record.language?.tag
    var attributes: [(StaticString, String)] = [("class", "text"), ("dir", ReadingDirection(tag: tag).rawValue)]
    if let tag { attributes.append(("lang", tag)) }
    page.element("div", attributes) { page in
      for (turn, text) in texts.enumerated() {
        if entry.speakers.indices.contains(turn) {
          let speaker = entry.speakers[turn]
          page.open("div", [("class", "turn")])
          page.element(
            "div", [("class", "speaker")], speaker.name.isEmpty ? words.code(speaker.role) : "\(speaker.name) (\(words.code(speaker.role)))"
          )
        }
        write(text, turn: entry.record.text?.isConversation == true ? turn : nil, to: &page)
        if entry.speakers.indices.contains(turn) { page.close("div") }
      }
    }
  }

  private func write(_ text: [UInt8], turn: Int?, to page: inout Markup) {
    let findings = (entry.record.findings ?? []).enumerated().filter { $0.element.span.turn == turn }
    var edges: Set<Int> = [0, text.count]
    for (_, finding) in findings { edges.formUnion([finding.span.start, finding.span.end]) }
    let cuts = edges.filter { 0...text.count ~= $0 }.sorted()
    // How far the text is written: a sign that ends a sentence goes with the buttons before it, lest it begin a line.
    var written = 0
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      let start = max(start, written)
      if start >= end { continue }
      let covering = findings.filter { $0.element.span.start <= start && $0.element.span.end >= end }.map(\.offset)
      let stretch = String(decoding: text[start..<end], as: UTF8.self)
      if covering.isEmpty {
        page.text(stretch)
      } else {
        page.element("mark", [("class", kind(covering).rawValue), ("data-f", covering.map(String.init).joined(separator: " "))], stretch)
      }
      let ending = findings.filter { $0.element.span.end == end && $0.element.span.start < end }
      if ending.isEmpty { continue }
      let isFree = !findings.contains { $0.element.span.start <= end && $0.element.span.end > end }
      let sign = isFree ? Self.sign(text, at: end, before: cuts.first { $0 > end } ?? end) : end..<end
      if !sign.isEmpty { page.open("span", [("class", "tie")]) }
      for (index, finding) in ending { button(index, finding, to: &page) }
      if !sign.isEmpty {
        page.text(String(decoding: text[sign], as: UTF8.self))
        page.close("span")
      }
      written = sign.upperBound
    }
  }

  /// The signs at a place that belong to the words before them.
  private static func sign(_ text: [UInt8], at start: Int, before limit: Int) -> Range<Int> {
    var end = start
    for scalar in String(decoding: text[start..<min(limit, start + 16)], as: UTF8.self).unicodeScalars {
      guard signs.contains(scalar), end + UTF8.width(scalar) <= limit else { break }
      end += UTF8.width(scalar)
    }
    return start..<end
  }

  private static let signs = Set(".,;:!?…،؛؟۔।、。，！？；：)」』”’»".unicodeScalars)

  private func button(_ index: Int, _ finding: FindingRecord, to page: inout Markup) {
    let kind = FindingKind(index, of: entry.record)
    let label = words(.mark, ["kind": words(kind.word), "number": "\(index + 1)", "concept": words.concept(finding.concept)])
    page.element(
      "button",
      [
        ("type", "button"), ("class", "mark \(kind.rawValue)"), ("data-f", "\(index)"), ("aria-label", label), ("title", label),
        ("lang", words.tag.description),
        ("aria-controls", "panel\(place)"),
      ], "\(kind.letter)\(index + 1)")
  }

  /// Of several findings, that which weighs most.
  private func kind(_ indices: [Int]) -> FindingKind {
    let kinds = indices.map { FindingKind($0, of: entry.record) }
    return kinds.contains(.flag) ? .flag : kinds.contains(.counted) ? .counted : .left
  }
}

extension ReportRecord.Text {
  var isConversation: Bool {
    if case .turns = self { true } else { false }
  }
}
