/// Street addresses: a kind of street with its name or number, and what follows of house, flat, postcode and place.
enum AddressPattern {
  static func find(in reading: inout PieceText) {
    for cue in reading.cues where !reading.isTaken[cue.start] && reading.isLongest(cue) {
      switch cue.kind {
      case .addressField, .placeField: labelled(cue, &reading)
      case .streetBefore: afterKind(cue, &reading)
      case .streetAfter: beforeKind(cue, &reading)
      case .district where cue.value == "house": characters(cue, &reading)
      default: break
      }
    }
    for index in reading.pieces.indices where !reading.isTaken[index] { byEnding(index, &reading) }
  }

  // MARK: Fields

  /// The value of `Address:` or `City:`, to the end of its line or sentence, or to the next field.
  private static func labelled(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    var at = reading.skippingSpace(cue.end)
    guard reading[at]?.isMark(":") == true || reading[at]?.isMark("：") == true else { return }
    at = reading.skippingSpace(at + 1)
    let start = at
    var end = start
    while at - start < 40, let piece = reading[at], piece.kind != .lineEnd, !reading.isTaken[at] {
      if piece.isMark(";") || piece.isMark("。") || piece.isMark("；") { break }
      if piece.isMark("."), let next = reading[reading.skippingSpace(at + 1)], at + 1 < reading.pieces.count {
        // A point ends the value unless it shortens a word: `Av. Reforma`.
        // `Müllerstr. 7`
        let isShort = next.kind == .digits && reading[at - 1]?.kind == .word
        if next.kind == .lineEnd || (reading[at + 1]?.kind == .space && reading[at - 1]?.count ?? 0 > 3 && !isShort) { break }
      } else if piece.isMark("."), at + 1 == reading.pieces.count {
        break
      }
      if at > start, isField(at, reading) { break }
      at += 1
      if piece.kind != .space { end = at }
    }
    while end > start, reading[end - 1]?.isMark(",") == true || reading[end - 1]?.kind == .space { end -= 1 }
    reading.take(start..<end, .address)
  }

  private static func isField(_ at: Int, _ reading: PieceText) -> Bool {
    for kind: CueKind in [.nameField, .recordField, .nationalField, .phoneField, .addressField, .placeField, .postcodeField, .ageBefore] {
      guard let cue = reading.cue(kind, at: at) else { continue }
      let colon = reading.skippingSpace(cue.end)
      if reading[colon]?.isMark(":") == true || reading[colon]?.isMark("：") == true { return true }
    }
    return false
  }

  // MARK: Words

  /// `Calle Mayor, 5`, `rue de la Paix 12`, `ul. Długa 5`, `PO Box 12`.
  private static func afterKind(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    var at = cue.end
    // A point shortens a kind (`ul.`) or ends a sentence (`ulica.`).
    if reading[at]?.isMark(".") == true, reading.pieces[at - 1].count <= 4 { at += 1 }
    at = reading.skippingSpace(at)
    if reading.has(.weekday, at: at) { return }
    let name = nameEnd(at, reading)
    // A post-office box has a number of up to six digits and no name.
    let number = name > at ? houseNumber(name, reading) : houseNumber(at, reading, most: 6)
    if cue.value == "capital number" {
      // `Am Anger 5` is an address, `Am 5.` and `Im Prinzip 3 Tage` are not.
      guard name > at, let number, !counts(number, reading) else { return }
    }
    // Without a name the number must follow at once.
    guard name > at || number != nil else { return }
    let end = number ?? name
    var start = cue.start
    // `12, rue de la Paix`
    if let before = numberBefore(cue.start, reading) { start = before }
    let whole = continued(end, reading)
    if !reading.take(start..<whole, .address) { reading.take(start..<end, .address) }
  }

  /// Whether what follows a number is what it counts: `3 Tage`, `5 mg`. After the number of a house stand marks, the end, or a small word (`in`).
  private static func counts(_ end: Int, _ reading: PieceText) -> Bool {
    guard reading[end]?.kind == .space, let next = reading[end + 1], next.kind == .word else { return reading[end]?.isMark("%") == true }
    return next.isCapitalized
      || reading.cue(.particle, at: end + 1) == nil && (next.count > 3 || Self.measures.contains(reading.key(end + 1)))
  }

