/// Dates: a day with its month, or a month with its year. A year alone, a weekday alone and a time of day are none.
///
/// Numbers alone need all three parts (`3/4` is a fraction as often as a day). Months by name come from the vocabulary.
enum DatePattern {
  static func find(in reading: inout PieceText) {
    for index in reading.pieces.indices where !reading.isTaken[index] {
      if reading.pieces[index].kind == .digits { numbers(index, &reading) }
      if reading.pieces[index].kind == .character { HanDate.find(index, &reading) }
      if !reading.isTaken[index], reading.has(.month, at: index) { named(index, &reading) }
      if !reading.isTaken[index], reading.pieces[index].count == 5, reading.text(index..<index + 1).lowercased() == "tháng" {
        vietnamese(index, &reading)
      }
    }
  }

  // MARK: Numbers

  private static func numbers(_ start: Int, _ reading: inout PieceText) {
    if reading.isJoinedLeft(start), HanDate.eraBase(start - 1, reading) == nil { return }
    if characters(start, &reading) || partial(start, &reading) { return }
    guard let first = reading.number(start), let (sign, second) = separated(start + 1, reading), let two = reading.number(second),
      let (other, third) = separated(second + 1, reading), other == sign, let three = reading.number(third)
    else { return }
    // `1.2.3.4` is an address or a version, not a date.
    if touchesMore(start, third, sign, reading) { return }
    let counts = [start, second, third].map { reading.pieces[$0].count }
    guard !reading.isJoinedRight(third + 1) || isTimeMark(reading, third + 1) else { return }
    let day: CalendarDay?
    if counts[0] <= 2, let base = HanDate.eraBase(start - 1, reading) {
      day = CalendarDay(base + first, two, three)
    } else if counts[0] == 4, counts[1] <= 2, counts[2] <= 2, (1000...2999).contains(first) {
      day = CalendarDay(gregorian(first), two, three)
    } else if counts[0] <= 2, counts[1] <= 2, counts[2] == 4, (1000...2999).contains(three) {
      day = CalendarDay(gregorian(three), two, first) ?? CalendarDay(gregorian(three), first, two)
    } else if counts[0] <= 2, counts[1] <= 2, counts[2] == 2, sign != "." || counts[0] + counts[1] >= 3 {
      // The century is a guess, so that two digits of a year are not shifted as one.
      let year = three < 40 ? 2000 + three : 1900 + three
      day = CalendarDay(year, two, first) ?? CalendarDay(year, first, two) ?? CalendarDay(2000 + min(first, 99), two, three)
    } else {
      return
    }
    guard let day else { return }
    let begin = HanDate.eraBase(start - 1, reading) == nil ? withWeekday(start, reading) : start - 1
    reading.take(begin..<third + 1, .date, identity: day.text, day: day)
  }

  /// `17/1 2024`, `24 XII 2019`, `3.IV.2020`, and in German texts `03.04.`: ways to write a day that not all countries know.
  private static func partial(_ start: Int, _ reading: inout PieceText) -> Bool {
    guard let first = reading.number(start), (1...31).contains(first), reading.pieces[start].count <= 2 else { return false }
    var at = start + 1
    if reading[at]?.isMark("/") == true, let month = reading.number(at + 1), (1...12).contains(month), reading.pieces[at + 1].count <= 2,
      reading[at + 2]?.kind == .space, let year = reading.number(at + 3), reading.pieces[at + 3].count == 4, (1900...2099).contains(year),
      !reading.isJoinedRight(at + 4), let day = CalendarDay(year, month, first)
    {
      return reading.take(withWeekday(start, reading)..<at + 4, .date, identity: day.text, day: day)
    }
    let isPoint = reading[at]?.isMark(".") == true
    if isPoint || reading[at]?.kind == .space { at += 1 }
    if isPoint, reading[at]?.kind == .space { at += 1 }
    if let word = reading[at], word.kind == .word, word.letterCase == .upper || word.count == 1 && word.isCapitalized, at > start + 1,
      let month = Self.romanMonths.firstIndex(of: reading.text(at..<at + 1))
    {
      var next = at + 1
      while reading[next]?.isMark(".") == true || reading[next]?.kind == .space, next < at + 3 { next += 1 }
      guard let year = reading.number(next), reading.pieces[next].count == 4, (1900...2099).contains(year), next > at + 1,
        let day = CalendarDay(year, month + 1, first)
      else { return false }
      return reading.take(withWeekday(start, reading)..<next + 1, .date, identity: day.text, day: day)
    }
    // A number of a chapter begins its line; where the point is the sign of decimals the form is not a date.
    guard reading.language == "de", isPoint, at == start + 2, let month = reading.number(at), (1...12).contains(month),
      reading.pieces[at].count <= 2, reading[at + 1]?.isMark(".") == true, !reading.isJoinedRight(at + 2), start > 0,
      reading[start - 1]?.kind == .space, reading[start - 2]?.letterCase == .lower || reading[start - 2]?.isMark(",") == true
    else { return false }
    return reading.take(withWeekday(start, reading)..<at + 2, .date, identity: "-\(month)-\(first)", day: nil)
  }

