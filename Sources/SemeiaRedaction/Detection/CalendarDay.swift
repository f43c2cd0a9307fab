/// A day of the Gregorian calendar, to shift dates by whole days.
struct CalendarDay: Hashable, Sendable {
  var year: Int
  var month: Int
  var day: Int

  /// - Returns: nil where there is no such day. Years 1–9999.
  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(month, year) else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  static func length(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `2020-05-03`.
  var text: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Days since 1 March of the year 0 (H. Hinnant, civil calendar algorithms, 2013).
  var number: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
  }

  /// The day a number of days later; the same day where that would leave the calendar.
  func advanced(by days: Int) -> CalendarDay {
    let total = number + days
    guard total >= 306 else { return self }
    let era = total / 146_097
    let rest = total - era * 146_097
    let years = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365
    let inYear = rest - (365 * years + years / 4 - years / 100)
    let index = (5 * inYear + 2) / 153
    let newMonth = index < 10 ? index + 3 : index - 9
    return CalendarDay(era * 400 + years + (newMonth <= 2 ? 1 : 0), newMonth, inYear - (153 * index + 2) / 5 + 1) ?? self
  }
}
