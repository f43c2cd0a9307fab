#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ArgumentParser
import SemeiaRecords

/// Where and when a report is read: which crisis contacts are shown with a flag, and whether they are past their date.
struct CrisisOptions: ParsableArguments {
  @Option(help: "For records that name no country: two letters (ISO 3166-1). Crisis contacts of it are shown with a flag.")
  var country: String?

  @Option(help: "The day on which reports are read, such as 2026-11-21; without it crisis contacts are shown as unverified.")
  var today: String?

  func validate() throws {
    if let country, country.utf8.count != 2 || !country.utf8.allSatisfy({ ($0 | 0x20) &- UInt8(ascii: "a") < 26 }) {
      throw ValidationError("--country takes two letters such as MX")
    }
    if let today, CalendarDate(today) == nil { throw ValidationError("--today takes a day such as 2026-11-21") }
  }

  /// The day that was named; nil where none was.
  var day: CalendarDate? { today.flatMap { CalendarDate($0) } }

  /// The day that was named, or that of the clock: for commands whose output a person reads at once.
  var dayOfReader: CalendarDate? { day ?? Self.clock }

  /// The day of the clock, in universal time.
  static var clock: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard gmtime_r(&now, &parts) != nil else { return nil }
    func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
    return CalendarDate("\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))")
  }
}
