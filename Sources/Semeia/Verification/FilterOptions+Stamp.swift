import SemeiaRecords
import SemeiaRedaction
import SemeiaText

/// Options as a report states them, so that it can be made again.
extension RecordFilter.Options {
  /// What is not the default and cannot be read from the report itself; nil where there is nothing.
  var stamp: JSONValue? {
    var members: [JSONValue.Member] = []
    if sections != .standard {
      let names = ReportSections.named.filter { sections.contains($0.section) }.map { JSONValue.string($0.name) }
      members.append(.init("include", .array(names)))
    }
    if unit != .scalar { members.append(.init("offsets", .string(unit.rawValue))) }
    if let language { members.append(.init("language", .string(language.description))) }
    if genre != .unspecified { members.append(.init("genre", .string(genre.rawValue))) }
    if let country { members.append(.init("country", .string(country))) }
    if let today { members.append(.init("today", .string(today.description))) }
    if let redactor { members.append(.init("redact", .string(redactor.style.rawValue))) }
    return members.isEmpty ? nil : .object(members)
  }

  /// Options that a report states.
  ///
  /// - Parameter redactor: makes what redacts in a style that the report names.
  /// - Returns: nil where they are none that can be stated.
  init?(_ record: ReportRecord, redactor make: (RedactionStyle) -> Redactor?) {
    self.init()
    let stated = record.origin?.options
    let members = stated?.members ?? []
    if stated != nil, stated?.members == nil { return nil }
    for member in members {
      guard take(member, make) else { return nil }
    }
    echoes = record.echo != nil
    // Reports of older versions do not say which policy was in force.
    requiresConsent = record.origin?.consent.flatMap(ConsentStamp.init)?.isRequired ?? (record.status == .withheld)
    isBlindFirst = record.warnings?.contains { $0.code == Self.blindFirst } ?? false
  }

  static let blindFirst = "blind-first"

  private mutating func take(_ member: JSONValue.Member, _ make: (RedactionStyle) -> Redactor?) -> Bool {
    if member.key == "include" {
      guard let sections = member.value.array.flatMap({ ReportSections(names: $0.compactMap(\.string)) }) else { return false }
      self.sections = sections
      return true
    }
    guard let text = member.value.string else { return false }
    switch member.key {
    case "offsets":
      guard let unit = OffsetUnit(rawValue: text) else { return false }
      self.unit = unit
    case "language":
      guard let tag = LanguageTag(text) else { return false }
      language = tag
    case "genre":
      guard let genre = Genre(rawValue: text) else { return false }
      self.genre = genre
    case "country": country = text
    case "today":
      guard let day = CalendarDate(text) else { return false }
      today = day
    case "redact":
      guard let redactor = RedactionStyle(rawValue: text).flatMap(make) else { return false }
      self.redactor = redactor
    default: return false
    }
    return true
  }
}
