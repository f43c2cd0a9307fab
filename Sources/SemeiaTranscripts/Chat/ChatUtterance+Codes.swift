extension ChatUtterance {
  /// A code in square brackets.
  mutating func readCode() {
    guard hasBrackets, let close = source.first(UInt8(ascii: "]"), in: index..<limit) else {
      hasBrackets = false
      problem(.unclosedCode)
      let end = source.bytes[index..<limit].firstIndex(where: SourceText.isSpace) ?? limit
      mark(.other, index..<end, code: source.string(index + 1..<end))
      index = end
      return
    }
    let place = index..<close + 1
    let body = source.trimmed(index + 1..<close)
    index = place.upperBound
    let end = source.bytes[body].firstIndex(where: SourceText.isSpace) ?? body.upperBound
    let sign = source.string(body.lowerBound..<end)
    let rest = source.string(source.trimmed(end..<body.upperBound))
    switch sign {
    case "/": repair(.repetition, place)
    case "//": repair(.revision, place)
    case "///": repair(.reformulation, place)
    case "/-", "/?": repair(.falseStart, place)
    case "e": repair(.exclusion, place)
    case "x": markUnit(.repetition, place, code: rest, words: Int(rest).map { max(0, min($0, 1000) - 1) * unitWords })
    case ":", "::": replaceUnit(source.trimmed(end..<body.upperBound), code: place)
    case "*": markUnit(.error, place, code: rest)
    case "?": markUnit(.uncertain, place)
    case "=?": markUnit(.uncertain, place, code: rest)
    case "!", "!!": markUnit(.stress, place)
    case "=!": markUnit(.manner, place, code: rest)
    case "=": markUnit(.comment, place, code: rest)
    case "%": mark(.comment, place, code: rest)
    case "-": mark(.language, place, code: rest)
    case "+": mark(.postcode, place, code: rest)
    case "^": mark(.freecode, place, code: rest)
    case "#": markUnit(.time, place, code: rest)
    default: readGluedCode(sign, source.string(body), place)
    }
  }

  /// Codes whose sign and value stand together: `[<1]`, `[*]`, `[^c]`, `[%fnt: …]`.
  private mutating func readGluedCode(_ sign: String, _ whole: String, _ place: Range<Int>) {
    switch sign.first {
    case "<", ">": markUnit(.overlap, place, code: sign)
    case "*": markUnit(.error, place, code: String(sign.dropFirst()))
    case "^": mark(.freecode, place, code: String(sign.dropFirst()))
    case "%": mark(.comment, place, code: String(whole.dropFirst()))
    case "=": markUnit(.comment, place, code: String(whole.dropFirst()))
    default:
      problem(.unknownCode, at: place.lowerBound)
      mark(.other, place, code: whole)
    }
  }

  private mutating func repair(_ kind: TranscriptMarker.Kind, _ place: Range<Int>) {
    markUnit(kind, place, words: leavesOutRepairs ? unitWords : nil)
    if leavesOutRepairs { dropUnit() }
  }

  /// `(.)`, `(..)`, `(...)`, `(1.5)`, `(2:03.4)`; false where the bracket is the start of a word.
  mutating func readPause() -> Bool {
    guard let close = source.first(UInt8(ascii: ")"), in: index..<min(limit, index + 24)) else { return false }
    let body = source.bytes[index + 1..<close]
    guard !body.isEmpty, body.allSatisfy({ SourceText.isDigit($0) || ".:".utf8.contains($0) }) else { return false }
    let place = index..<close + 1
    if body.contains(where: SourceText.isDigit) {
      let seconds = ClockTime.minutesAndSeconds(Array(body))
      if seconds == nil { problem(.invalidTime) }
      mark(.pause, place, seconds: seconds)
    } else {
      mark(.pause, place, code: String(decoding: body, as: UTF8.self))
    }
    index = place.upperBound
    return true
  }

  /// `&-uh`, `&+fr`, `&~baba`, `&=laughs`, `&*INV:mhm`, `&{l=X`, `&}l=X`.
  mutating func readAmpersand() {
    let next = index + 1 < limit ? source.bytes[index + 1] : 0
    let isSigned = "-+~=*{}".utf8.contains(next)
    let bodyStart = index + (isSigned ? 2 : 1)
    var word = ChatWord.range(source, bodyStart..<limit, keepsBrackets: next != UInt8(ascii: "-"))
    if word.isEmpty {
      problem(.danglingCode)
      mark(.other, index..<bodyStart)
      index = bodyStart
      return
    }
    if next == UInt8(ascii: "*"), let last = source.bytes[word].last, last == UInt8(ascii: ":") {
      word = word.lowerBound..<word.upperBound - 1
    }
    let place = index..<word.upperBound
    let code = source.string(word)
    index = word.upperBound
    switch next {
    case UInt8(ascii: "-"):
      if leavesOutRepairs { return mark(.filler, place, code: code, words: 1) }
      let span = say(ChatWord(source, word))
      mark(.filler, place, span: span, code: code)
    case UInt8(ascii: "+"): mark(.fragment, place, code: code)
    case UInt8(ascii: "~"): mark(.nonword, place, code: code)
    case UInt8(ascii: "="): mark(.event, place, code: code)
    case UInt8(ascii: "*"): mark(.interposed, place, code: code)
    case UInt8(ascii: "{"), UInt8(ascii: "}"): mark(.scope, place, code: code)
    default:
      problem(.obsoleteCode, at: place.lowerBound)
      mark(.fragment, place, code: code)
    }
  }
}