  private static let measures: Set<String> = [
    "mg", "kg", "g", "cm", "mm", "m", "km", "ml", "dl", "cl", "l", "h", "min", "sek", "std", "mal", "x", "uhr", "ans", "ore", "uur", "kr",
  ]

  /// The name of a street: capitals with small words between them, or ordinals.
  static func nameEnd(_ start: Int, _ reading: PieceText) -> Int {
    var at = start
    var end = start
    // `3 Maja`, `25 de Abril`: streets that are named after a day.
    if reading[start]?.kind == .digits, reading[start]?.count ?? 9 <= 2, reading[start + 1]?.kind == .space,
      reading.has(.month, at: start + 2) || reading.cue(.dateLink, at: start + 2).map({ reading.has(.month, at: $0.end + 1) }) == true
    {
      at = start + 2
      if let link = reading.cue(.dateLink, at: at) { at = link.end + 1 }
    }
    while at - start < 14, let piece = reading[at], !reading.isTaken[at] {
      if piece.kind == .word, piece.isCapitalized || (piece.letterCase == .none && at - start < 4),
        !reading.has(.unit, at: at) || end == start, !reading.has(.notName, at: at)
      {
        end = at + 1
        if reading[end]?.isMark(".") == true, piece.count == 1 || reading[end + 1]?.kind == .space && piece.count < 4 { at += 1 }
      } else if let particle = reading.cue(.particle, at: at) {
        at = particle.end - 1
      } else if !(piece.kind == .space || piece.isMark("-") || piece.isMark("'") || piece.isMark("’")) {
        break
      } else if piece.kind == .space, reading[at + 1]?.kind != .word {
        break
      }
      at += 1
    }
    return end
  }

  /// `, 5`, ` nº 12`, ` 12-14`, ` 5 bis`: the end of a house number after a place, or nil.
  static func houseNumber(_ index: Int, _ reading: PieceText, most: Int = 4) -> Int? {
    var at = index
    if reading[at]?.isMark(",") == true || reading[at]?.isMark("،") == true { at += 1 }
    at = reading.skippingSpace(at)
    // `s/n`: without a number.
    if reading[at]?.kind == .word, reading[at + 1]?.isMark("/") == true, let unit = reading.cue(.unit, at: at), unit.end == at + 3 {
      return unit.end
    }
    var most = most
    if let unit = reading.cue(.unit, at: at) {
      at = unit.end
      most = 5
      for _ in 0..<3 where reading[at]?.isMark(".") == true || reading[at]?.isMark(":") == true || reading[at]?.kind == .space { at += 1 }
    }
    // Five digits on their own are a postcode.
    guard let number = reading[at], number.kind == .digits, number.count <= most, !reading.isTaken[at] else { return nil }
    at += 1
    if let sign = reading[at], sign.isMark("-") || sign.isMark("/") || sign.isMark("–"), let next = reading[at + 1], next.kind == .digits,
      next.count <= 4
    {
      at += 2
    }
    if let letter = reading[at], letter.kind == .word, letter.count == 1 { return at + 1 }
    // `7 B`, where nothing but a sign follows the letter.
    if reading[at]?.kind == .space, let letter = reading[at + 1], letter.kind == .word, letter.count == 1, letter.isCapitalized,
      reading[at + 2].map({ $0.isMark(",") || $0.kind == .lineEnd }) ?? true
    {
      return at + 2
    }
    return at
  }

  private static func numberBefore(_ start: Int, _ reading: PieceText) -> Int? {
    var at = start - 1
    if reading[at]?.kind == .space { at -= 1 }
    if reading[at]?.isMark(",") == true { at -= 1 }
    if let word = reading[at], word.kind == .word, reading.cue(.unit, at: at)?.end == at + 1, reading[at - 1]?.kind == .space { at -= 2 }
    guard let number = reading[at], number.kind == .digits, number.count <= 4, !reading.isTaken[at], at < start - 1 else { return nil }
    return reading.isJoinedLeft(at) || reading[at - 1]?.isMark(".") == true ? nil : at
  }