  private static let romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

  /// Buddhist years, as Thai documents write them, become Gregorian.
  private static func gregorian(_ year: Int) -> Int { year > 2400 ? year - 543 : year }

  private static func separated(_ index: Int, _ reading: PieceText) -> (Unicode.Scalar, Int)? {
    var at = reading.skippingSpace(index)
    guard let mark = reading[at], mark.kind == .mark, let sign = Unicode.Scalar(mark.scalar), "/-.‑–".unicodeScalars.contains(sign) else {
      return nil
    }
    let isSpaced = at > index
    at += 1
    // `12. 5. 2020` has spaces after its points, `12 / 5 / 2020` on both sides.
    if reading[at]?.kind == .space { if sign == "." || isSpaced { at += 1 } else { return nil } }
    return reading[at]?.kind == .digits ? (sign, at) : nil
  }

  private static func touchesMore(_ start: Int, _ last: Int, _ sign: Unicode.Scalar, _ reading: PieceText) -> Bool {
    func isSign(_ index: Int) -> Bool { reading[index]?.isMark(sign) == true }
    // `85.07.30-033.28` is a number that begins with a date of birth.
    if reading[last + 1]?.isMark("-") == true, reading[last + 2]?.kind == .digits, reading[last + 2]?.count == 3 { return true }
    return (isSign(start - 1) && reading[start - 2]?.kind == .digits) || (isSign(last + 1) && reading[last + 2]?.kind == .digits)
  }

  /// `2020-05-03T12:00`.
  private static func isTimeMark(_ reading: PieceText, _ index: Int) -> Bool {
    reading[index]?.kind == .word && reading[index]?.count == 1 && reading[index + 1]?.kind == .digits && reading.key(index) == "t"
  }

  /// `2020年5月3日`, `5月3日`, `2020년 5월 3일`, `令和2年5月3日`.
  private static func characters(_ start: Int, _ reading: inout PieceText) -> Bool {
    var at = start
    var values: [Character: Int] = [:]
    var end = start
    for unit in ["y", "m", "d"] as [Character] {
      guard let number = reading.number(at), let next = unitEnd(unit, reading.skippingSpace(at + 1), reading) else { continue }
      values[unit] = number
      end = next
      at = reading.skippingSpace(next)
    }
    guard let month = values["m"], (1...12).contains(month), values["y"] != nil || values["d"] != nil, (1...31).contains(values["d"] ?? 1)
    else { return false }
    var first = start
    var year = values["y"]
    for back in 1...3 where year != nil {
      if let era = reading.cue(.era, at: start - back), reading.skippingSpace(era.end) == start, let base = Int(era.value) {
        first = era.start
        year = year.map { $0 + base }
        break
      }
    }
    let day = year.flatMap { year in values["d"].flatMap { CalendarDay(year, month, $0) } }
    return reading.take(first..<end, .date, identity: day?.text, day: day)
  }

