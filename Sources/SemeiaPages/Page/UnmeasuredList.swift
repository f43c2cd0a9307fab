import SemeiaRecords

/// What was not measured, and why: never shown as a zero.
struct UnmeasuredList {
  let record: ReportRecord
  let words: PageWords

  func write(to page: inout Markup) {
    var rows: [(what: String, why: String)] = []
    if record.status != .ok {
      rows.append(
        (words(.unmeasuredRecord), "\(words.code(record.status.rawValue)): \(record.reason.map(words.code) ?? words(.unmeasuredNoReason))"))
    }
    for warning in record.warnings ?? [] {
      rows.append((words(.unmeasuredNote, ["code": words.code(warning.code)]), warning.message + (warning.count.map { " (\($0))" } ?? "")))
    }
    for score in record.scores ?? [] {
      let dimension = words.dimension(score.dimension)
      if score.content?.value == nil {
        rows.append(
          (words(.contentOf, ["dimension": dimension]), words.code(score.content?.reason ?? score.reason ?? score.status.rawValue)))
      }
      if let style = score.style, style.value == nil {
        rows.append(
          (words(.styleOf, ["dimension": dimension]), words.code(style.reason ?? style.status?.rawValue ?? score.status.rawValue)))
      } else if score.style == nil {
        rows.append((words(.styleOf, ["dimension": dimension]), words(.unmeasuredNoStyle)))
      }
    }
    for marker in record.markers ?? [] where marker.status != .ok {
      rows.append(
        (
          words(.unmeasuredMarker, ["marker": words.marker("\(marker.marker)")]),
          "\(words.code(marker.status.rawValue)): \(marker.reason.map(words.code) ?? words(.unmeasuredShort))"
        ))
    }
    if rows.isEmpty {
      page.element("p", words(.unmeasuredNone))
      return
    }
    page.element("details") { page in
      page.element("summary", words(.unmeasuredCount, ["count": "\(rows.count)"]))
      page.element("table") { page in
        page.element("thead") { page in
          page.element("tr") { page in
            page.element("th", [("scope", "col")], words(.unmeasuredWhat))
            page.element("th", [("scope", "col")], words(.unmeasuredWhy))
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
