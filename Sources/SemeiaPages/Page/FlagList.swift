import SemeiaRecords

/// Safety content, first on the page and never hidden.
struct FlagList {
  let record: ReportRecord
  let said: (SpanRecord) -> String
  let words: PageWords

  func write(to page: inout Markup) {
    let flags = record.flags ?? []
    if flags.isEmpty {
      page.element("p", [("class", "note")], words(.flagsNone))
      return
    }
    page.element("section", [("class", "flags"), ("aria-label", words(.flagsTitle))]) { page in
      page.element("h3", words(.flagsTitle))
      page.element("ul") { page in
        for flag in flags { page.element("li") { item(flag, to: &$0) } }
      }
      page.element("p", [("class", "dim")], words(.flagsMeaning))
    }
  }

  private func item(_ flag: FlagRecord, to page: inout Markup) {
    page.element("strong", words.code(flag.flag))
    if let level = flag.level { page.text(words.comma + words(.flagLevel, ["level": "\(level)"])) }
    if let label = flag.label { page.text(": " + words.code(label.replacing(" ", with: "-"))) }
    for behavior in flag.behaviors ?? [] {
      page.text(words.comma + words(.flagBehavior, ["code": behavior.code, "time": words.code("\(behavior.time)")]))
    }
    if flag.ambiguous { page.text(words.comma + words(.flagAmbiguous)) }
    var seen: Set<SpanRecord> = []
    for span in flag.spans where seen.insert(span).inserted {
      let quoted = said(span)
      if quoted.isEmpty { continue }
      page.text(" ")
      Quotation(words: quoted, language: record.language?.tag).write(to: &page)
    }
  }
}