  private static func unitEnd(_ unit: Character, _ index: Int, _ reading: PieceText) -> Int? {
    guard let piece = reading[index] else { return nil }
    let signs: String
    let word: String
    switch unit {
    case "y": (signs, word) = ("年", "년")
    case "m": (signs, word) = ("月", "월")
    default: (signs, word) = ("日号號", "일")
    }
    if piece.kind == .character, signs.unicodeScalars.contains(where: { $0.value == piece.scalar }) { return index + 1 }
    return piece.kind == .word && piece.count <= 6 && reading.text(index..<index + 1).hasPrefix(word) ? index + 1 : nil
  }

  // MARK: Names of months

  private static func named(_ start: Int, _ reading: inout PieceText) {
    guard let month = reading.cue(.month, at: start), !reading.isJoinedLeft(start), !reading.isJoinedRight(month.end) else { return }
    let name = skippingPoint(month.end, reading)
    var first = start
    var last = month.end
    var (day, year): (Int?, Int?)
    if let (index, number) = dayBefore(start, reading) {
      (first, day) = (index, number)
    } else if let (index, number) = yearBefore(start, reading) {
      (first, year) = (index, number)
    }
    if day == nil, let (end, number) = dayAfter(name, reading) { (last, day) = (end, number) }
    if year == nil, let (end, number) = yearAfter(day == nil || last == month.end ? name : last, reading) { (last, year) = (end, number) }
    guard day != nil || year != nil, !isStreet(first, reading) else { return }
    first = withWeekday(first, reading)
    let value = Int(month.value) ?? 1
    let complete = year.flatMap { year in day.flatMap { CalendarDay(gregorian(year), value, $0) } }
    let identity = complete?.text ?? "\(year.map(String.init) ?? "")-\(value)-\(day.map(String.init) ?? "")"
    reading.take(first..<last, .date, identity: identity, day: complete)
  }

  /// `ul. 3 Maja`, `rua 25 de Abril`: a day that a street is named after.
  private static func isStreet(_ first: Int, _ reading: PieceText) -> Bool {
    var at = first - 1
    while reading[at]?.kind == .space || reading[at]?.isMark(".") == true, at > first - 3 { at -= 1 }
    return reading.cue(.streetBefore, at: at).map { $0.end >= at + 1 && $0.end <= first && $0.value != "capital number" } ?? false
  }

  private static func skippingPoint(_ index: Int, _ reading: PieceText) -> Int { reading[index]?.isMark(".") == true ? index + 1 : index }

  /// `3 May`, `3rd of May`, `3. Mai`, `3 de mayo`, `1er mai`, `3-May`.
  private static func dayBefore(_ month: Int, _ reading: PieceText) -> (Int, Int)? {
    var at = back(month, reading)
    for link in 1...2 where reading.cue(.dateLink, at: at - link + 1).map({ $0.end == at + 1 }) == true {
      at = back(at - link + 1, reading)
      break
    }
    if reading[at]?.isMark(".") == true || reading[at]?.isMark("-") == true || reading[at]?.isMark("/") == true
      || reading[at]?.isMark("º") == true
    {
      at -= 1
    }
    if reading.cue(.ordinal, at: at).map({ $0.end == at + 1 }) == true { at -= 1 }
    guard let number = reading.number(at), (1...31).contains(number), reading.pieces[at].count <= 2, !reading.isJoinedLeft(at) else {
      return nil
    }
    // `0.5 May` and `12:30 May` are not days.
    if let before = reading[at - 1], before.isMark(".") || before.isMark(",") || before.isMark(":"), reading[at - 2]?.kind == .digits {
      return nil
    }
    return (at, number)
  }

  /// `2020 May`, `2020年 五月` and the like: four digits right before.
  private static func yearBefore(_ month: Int, _ reading: PieceText) -> (Int, Int)? {
    let at = back(month, reading)
    guard let number = reading.number(at), reading.pieces[at].count == 4, (1000...2999).contains(number), !reading.isJoinedLeft(at) else {
      return nil
    }
    return (at, number)
  }