  /// `12 Old Mill Road`, `Maple Street`, `Atatürk Caddesi No: 5`.
  private static func beforeKind(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    guard reading[cue.start - 1]?.kind == .space else { return }
    var at = cue.start - 2
    var start = cue.start
    var names = 0
    while cue.start - at < 12, let piece = reading[at], !reading.isTaken[at] {
      // `12B` is a house number.
      if piece.count == 1, reading[at - 1]?.kind == .digits { break }
      if piece.kind == .word, piece.isCapitalized || isOrdinal(at, reading), !reading.has(.notName, at: at) {
        names += 1
        start = at
        if isOrdinal(at, reading) { start = at - 1 }
        at = start
      } else if piece.isMark("."), reading[at - 1]?.isCapitalized == true {
        at -= 1
        continue
      } else {
        break
      }
      guard reading[at - 1]?.kind == .space || reading[at - 1]?.isMark("-") == true else { break }
      at -= 2
    }
    guard names > 0 else { return }
    let number = houseBefore(start, reading)
    if cue.value == "number", number == nil { return }
    if number == nil, !reading.pieces[cue.start].isCapitalized { return }
    var end = cue.end
    if reading[end]?.isMark(".") == true, reading[end + 1]?.isMark(",") == true || reading.has(.unit, at: reading.skippingSpace(end + 1)) {
      end += 1
    }
    if number == nil, let after = houseNumber(end, reading) { end = after }
    let whole = continued(end, reading)
    if !reading.take((number ?? start)..<whole, .address) { reading.take((number ?? start)..<end, .address) }
  }

  /// `5th`, `3rd`: letters that touch a number.
  private static func isOrdinal(_ at: Int, _ reading: PieceText) -> Bool {
    guard let word = reading[at], word.kind == .word, word.count <= 3, let digits = reading[at - 1], digits.kind == .digits else {
      return false
    }
    return reading.has(.ordinal, at: at)
  }

  private static func houseBefore(_ start: Int, _ reading: PieceText) -> Int? {
    var at = start - 1
    guard reading[at]?.kind == .space else { return nil }
    at -= 1
    if reading[at]?.isMark(",") == true { at -= 1 }
    // `12B Baker Street`
    if let letter = reading[at], letter.kind == .word, letter.count == 1, reading[at - 1]?.kind == .digits { at -= 1 }
    guard let number = reading[at], number.kind == .digits, number.count <= 6, !reading.isTaken[at] else { return nil }
    if reading[at - 1]?.isMark("-") == true, reading[at - 2]?.kind == .digits { return at - 2 }
    return reading.isJoinedLeft(at) ? nil : at
  }

  /// `Hauptstraße 12`, `Keizersgracht 5`: the kind of street is the end of its name. A number must follow.
  private static func byEnding(_ index: Int, _ reading: inout PieceText) {
    let piece = reading.pieces[index]
    let isJoined = reading[index - 1]?.isMark("-") == true && reading[index - 2]?.isCapitalized == true
    guard piece.kind == .word, (5...40).contains(piece.count) || piece.letterCase == .none || isJoined, piece.count >= 2,
      piece.letterCase != .lower || isJoined
    else { return }
    var at = index + 1
    if reading[at]?.isMark(".") == true { at += 1 }
    guard reading[at]?.kind == .space, reading[at + 1]?.kind == .digits else { return }
    // `Karl-Marx-Str. 201`: the ending is a word of its own.
    let key = (isJoined ? "x" : "") + reading.key(index)
    guard reading.vocabulary.suffix(.streetSuffix, of: Array(key.utf8), reading.languages) != nil, let end = houseNumber(at, reading)
    else { return }
    var start = index
    while index - start < 8, reading[start - 1]?.isMark("-") == true, reading[start - 2]?.kind == .word, !reading.isTaken[start - 2] {
      start -= 2
    }
    let whole = continued(end, reading)
    if !reading.take(start..<whole, .address) { reading.take(start..<end, .address) }
  }

