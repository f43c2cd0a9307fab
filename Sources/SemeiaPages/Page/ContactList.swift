import SemeiaRecords

/// Crisis contacts, shown with a flag. What nobody can vouch for says so.
struct ContactList {
  let contacts: [ContactRecord]
  let words: PageWords

  func write(to page: inout Markup) {
    if contacts.isEmpty { return }
    page.element("section", [("class", "contacts"), ("aria-label", words(.contactsTitle))]) { page in
      page.element("h3", words(.contactsTitle) + words.comma + contacts[0].country)
      page.element("p", [("class", "dim")], words(.contactsUnchecked))
      page.element("ul") { page in
        for contact in contacts { page.element("li") { item(contact, to: &$0) } }
      }
    }
  }

  private func item(_ contact: ContactRecord, to page: inout Markup) {
    page.element("strong", [("dir", "ltr")], contact.contact)
    page.text(" ")
    page.element("span", [("dir", "auto")], contact.name)
    var about = [words.code(contact.kind), contact.hours == "unknown" ? words(.contactsHoursUnknown) : contact.hours]
    if !contact.languages.isEmpty { about.append(contact.languages.joined(separator: " ")) }
    if let note = contact.note { about.append(note) }
    page.text(" (\(about.joined(separator: words.comma))). ")
    switch contact.status {
    case .sourced:
      page.element(
        "span", [("class", "dim")], words(.contactsSourced, ["date": contact.verified ?? "", "until": contact.validUntil ?? ""]))
    case .unverified:
      page.element("strong", words(.contactsUnverified))
      page.text(": \(reason(contact)).")
    }
  }

  private func reason(_ contact: ContactRecord) -> String {
    switch contact.reason {
    case "past-date": words(.contactsReasonPastDate, ["until": contact.validUntil ?? ""])
    case "no-date": words(.contactsReasonNoDate)
    case "no-source": words(.contactsReasonNoSource)
    default: words.code(contact.reason ?? "")
    }
  }
}
