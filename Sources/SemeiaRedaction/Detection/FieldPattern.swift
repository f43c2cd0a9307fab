/// Values that the words before them announce: `MRN: 00482-B`, `tel. 91 555 01 02`, `Localidad: …`.
enum FieldPattern {
  static func numbers(in reading: inout PieceText) {
    var floor = 0
    for cue in reading.cues where cue.start >= floor && reading.isLongest(cue) {
      let type: RedactionType
      switch cue.kind {
      case .recordField: type = .record
      case .accountField: type = .account
      case .phoneField: type = .phone
      case .nationalField: type = .national
      case .postcodeField: type = .postcode
      default: continue
      }
      if reading.isJoinedLeft(cue.start), reading.pieces[cue.start].kind != .character { continue }
      var (start, isMarked) = afterLinks(cue.end, reading)
      // `Tel. (011) 532 …`: the bracket belongs to the number.
      if type == .phone, start > cue.end, reading[start - 1]?.isMark("(") == true, reading[start + 1]?.isMark(")") == true { start -= 1 }
      guard let end = value(start, type, isMarked, reading) else { continue }
      let digits = (start..<end).flatMap { reading.pieces[$0].kind == .digits ? reading.digits($0) : [] }
      let isCard = type == .account && digits.count >= 13 && digits.count <= 19 && CheckDigits.luhn(digits) && (2...6).contains(digits[0])
      let scheme = type == .national || type == .record ? scheme(start, end, cue, reading) : nil
      let identity = type == .phone ? NumberPattern.text(digits) : compact(reading.text(start..<end))
      if reading.take(start..<end, isCard ? .card : scheme == nil ? type : .national, scheme: scheme, identity: identity) { floor = end }
    }
  }

  /// Skips what may stand between a field and its value: `:`, `#`, `nº`, `is`.
  ///
  /// - Returns: where the value starts, and whether a sign said so.
  static func afterLinks(_ start: Int, _ reading: PieceText) -> (start: Int, isMarked: Bool) {
    var at = start
    var isMarked = false
    var hasTurned = false
    for _ in 0..<8 {
      at = reading.skippingSpace(at)
      guard let piece = reading[at] else { break }
      if piece.kind == .mark, ":#=.：(-№".unicodeScalars.contains(where: { $0.value == piece.scalar }) {
        isMarked = isMarked || !(piece.isMark(".") || piece.isMark("(") || piece.isMark("-"))
        at += 1
      } else if let link = reading.cue(.link, at: at) {
        at = link.end
      } else if isMarked, piece.kind == .lineEnd, !hasTurned {
        // `Phone:` and its value on the next line.
        hasTurned = true
        at += 1
      } else {
        break
      }
    }
    return (at, isMarked)
  }

  /// Where a value of letters, digits and signs ends; nil where what follows is none.
  private static func value(_ start: Int, _ type: RedactionType, _ isMarked: Bool, _ reading: PieceText) -> Int? {
    if type == .phone {
      let plus = reading[start]?.isMark("+") == true ? start + 1 : start
      guard let (end, digits) = PhonePattern.run(plus, reading), digits.count >= 5 else { return nil }
      return reading[plus]?.kind == .digits || reading[plus]?.isMark("(") == true ? PhonePattern.withExtension(end, reading) : nil
    }
    var end = start
    var at = start
    var digits = 0
    while at - start < 16, let piece = reading[at], !reading.isTaken[at] {
      if piece.kind == .digits {
        digits += piece.count
        end = at + 1
      } else if piece.kind == .word {
        // A part of a code is short, or beside a digit; a word that follows a space is the next word.
        guard piece.count <= 4 || reading[at - 1]?.kind == .digits || reading[at + 1]?.kind == .digits else { break }
        guard piece.letterCase != .lower || reading[at - 1]?.kind == .digits || reading[at + 1]?.kind == .digits else { break }
        end = at + 1
      } else if piece.kind == .space {
        guard at > start, type != .postcode, goesOn(at, type, reading) else { break }
      } else if piece.kind != .mark || !"-/._".unicodeScalars.contains(where: { $0.value == piece.scalar }) {
        break
      }
      at += 1
    }
    if type == .postcode { end = postcodeEnd(start, end, reading) }
    if type == .national, end > start, NumberPattern.bracketed(end, reading) != nil { end += 3 }
    // A value of letters alone, or of one digit, is a word.
    while end > start, let last = reading[end - 1], last.kind == .word, reading[end - 2]?.kind == .space { end -= 2 }
    return end > start && digits >= (isMarked ? 2 : 3) ? end : nil
  }

  /// Whether a value goes on behind a space: `12 345`, `5678 9015 4` of an IBAN, `4 F 218/22` and `III RC 334/21` of a docket.
  private static func goesOn(_ space: Int, _ type: RedactionType, _ reading: PieceText) -> Bool {
    guard let next = reading[space + 1] else { return false }
    if next.kind == .digits { return next.count >= 2 || type == .account && reading[space - 1]?.count == 4 }
    return type == .record && next.kind == .word && next.isCapitalized && next.count <= 4 && reading[space + 2]?.kind == .space
      && reading[space + 3]?.kind == .digits && reading[space + 4]?.isMark("/") == true
  }

  /// `SW1A 2AA`, `K1A 0B1`, `1012 AB`: a second group that belongs to the first.
  private static func postcodeEnd(_ start: Int, _ end: Int, _ reading: PieceText) -> Int {
    guard reading[end]?.kind == .space else { return end }
    if let (_, last) = PostcodePattern.lettered(start, reading), last > end { return last }
    // `394 13`
    if end == start + 1, reading.pieces[start].count == 3, let more = reading[end + 1], more.kind == .digits, more.count == 2,
      !reading.isJoinedRight(end + 2)
    {
      return end + 2
    }
    return end
  }

  private static func scheme(_ start: Int, _ end: Int, _ cue: PieceText.FoundCue, _ reading: PieceText) -> String? {
    let named = reading.values(cue)
    let group = NumberGroup(start, reading)
    for count in stride(from: group.rows.count, through: 1, by: -1) where group.prefix(count).end == end {
      let digits = Array(group.prefix(count).digits)
      if digits.count >= 8 { return NumberPattern.scheme(group, count, digits, isCued: true, named: named, reading.language) }
    }
    let code = compact(reading.text(start..<end))
    return code.utf8.count <= 18 ? CodeScheme.name(of: Array(code.utf8)) : nil
  }

  /// Letters and digits only, in capitals: `12.345.678-z` → `12345678Z`.
  static func compact(_ text: String) -> String {
    String(
      decoding: text.utf8.filter { ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 >= 0x80 }.map {
        $0 >= 0x61 && $0 <= 0x7A ? $0 - 32 : $0
      }, as: UTF8.self)
  }
}