  // MARK: What follows

  /// Units, postcodes and places that go on with an address: at most six parts.
  static func continued(_ start: Int, _ reading: PieceText) -> Int {
    var end = start
    for _ in 0..<6 {
      var at = end
      let isComma = reading[at]?.isMark(",") == true || reading[at]?.isMark("،") == true
      let hasComma = isComma || reading[at]?.isMark(".") == true && reading[at + 1]?.isMark(",") == true
      if hasComma { at += isComma ? 1 : 2 }
      at = reading.skippingSpace(at)
      // `12 - 3º B`, `12 - P1 - 2B`
      if !hasComma, reading[at]?.isMark("-") == true, let door = doorEnd(reading.skippingSpace(at + 1), reading), reading.isFree(end..<door)
      {
        end = door
        continue
      }
      for _ in 0..<2 where reading[at]?.kind == .lineEnd { at = reading.skippingSpace(at + 1) }
      if reading[at]?.isMark(",") == true { at = reading.skippingSpace(at + 1) }
      if at == end { break }
      guard let next = part(at, reading), next > end, reading.isFree(end..<next) else { break }
      end = next
    }
    return end
  }

  /// A door or a staircase behind a hyphen: `3º B`, `2B`, `P1`; never a number alone, which goes on a range.
  private static func doorEnd(_ at: Int, _ reading: PieceText) -> Int? {
    guard let piece = reading[at] else { return nil }
    if piece.kind == .word, piece.count == 1, piece.isCapitalized, reading[at + 1]?.kind == .digits, reading[at + 1]?.count ?? 9 <= 2 {
      return at + 2
    }
    guard piece.kind == .digits, piece.count <= 2 else { return nil }
    var end = at + 1
    while let more = reading[end], more.isMark("º") || more.isMark("ª") || more.isMark("°") || (more.kind == .word && more.count == 1) {
      end += 1
    }
    return end > at + 1 ? end : nil
  }

  static func part(_ at: Int, _ reading: PieceText) -> Int? {
    if let unit = reading.cue(.unit, at: at) {
      var next = unit.end
      for _ in 0..<3 where reading[next]?.isMark(".") == true || reading[next]?.isMark(":") == true || reading[next]?.kind == .space {
        next += 1
      }
      if let value = reading[next], value.kind == .digits || (value.kind == .word && value.count <= 2) {
        next += 1
        while let more = reading[next],
          more.isMark("º") || more.isMark("ª") || more.isMark("°")
            || (more.kind == .word && more.count == 1 && reading[next - 1]?.kind == .digits)
        { next += 1 }
        return next
      }
      return nil
    }
    // `3º B`, `2.º Esq.`: a floor and a door.
    let mark = reading[at + 1]?.isMark(".") == true ? at + 2 : at + 1
    if let floor = reading[at], floor.kind == .digits, floor.count <= 2, let sign = reading[mark],
      "ºª°".unicodeScalars.contains(where: { $0.value == sign.scalar }) || reading.has(.ordinal, at: mark)
    {
      let door = reading.skippingSpace(mark + 1)
      if let side = reading.cue(.unit, at: door) { return reading[side.end]?.isMark(".") == true ? side.end + 1 : side.end }
      return reading[door]?.kind == .word && reading[door]?.count == 1 && reading[door]?.isCapitalized == true ? door + 1 : mark + 1
    }
    if let end = postcodeEnd(at, reading) { return placeEnd(end, reading) }
    // `Springfield, IL 62704`: a place only where a state or a postcode follows.
    let place = placeWords(at, reading)
    guard place > at else { return nil }
    if let country = reading.cue(.country, at: at), country.end == place {
      return postcodeEnd(digits: reading.skippingSpace(place), reading) ?? place
    }
    var next = place
    for _ in 0..<3 where reading[next]?.isMark(",") == true || reading[next]?.isBlank == true { next += 1 }
    guard next > place else { return nil }
    if let country = reading.cue(.country, at: next), reading.pieces[next].isCapitalized {
      return postcodeEnd(digits: reading.skippingSpace(country.end), reading) ?? country.end
    }
    return postcodeEnd(next, reading)
  }

