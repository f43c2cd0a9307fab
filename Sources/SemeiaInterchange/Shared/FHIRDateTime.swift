import SemeiaRecords

/// Times as FHIR R4 writes them, made from the times of records.
package enum FHIRDateTime {
  /// A FHIR `dateTime`: the time as it stands where it has seconds and an offset, otherwise its day. Nil where it is no date.
  ///
  /// FHIR has no time without an offset, and no decimals behind a comma; such a time is cut to its day rather than guessed at.
  package static func dateTime(_ text: String) -> String? {
    guard CalendarDate(text) != nil else { return nil }
    return isInstant(text) ? text : String(text.prefix(10))
  }

  /// Whether a text is a FHIR `instant`: `2026-11-20T10:00:03Z`, `2026-11-20T10:00:03.5+01:00`.
  package static func isInstant(_ text: String) -> Bool {
    guard CalendarDate(text) != nil, !text.utf8.contains(UInt8(ascii: ",")) else { return false }
    let time = Array(text.utf8.dropFirst(10))
    guard time.count >= 10, time[0] == UInt8(ascii: "T"), time[3] == UInt8(ascii: ":"), time[6] == UInt8(ascii: ":") else { return false }
    return time.last == UInt8(ascii: "Z") || time[9...].contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
  }

  /// The day or time of a FHIR element as a record may have it; nil for a year or a month alone and for what is no date.
  package static func recordDate(_ text: String?) -> String? {
    guard let text, CalendarDate(text) != nil else { return nil }
    return text
  }
}
