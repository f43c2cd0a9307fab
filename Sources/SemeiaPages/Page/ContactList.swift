import SemeiaRecords

/// Crisis contacts, shown with a flag. What nobody can vouch for says so.
struct ContactList {
  let contacts: [ContactRecord]

  func write(to page: inout Markup) {
    if contacts.isEmpty { return }
    page.element("section", [("class", "contacts"), ("aria-label", "Crisis contacts")]) { page in
      page.element("h3", "Crisis contacts, \(contacts[0].country)")
      page.element("p", [("class", "dim")], "Nobody called these numbers. Check them before you pass them on.")
      page.element("ul") { page in
        for contact in contacts { page.element("li") { item(contact, to: &$0) } }
      }
    }
  }

  private func item(_ contact: ContactRecord, to page: inout Markup) {
    page.element("strong", [("dir", "ltr")], contact.contact)
    page.text(" ")
    page.element("span", [("dir", "auto")], contact.name)
    var about = [contact.kind, contact.hours == "unknown" ? "hours not known" : contact.hours]
    if !contact.languages.isEmpty { about.append(contact.languages.joined(separator: " ")) }
    if let note = contact.note { about.append(note) }
    page.text(" (\(about.joined(separator: ", "))). ")
    switch contact.status {
    case .sourced:
      page.element("span", [("class", "dim")], "Source read on \(contact.verified ?? ""), good until \(contact.validUntil ?? "").")
    case .unverified:
      page.element("strong", "Unverified")
      page.text(": \(ContactRecord.words(contact.reason, validUntil: contact.validUntil)).")
    }
  }
}
