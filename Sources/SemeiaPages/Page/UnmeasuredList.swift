import SemeiaRecords

/// What was not measured, and why: never shown as a zero.
struct UnmeasuredList {
  let record: ReportRecord

  func write(to page: inout Markup) {
    var rows: [(what: String, why: String)] = []
    if record.status != .ok { rows.append(("the whole record", "\(record.status.rawValue): \(record.reason ?? "no reason given")")) }
    for warning in record.warnings ?? [] {
      rows.append(("note: \(warning.code)", warning.message + (warning.count.map { " (\($0))" } ?? "")))
    }
    for score in record.scores ?? [] {
      if score.content?.value == nil {
        rows.append(("\(score.dimension), stated content", score.content?.reason ?? score.reason ?? score.status.rawValue))
      }
      if let style = score.style, style.value == nil {
        rows.append(("\(score.dimension), style", style.reason ?? style.status?.rawValue ?? score.status.rawValue))
      } else if score.style == nil {
        rows.append(("\(score.dimension), style", "the model has no markers for it"))
      }
    }
    for marker in record.markers ?? [] where marker.status != .ok {
      rows.append(("marker \(marker.marker)", "\(marker.status.rawValue): \(marker.reason ?? "too little text")"))
    }
    if rows.isEmpty {
      page.element("p", "Everything that the model knows was measured.")
      return
    }
    page.element("details") { page in
      page.element("summary", "\(rows.count) things, with their reasons")
      page.element("table") { page in
        page.element("thead") { page in
          page.element("tr") { page in
            page.element("th", [("scope", "col")], "What")
            page.element("th", [("scope", "col")], "Why there is no value")
          }
        }
        page.element("tbody") { page in
          for row in rows {
            page.element("tr") { page in
              page.element("th", [("scope", "row")], row.what)
              page.element("td", row.why)
            }
          }
        }
      }
    }
  }
}