  /// `ngày 12 tháng 3 năm 2023`, `12 tháng 3`: figures on both sides of the word for a month.
  private static func vietnamese(_ word: Int, _ reading: inout PieceText) {
    guard reading[word + 1]?.kind == .space, let month = reading.number(word + 2), (1...12).contains(month),
      reading.pieces[word + 2].count <= 2
    else { return }
    func isWord(_ at: Int, _ text: String) -> Bool { reading[at]?.kind == .word && reading.text(at..<at + 1).lowercased() == text }
    var (first, last) = (word, word + 3)
    var (day, year): (Int?, Int?)
    if reading[word - 1]?.kind == .space, let number = reading.number(word - 2), (1...31).contains(number),
      reading.pieces[word - 2].count <= 2
    {
      (first, day) = (word - 2, number)
      if reading[word - 3]?.kind == .space, isWord(word - 4, "ngày") { first = word - 4 }
    }
    var at = reading.skippingSpace(last)
    if isWord(at, "năm") { at = reading.skippingSpace(at + 1) } else if reading[at]?.isMark("/") == true { at += 1 } else { at = -1 }
    if let number = reading.number(at), reading.pieces[at].count == 4 { (last, year) = (at + 1, number) }
    guard day != nil || year != nil else { return }
    let complete = year.flatMap { year in day.flatMap { CalendarDay(year, month, $0) } }
    let identity = complete?.text ?? "\(year.map(String.init) ?? "")-\(month)-\(day.map(String.init) ?? "")"
    reading.take(first..<last, .date, identity: identity, day: complete)
  }

  /// The index of the piece before one, a space left out; −1 where there is none.
  private static func back(_ index: Int, _ reading: PieceText) -> Int {
    reading[index - 1]?.kind == .space ? index - 2 : index - 1
  }

  /// `May 3`, `May 3rd`, `May the 3rd`.
  private static func dayAfter(_ index: Int, _ reading: PieceText) -> (Int, Int)? {
    var at = afterLink(index, reading)
    if reading[at]?.isMark("-") == true { at += 1 }
    guard let number = reading.number(at), reading.pieces[at].count <= 2, (1...31).contains(number) else { return nil }
    var end = at + 1
    if let ordinal = reading.cue(.ordinal, at: end) { end = ordinal.end }
    if reading.isJoinedRight(end) { return nil }
    // `May 3.5` and `Mar 10:30` are other things.
    if let after = reading[end], after.isMark(".") || after.isMark(":"), reading[end + 1]?.kind == .digits { return nil }
    return (end, number)
  }

  private static func yearAfter(_ index: Int, _ reading: PieceText) -> (Int, Int)? {
    var at = index
    if reading[at]?.isMark(",") == true || reading[at]?.isMark("-") == true || reading[at]?.isMark("/") == true { at += 1 }
    at = afterLink(at, reading)
    // `2 ก.ย. 65`: the Buddhist century is left out.
    if reading.language == "th", let number = reading.number(at), reading.pieces[at].count == 2, number >= 40,
      !reading.isJoinedRight(at + 1)
    {
      return (at + 1, 2500 + number)
    }
    guard let number = reading.number(at), reading.pieces[at].count == 4, (1000...2999).contains(number), !reading.isJoinedRight(at + 1)
    else { return nil }
    return (at + 1, number)
  }

  private static func afterLink(_ index: Int, _ reading: PieceText) -> Int {
    let at = reading.skippingSpace(index)
    guard let link = reading.cue(.dateLink, at: at) else { return at }
    return reading.skippingSpace(link.end)
  }

  /// `Monday, ` before a date belongs to it.
  private static func withWeekday(_ start: Int, _ reading: PieceText) -> Int {
    var at = start - 1
    if reading[at]?.kind == .space { at -= 1 }
    if reading[at]?.isMark(",") == true || reading[at]?.isMark(".") == true { at -= 1 }
    guard let cue = reading.cue(.weekday, at: at), cue.end == at + 1, !reading.isTaken[at] else { return start }
    return at
  }
}
