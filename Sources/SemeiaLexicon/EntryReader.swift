@_spi(Loops) import SemeiaText

/// Reads the cells of a row that are not its pattern.
enum EntryReader {
  static func read(
    _ kind: Entry.Kind, _ row: Table.Row, _ file: String, _ folder: KeyFolder, _ forms: [String: [[PatternSyntax.Item]]],
    _ problems: inout [ContentProblem]
  ) -> Entry? {
    var entry = Entry(kind: kind, subject: "", id: "", file: file, line: row.line)
    func problem(_ cell: Int, _ code: String, _ message: String, _ hint: String) {
      problems.append(
        ContentProblem(file: file, line: row.line, column: row.column(cell), code: code, message: message, hint: hint))
    }
    switch kind {
    case .concept, .hint:
      entry.subject = row.text(0)
      if row.cells.count == 4 {
        guard let intensity = ["0.5": 0.5, "1": 1.0, "1.5": 1.5][row.text(2)] else {
          problem(2, "bad-intensity", "intensity is none of 0.5, 1, 1.5", "0.5 mild or rare, 1 plain, 1.5 severe or constant")
          return nil
        }
        entry.intensity = intensity
      }
      for tag in row.text(row.cells.count - 1).prefix(while: { $0 != "#" }).split(separator: " ") {
        if let known = Entry.Tags.named.first(where: { $0.0 == tag }) {
          entry.tags.insert(known.1)
        } else if ["B1", "B2", "B3", "B4"].contains(tag) {
          entry.behavior = String(tag)
        } else {
          problem(
            row.cells.count - 1, "unknown-tag", "`\(tag)` is no tag", "tags are listed in Docs/Formats/Content.md; comments begin with #")
        }
      }
    case .marker:
      entry.subject = row.text(0)
      if row.cells.count == 3 {
        guard let weight = Double(row.text(2)), weight.magnitude <= 2000 else {
          problem(2, "bad-weight", "the weight is no number from -2000 to 2000", "a decimal such as 1 or -0.35")
          return nil
        }
        entry.intensity = weight
      }
    case .idiom:
      entry.cancels = row.text(1).split(separator: " ").map(String.init)
      if entry.cancels.isEmpty { problem(1, "empty-cancels", "the idiom cancels nothing", "`*`, or concepts and families") }
    case .cue:
      guard let rule = cue(row, folder, forms, problem) else { return nil }
      entry.cue = rule
      entry.subject = rule.effect.rawValue
    }
    return entry
  }

  private static func cue(
    _ row: Table.Row, _ folder: KeyFolder, _ forms: [String: [[PatternSyntax.Item]]],
    _ problem: (Int, String, String, String) -> Void
  ) -> CueRule? {
    guard let effect = CueRule.Effect(rawValue: row.text(1)) else {
      problem(1, "unknown-effect", "`\(row.text(1))` is no effect", "effects are listed in Docs/Formats/Content.md")
      return nil
    }
    guard let direction = CueRule.Direction(rawValue: row.text(2)), effect.takes(direction) else {
      problem(
        2, "bad-direction", "the direction does not fit the effect",
        "forward, backward or both; `-` for pseudo, stop, clause, yes, no, turned, filler, and for verb forms of a third person")
      return nil
    }
    var rule = CueRule(effect: effect, direction: direction, reach: .clause)
    switch row.text(3) {
    case "clause", "-": break
    case "sentence": rule.reach = .sentence
    case "paragraph": rule.reach = .paragraph
    case "colon": rule.reach = .colon
    case "list": rule.reach = .list
    case "quotation": rule.reach = .quotation
    case let text:
      guard let count = Int(text), count > 0, count <= CueRule.Reach.mostUnits else {
        problem(
          3, "bad-reach", "reach is clause, sentence, paragraph, colon, list, quotation or a number of words", "a number from 1 to 100")
        return nil
      }
      rule.reach = .units(count)
    }
    for stop in row.text(4).split(separator: " ") {
      switch stop {
      case ",", "，", "،", "、": rule.stopsAtComma = true
      case ":": rule.stopsAtColon = true
      case _ where stop.first == "@":
        guard let alternatives = forms[String(stop.dropFirst())] else {
          problem(4, "unknown-class", "there is no class `\(stop)`", "add it to forms.tsv")
          continue
        }
        for case .literal(let bytes, _, _)? in alternatives.map({ $0.count == 1 ? $0[0] : nil }) {
          rule.stopWords.insert(folder.key(of: String(decoding: bytes, as: UTF8.self)))
        }
      case _ where stop.first == "&" && stop.count > 1:
        rule.stopWords.insert(CueRule.joining(folder.key(of: String(stop.dropFirst()))))
      default: rule.stopWords.insert(CueRule.stop(stop, folder))
      }
    }
    return rule
  }
}
