/// Cards, national identifiers and account numbers that prove themselves by their form and check digits.
enum NumberPattern {
  static func find(in reading: inout PieceText) {
    for index in reading.pieces.indices where !reading.isTaken[index] {
      let piece = reading.pieces[index]
      guard piece.kind == .digits || piece.kind == .word, !reading.isJoinedLeft(index) else { continue }
      if code(index, &reading) { continue }
      if piece.kind == .digits, !isInNumber(index, reading) { digits(index, &reading) }
    }
  }

  /// Whether a decimal number or a longer group goes on to the left: `1.234567890`.
  private static func isInNumber(_ index: Int, _ reading: PieceText) -> Bool {
    guard let sign = reading[index - 1], sign.isMark(".") || sign.isMark(",") || sign.isMark("-") || sign.isMark("/") else { return false }
    return reading[index - 2]?.kind == .digits && !reading.isTaken[index - 2]
  }

  private static func digits(_ start: Int, _ reading: inout PieceText) {
    let group = NumberGroup(start, reading)
    for count in stride(from: group.rows.count, through: 1, by: -1) {
      let (_, _, digits, end) = group.prefix(count)
      guard digits.count >= 8, isEnd(end, reading) else { continue }
      let numbers = Array(digits)
      if let name = scheme(group, count, numbers, isCued: false, reading.language) {
        reading.take(start..<end, .national, scheme: name, identity: text(numbers))
        return
      }
      if isCard(group, count, numbers) {
        reading.take(start..<end, .card, identity: text(numbers))
        return
      }
    }
  }

  /// Whether a group may end here: no letter, and no decimals, follow.
  private static func isEnd(_ end: Int, _ reading: PieceText) -> Bool {
    if reading.isJoinedRight(end) { return false }
    guard let sign = reading[end], sign.isMark(".") || sign.isMark(",") || sign.isMark("-") else { return true }
    return reading[end + 1]?.kind != .digits
  }

  /// The likeliest scheme that the first rows of a group fit: one of the text's language before the others.
  ///
  /// - Parameters:
  ///   - isCued: whether words before the number say that it is an identifier.
  ///   - named: the schemes that these words name; one that the number fits goes before all others.
  static func scheme(
    _ group: NumberGroup, _ count: Int, _ digits: [UInt8], isCued: Bool, named: [String] = [], _ language: String?
  ) -> String? {
    var best: String?
    let fits = { (scheme: NumberScheme) in group.fits(count, scheme.groups, scheme.signs) && scheme.isValid(digits) }
    if !named.isEmpty, let scheme = NumberScheme.all.first(where: { named.contains($0.name) && fits($0) }) { return scheme.name }
    for scheme in NumberScheme.all where group.fits(count, scheme.groups, scheme.signs) {
      if scheme.needsCueWhenBare, count == 1, !isCued { continue }
      if scheme.needsCueWhenSpaced, !isCued, group.prefix(count).signs.allSatisfy({ $0 == 0x20 }) { continue }
      let isKoreanForm = scheme.name == "kr-rrn" && count == 2 && NumberScheme.hasBirthDate(digits) && (1...8).contains(digits[6])
      guard scheme.isValid(digits) || isKoreanForm else { continue }
      // Sixteen digits from 3 to 6 that pass Luhn are a card before they are an NIK.
      if scheme.name == "id-nik", language != "id", (3...6).contains(digits[0]), CheckDigits.luhn(digits) { continue }
      if let language, scheme.languages.contains(language) { return scheme.name }
      best = best ?? scheme.name
    }
    return best
  }

  private static func isCard(_ group: NumberGroup, _ count: Int, _ digits: [UInt8]) -> Bool {
    guard (12...19).contains(digits.count), (2...6).contains(digits[0]), !CheckDigits.isUniform(digits), CheckDigits.luhn(digits) else {
      return false
    }
    // Twelve digits are a card only with the first digits of Maestro.
    if digits.count == 12, ![5, 6].contains(digits[0]) { return false }
    let (counts, signs, _, _) = group.prefix(count)
    let isGrouped = counts.dropLast().allSatisfy { $0 == 4 } || Array(counts) == [4, 6, 5] || Array(counts) == [4, 6, 4]
    return isGrouped && Set(signs).count <= 1 && signs.allSatisfy { $0 == 0x20 || $0 == 0x2D }
  }

  static func text(_ digits: [UInt8]) -> String { String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self) }

  // MARK: Letters and digits

  /// Codes with letters: the longest that fits from here, spaces and signs between its parts left out.
  private static func code(_ start: Int, _ reading: inout PieceText) -> Bool {
    var code: [UInt8] = []
    var at = start
    var ends: [(piece: Int, length: Int)] = []
    var hasLetter = false
    var hasBrackets = false
    while at - start < 20, code.count <= 34, let piece = reading[at], !reading.isTaken[at] {
      if piece.kind == .digits || piece.kind == .word {
        guard piece.end - piece.start == piece.count, piece.count <= 34 else { break }
        hasLetter = hasLetter || piece.kind == .word
        for byte in reading.bytes[piece.start..<piece.end] { code.append(byte >= 0x61 ? byte - 32 : byte) }
        if !reading.isJoinedRight(at + 1) { ends.append((at + 1, code.count)) }
        at += 1
      } else if piece.isMark("("), let last = bracketed(at, reading) {
        // The check digit of Hong Kong: `A123456(3)`.
        code.append(last)
        hasBrackets = true
        ends.append((at + 3, code.count))
        break
      } else if piece.kind == .space || piece.isMark("-") || piece.isMark(".") {
        at += 1
        if let next = reading[at], next.kind != .digits, next.kind != .word { break }
      } else {
        break
      }
    }
    guard hasLetter else { return false }
    for (end, length) in ends.reversed() where length <= code.count {
      let candidate = Array(code[..<length])
      if CodeScheme.isIBAN(candidate), isWritten(start, end, reading) {
        return reading.take(start..<end, .account, identity: String(decoding: candidate, as: UTF8.self))
      }
      if let name = CodeScheme.name(of: candidate, isMarked: hasBrackets && length == code.count), isWritten(start, end, reading) {
        return reading.take(start..<end, .national, scheme: name, identity: String(decoding: candidate, as: UTF8.self))
      }
    }
    return false
  }

  /// The one letter or digit between brackets, as a capital; nil where they hold anything else.
  static func bracketed(_ open: Int, _ reading: PieceText) -> UInt8? {
    guard reading[open]?.isMark("(") == true, let piece = reading[open + 1], piece.kind == .digits || piece.kind == .word,
      piece.end - piece.start == 1, reading[open + 2]?.isMark(")") == true
    else { return nil }
    let byte = reading.bytes[piece.start]
    return byte >= 0x61 ? byte - 32 : byte
  }

  /// Whether no more than the first and the last part of a code are words on their own: `DE 89 …` is one, a sentence is not.
  private static func isWritten(_ start: Int, _ end: Int, _ reading: PieceText) -> Bool {
    var words = 0
    for index in start..<end where reading.pieces[index].kind == .word && reading.pieces[index].count > 4 { words += 1 }
    return words <= 1
  }
}
