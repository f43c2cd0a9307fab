import SemeiaRecords

/// Safety content, first on the page and never hidden.
struct FlagList {
  let record: ReportRecord
  let words: (SpanRecord) -> String

  func write(to page: inout Markup) {
    let flags = record.flags ?? []
    if flags.isEmpty {
      page.element("p", [("class", "note")], "No flag was raised. That is not evidence of safety.")
      return
    }
    page.element("section", [("class", "flags"), ("aria-label", "Flags")]) { page in
      page.element("h3", "Flags")
      page.element("ul") { page in
        for flag in flags { page.element("li") { item(flag, to: &$0) } }
      }
      page.element("p", [("class", "dim")], "A flag is what was said, not a risk.")
    }
  }

  private func item(_ flag: FlagRecord, to page: inout Markup) {
    page.element("strong", flag.flag)
    if let level = flag.level { page.text(", level \(level) of 5") }
    if let label = flag.label { page.text(": \(label)") }
    for behavior in flag.behaviors ?? [] { page.text(", behavior \(behavior.code) (\(behavior.time))") }
    if flag.ambiguous { page.text(", perhaps hyperbole; the flag stands all the same") }
    for (index, span) in flag.spans.enumerated() where !flag.spans[..<index].contains(span) {
      let said = words(span)
      if said.isEmpty { continue }
      page.text(" ")
      Quotation(words: said, language: record.language?.tag).write(to: &page)
    }
  }
}
