/// A day of the Gregorian calendar, as a record's `date` names it.
///
/// Two forms of ISO 8601 are known: a complete day `2026-03-09`, and a day with a time `2026-03-09T14:05`, with seconds
/// and their decimals or without, with an offset `Z` or `+01:00` or without. Years have four digits. Week dates, day-of-year dates,
/// dates without hyphens, and months or years alone are refused, because change over time needs a day.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// 0000–9999.
  public let year: Int
  /// 1–12.
  public let month: Int
  /// 1–31, and no more than the month has.
  public let day: Int

  /// Reads a date; nil when it has another form or does not exist. A time is checked and then left out.
  public init?(_ text: String) {
    var rest = text.utf8[...]
    guard let year = Self.digits(4, of: &rest), Self.take("-", of: &rest),
      let month = Self.digits(2, of: &rest), 1...12 ~= month, Self.take("-", of: &rest),
      let day = Self.digits(2, of: &rest), 1...Self.days(of: month, year) ~= day
    else { return nil }
    if !rest.isEmpty {
      guard Self.take("T", of: &rest), Self.isTime(rest) else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `2026-03-09`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Days since 1970-01-01, negative before it; the difference of two dates is a number of days.
  public var dayNumber: Int {
    // A year that starts in March has its leap day at the end.
    let months = (month + 9) % 12
    let shifted = month <= 2 ? year - 1 : year
    let leapDays = Self.floor(shifted, 4) - Self.floor(shifted, 100) + Self.floor(shifted, 400)
    return shifted * 365 + leapDays + (months * 153 + 2) / 5 + day - 719_469
  }

  /// The earlier day is less.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.dayNumber < right.dayNumber }

  private static func floor(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((divisor - 1 - value) / divisor)
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Checks `hh:mm`, `hh:mm:ss` or `hh:mm:ss.f…`, and an offset behind it. A second of 60 is a leap second.
  private static func isTime(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    guard let hour = digits(2, of: &rest), hour < 24, take(":", of: &rest),
      let minute = digits(2, of: &rest), minute < 60
    else { return false }
    if take(":", of: &rest) {
      guard let second = digits(2, of: &rest), second <= 60 else { return false }
      if take(".", of: &rest) || take(",", of: &rest) {
        guard digits(1, of: &rest) != nil else { return false }
        while digits(1, of: &rest) != nil {}
      }
    }
    if rest.isEmpty { return true }
    if take("Z", of: &rest) { return rest.isEmpty }
    guard take("+", of: &rest) || take("-", of: &rest), let hours = digits(2, of: &rest), hours < 24,
      take(":", of: &rest), let minutes = digits(2, of: &rest), minutes < 60
    else { return false }
    return rest.isEmpty
  }

  private static func digits(_ count: Int, of text: inout Substring.UTF8View) -> Int? {
    let part = text.prefix(count)
    guard part.count == count, part.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    text = text.dropFirst(count)
    return part.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }

  private static func take(_ sign: Unicode.Scalar, of text: inout Substring.UTF8View) -> Bool {
    guard let first = text.first, UInt32(first) == sign.value else { return false }
    text = text.dropFirst()
    return true
  }
}
