import SemeiaRecords
import SemeiaText

/// The text of a record with its findings marked: every stretch that findings cover is a `mark`, and behind the end of each finding
/// stands a button with its letter and number.
struct RecordText {
  let entry: PageEntry
  /// The place of the record on the page.
  let place: Int
  let words: PageWords
  private let kinds: FindingKinds
  /// By turn, −1 where the text has none: the findings with their numbers.
  private let byTurn: [Int: [(index: Int, span: SpanRecord)]]

  init(entry: PageEntry, place: Int, words: PageWords) {
    self.entry = entry
    self.place = place
    self.words = words
    kinds = FindingKinds(entry.record)
    let spans = (entry.record.findings ?? []).enumerated().map { (index: $0, span: $1.span) }
    byTurn = Dictionary(grouping: spans) { $0.span.turn ?? -1 }
  }

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
    let marks = StretchMarks(byTurn[turn ?? -1] ?? [], length: text.count)
    // How far the text is written: a sign that ends a sentence goes with the buttons before it, lest it begin a line.
    var written = 0
    for (place, stretch) in marks.stretches.enumerated() {
      let end = stretch.end
      if max(stretch.start, written) >= end { continue }
      let said = String(decoding: text[max(stretch.start, written)..<end], as: UTF8.self)
      if stretch.covering.isEmpty {
        page.text(said)
      } else {
        let numbers = stretch.covering.map(String.init).joined(separator: " ")
        page.element("mark", [("class", kinds.strongest(of: stretch.covering).rawValue), ("data-f", numbers)], said)
      }
      if stretch.ending.isEmpty { continue }
      // What goes on from here, or begins here, is covered still.
      let next = place + 1 < marks.stretches.count ? marks.stretches[place + 1] : nil
      let sign = next?.covering.isEmpty ?? true ? Self.sign(text, at: end, before: next?.end ?? end) : end..<end
      if !sign.isEmpty { page.open("span", [("class", "tie")]) }
      for index in stretch.ending { button(index, to: &page) }
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

  private func button(_ index: Int, to page: inout Markup) {
    let kind = kinds[index]
    let concept = entry.record.findings?[index].concept ?? ""
    let label = words(.mark, ["kind": words(kind.word), "number": "\(index + 1)", "concept": words.concept(concept)])
    page.element(
      "button",
      [
        ("type", "button"), ("class", "mark \(kind.rawValue)"), ("data-f", "\(index)"), ("aria-label", label), ("title", label),
        ("lang", words.tag.description),
        ("aria-controls", "panel\(place)"),
      ], "\(kind.letter)\(index + 1)")
  }
}

extension ReportRecord.Text {
  var isConversation: Bool {
    if case .turns = self { true } else { false }
  }
}