  /// A postcode, or a state with one.
  private static func postcodeEnd(_ at: Int, _ reading: PieceText) -> Int? {
    if let (_, end) = PostcodePattern.lettered(at, reading) { return end }
    if let end = PostcodePattern.group(at, [5, 4], reading) ?? PostcodePattern.group(at, [5, 3], reading) ?? PostcodePattern.group(
      at, [4, 3], reading)
      ?? PostcodePattern.group(at, [2, 3], reading)
    {
      return end
    }
    if let state = reading.cue(.state, at: at), reading.pieces[at].letterCase == .upper {
      let next = reading.skippingSpace(state.end)
      return postcodeEnd(digits: next, reading) ?? state.end
    }
    return postcodeEnd(digits: at, reading)
  }

  private static func postcodeEnd(digits at: Int, _ reading: PieceText) -> Int? {
    // `111 22 Stockholm`
    if reading[at]?.kind == .digits, reading[at]?.count == 3, reading[at + 1]?.kind == .space, reading[at + 2]?.kind == .digits,
      reading[at + 2]?.count == 2,
      reading[at + 3]?.kind == .space, reading[at + 4]?.isCapitalized == true
    {
      return at + 3
    }
    guard let code = reading[at], code.kind == .digits, (4...6).contains(code.count), !reading.isTaken[at], !reading.isJoinedRight(at + 1)
    else { return nil }
    return PostcodePattern.group(at, [5, 4], reading) ?? at + 1
  }

  private static func placeEnd(_ end: Int, _ reading: PieceText) -> Int {
    guard reading[end]?.kind == .space else { return end }
    let place = placeWords(end + 1, reading)
    return place > end + 1 ? place : end
  }

  /// Up to three capitalized words.
  static func placeWords(_ start: Int, _ reading: PieceText) -> Int {
    var at = start
    var end = start
    for _ in 0..<3 {
      guard let word = reading[at], word.kind == .word, word.isCapitalized, word.count > 1, !reading.isTaken[at],
        !reading.has(.notName, at: at)
      else { break }
      end = at + 1
      guard reading[end]?.kind == .space || reading[end]?.isMark("-") == true else { break }
      at = end + 1
    }
    return end
  }

  // MARK: Scripts without spaces

  /// `北京市朝阳区建国路88号`, `千代田区丸の内1丁目9番`: characters, digits and signs of houses; a street or a district must be among them.
  private static func characters(_ cue: PieceText.FoundCue, _ reading: inout PieceText) {
    guard let number = reading[cue.start - 1], number.kind == .digits, number.count <= 5 else { return }
    var start = cue.start - 1
    var hasPlace = false
    while cue.start - start < 30, let piece = reading[start - 1], !reading.isTaken[start - 1] {
      guard piece.kind == .character || piece.kind == .digits || piece.isMark("-") else { break }
      if stops(start, reading) { break }
      start -= 1
      if let place = reading.cue(.district, at: start), place.value != "house", place.end <= cue.start - 1 { hasPlace = true }
    }
    guard hasPlace, start < cue.start - 2 else { return }
    var end = cue.end
    for _ in 0..<5 {
      guard reading[end]?.kind == .digits || reading[end]?.isMark("-") == true, !reading.isTaken[end] else { break }
      end += 1
      if let house = reading.cue(.district, at: end), house.value == "house" { end = house.end }
    }
    reading.take(start..<end, .address)
  }

  private static func stops(_ end: Int, _ reading: PieceText) -> Bool {
    (1...3).contains { back in
      if reading.cue(.addressField, at: end - back)?.end == end { return true }
      return reading[end - 1].map(NameRun.isHan) == true && reading.cue(.notName, at: end - back)?.end == end
    }
  }
}
