/// E-mail, web and network addresses, and `@names`.
enum NetworkPattern {
  /// How many pieces an address may have on one side of its sign.
  private static let reach = 120

  static func find(in reading: inout PieceText) {
    for index in reading.pieces.indices where !reading.isTaken[index] {
      let piece = reading.pieces[index]
      if piece.kind == .mark {
        switch piece.scalar {
        case UInt32(UInt8(ascii: "@")), 0xFF20: at(index, &reading)
        case UInt32(UInt8(ascii: ":")):
          if reading[index + 1]?.isMark("/") == true, reading[index + 2]?.isMark("/") == true {
            link(index, &reading)
          } else {
            version6(index, &reading)
          }
        case UInt32(UInt8(ascii: ".")): domain(index, &reading)
        default: break
        }
      } else if piece.kind == .digits {
        version4(index, &reading)
      }
    }
  }

  private static func at(_ sign: Int, _ reading: inout PieceText) {
    var start = sign
    while start > 0, sign - start < reach, !reading.isTaken[start - 1], isLocal(reading.pieces[start - 1]) { start -= 1 }
    while start < sign, reading.pieces[start].isMark(".") || reading.pieces[start].isMark("-") { start += 1 }
    let (end, dots) = domainEnd(sign + 1, reading)
    if start < sign, dots > 0 {
      reading.take(start..<end, .email, identity: WordKey.fold(reading.text(start..<end)))
    } else if start == sign, end > sign + 1, reading[sign + 1]?.kind == .word || reading[sign + 1]?.isMark("_") == true {
      var end = sign + 1
      while end - sign < reach, let piece = reading[end], isName(piece) { end += 1 }
      reading.take(sign..<end, .username)
    }
  }

  private static func isLocal(_ piece: Piece) -> Bool {
    if piece.kind == .word || piece.kind == .digits { return true }
    return piece.kind == .mark && piece.scalar < 0x80 && "._%+-'".unicodeScalars.contains { $0.value == piece.scalar }
  }

  private static func isName(_ piece: Piece) -> Bool { piece.kind == .word || piece.kind == .digits || piece.isMark("_") }

  /// Where a host name ends, and how many dots it has inside.
  private static func domainEnd(_ start: Int, _ reading: PieceText) -> (end: Int, dots: Int) {
    var end = start
    var last = start
    var (dots, pending) = (0, 0)
    while end - start < reach, let piece = reading[end], !reading.isTaken[end] {
      if isName(piece) {
        dots += pending
        pending = 0
        last = end + 1
      } else if piece.isMark("."), end > start, !(reading[end - 1]?.isMark(".") ?? true) {
        pending = 1
      } else if !piece.isMark("-") {
        break
      }
      end += 1
    }
    return (last, dots)
  }

  private static func link(_ colon: Int, _ reading: inout PieceText) {
    guard colon > 0, !reading.isTaken[colon - 1], reading.pieces[colon - 1].kind == .word, reading.pieces[colon - 1].count <= 12 else {
      return
    }
    let end = addressEnd(colon + 3, reading)
    if end > colon + 3 { reading.take(colon - 1..<end, .url) }
  }

  /// Where an address ends: at white space or a bracket, before the punctuation that closes a sentence.
  private static func addressEnd(_ start: Int, _ reading: PieceText) -> Int {
    var end = start
    while let piece = reading[end], !piece.isBlank, piece.kind != .character, !reading.isTaken[end] {
      if piece.kind == .mark, "<>\"«»“”「」。，；".unicodeScalars.contains(where: { $0.value == piece.scalar }) { break }
      end += 1
    }
    while end > start, let last = reading[end - 1], last.kind == .mark,
      ".,;:!?)'*]}".unicodeScalars.contains(where: { $0.value == last.scalar })
    {
      end -= 1
    }
    return end
  }

  /// Host names without a scheme: `www.…`, a well-known end, or any end of two letters and more with a path behind it.
  private static func domain(_ dot: Int, _ reading: inout PieceText) {
    guard dot > 0, let before = reading[dot - 1], before.kind == .word || before.kind == .digits, !reading.isTaken[dot - 1],
      reading[dot + 1]?.kind == .word
    else { return }
    var start = dot - 1
    while start > 0, dot - start < 24, isName(reading.pieces[start - 1]) || reading.pieces[start - 1].isMark("-"),
      !reading.isTaken[start - 1]
    { start -= 1 }
    let (end, _) = domainEnd(start, reading)
    guard end > dot, let last = reading[end - 1], last.kind == .word, reading[end - 2]?.isMark(".") == true else { return }
    let hasPath = reading[end]?.isMark("/") == true && reading[end + 1]?.isBlank == false
    let isKnown = known.contains(reading.key(end - 1)) && last.letterCase != .capital
    let isWorldWide = reading.key(start) == "www"
    guard isWorldWide || isKnown || (hasPath && last.count >= 2 && last.letterCase == .lower) else { return }
    reading.take(start..<(hasPath ? addressEnd(end, reading) : end), .url)
  }

  private static let known: Set<String> = ["com", "org", "net", "edu", "gov", "mil", "info", "biz", "io", "eu", "app", "dev"]

  private static func version4(_ start: Int, _ reading: inout PieceText) {
    guard reading[start + 1]?.isMark(".") == true, !reading.isJoinedLeft(start), reading[start - 1]?.isMark(".") != true else { return }
    // `1.2.3.4` is the version of something, or a section, more often than the address of a person.
    if (0..<4).allSatisfy({ reading[start + $0 * 2]?.count == 1 }) { return }
    for part in 0..<4 {
      guard let number = reading.number(start + part * 2), number <= 255, reading.pieces[start + part * 2].count <= 3 else { return }
      if part < 3, reading[start + part * 2 + 1]?.isMark(".") != true { return }
    }
    let end = start + 7
    let continues = reading[end]?.isMark(".") == true && reading[end + 1]?.kind == .digits
    if !reading.isJoinedRight(end), !continues { reading.take(start..<end, .network) }
  }

  /// IPv6 in any of its forms, and MAC addresses, around their first colon.
  private static func version6(_ colon: Int, _ reading: inout PieceText) {
    var start = colon
    while start > 0, colon - start < 4, isHexadecimal(reading.pieces[start - 1], reading) { start -= 1 }
    if start > 0, reading.isJoinedLeft(start) || reading.pieces[start - 1].isMark(":") { return }
    var (end, groups, length, colons, isShort) = (start, 0, 0, 0, false)
    while end - start < 40, let piece = reading[end] {
      if isHexadecimal(piece, reading) {
        groups += length == 0 ? 1 : 0
        length += piece.count
        if length > 4 { return }
      } else if piece.isMark(":") {
        colons += 1
        if length == 0, end > start { isShort = true }
        length = 0
      } else {
        break
      }
      end += 1
    }
    if length == 0, !isShort { return }
    let isSix = (groups == 8 && colons == 7) || (isShort && groups >= 2 && groups < 8)
    let isHardware = groups == 6 && colons == 5 && !isShort
    if isSix || isHardware, !reading.isJoinedRight(end) { reading.take(start..<end, .network) }
  }

  private static func isHexadecimal(_ piece: Piece, _ reading: PieceText) -> Bool {
    if piece.kind == .digits { return piece.count <= 4 && piece.end - piece.start == piece.count }
    guard piece.kind == .word, piece.count <= 4 else { return false }
    return reading.bytes[piece.start..<piece.end].allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x66 }
  }
}
