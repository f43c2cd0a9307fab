/// A word as CHAT writes it: what is said of it, and its marks.
///
/// The signs of lengthening, stress, tempo and overlap are taken out, `(be)cause` is written in full, `ice+cream` and `you_know`
/// become two words, `un#do` and `give~me` one, and what stands behind `@` or `$` tells the kind of word. Each leaves a mark.
struct ChatWord {
  struct Piece {
    var bytes: [UInt8]
    var source: Range<Int>
  }

  let place: Range<Int>
  private(set) var pieces: [Piece] = []
  private(set) var marks: [(TranscriptMarker.Kind, String)] = []
  private(set) var problems: [TranscriptProblem.Code] = []

  init(_ source: SourceText, _ place: Range<Int>) {
    self.place = place
    var end = place.upperBound
    let text = source.string(place)
    // `dog$n`, `mek@f$n`; a sum such as `$5` is a word.
    if let dollar = source.first(UInt8(ascii: "$"), in: place), dollar > place.lowerBound {
      if dollar + 1 == end { problems.append(.danglingCode) }
      marks.append((.partOfSpeech, source.string(dollar + 1..<end)))
      end = dollar
    }
    if let at = source.first(UInt8(ascii: "@"), in: place.lowerBound..<end), at > place.lowerBound {
      let code = source.string(at + 1..<end)
      marks.append((code.hasPrefix("s") ? .language : .form, code))
      end = at
    }
    if ["xxx", "yyy", "www", "xx", "yy", "ww"].contains(source.string(place.lowerBound..<end)) {
      marks.append((.unintelligible, text))
      return
    }
    if source.bytes[place.lowerBound] == UInt8(ascii: "0") {
      let isWord = place.count > 1
      if !isWord || !SourceText.isDigit(source.bytes[place.lowerBound + 1]) {
        marks.append((.omission, isWord ? String(text.dropFirst()) : ""))
        return
      }
    }
    read(source, place.lowerBound..<end)
  }

  private mutating func read(_ source: SourceText, _ range: Range<Int>) {
    var kinds: Set<TranscriptMarker.Kind> = []
    var skipsDigits = false
    var offset = range.lowerBound
    for scalar in source.string(range).unicodeScalars {
      let width = UTF8.width(scalar)
      let place = offset..<offset + width
      offset += width
      if skipsDigits, scalar.properties.numericType != nil { continue }
      skipsDigits = false
      switch scalar {
      case "(", ")": kinds.insert(.shortening)
      case ":", "^": kinds.insert(.prosody)
      case "+", "_", "#", "~": join(scalar, place, isLast: place.upperBound == range.upperBound)
      case "⌈", "⌉", "⌊", "⌋":
        kinds.insert(.overlap)
        skipsDigits = true
      case "‹", "›", "〔", "〕": kinds.insert(.scope)
      default:
        if Self.isSign(scalar) {
          kinds.insert(.prosody)
        } else if let last = pieces.indices.last, pieces[last].source.upperBound == place.lowerBound, pieces[last].bytes != [0x20] {
          // In place: a copy for each letter would make a long word cost its square.
          pieces[last].bytes += Array(String(scalar).utf8)
          pieces[last].source = pieces[last].source.lowerBound..<place.upperBound
        } else {
          pieces.append(Piece(bytes: Array(String(scalar).utf8), source: place))
        }
      }
    }
    for kind in TranscriptMarker.Kind.allCases where kinds.contains(kind) { marks.append((kind, "")) }
  }

  /// A sign between the parts of a word: `+` and `_` part words, `#` ends a prefix, `~` joins a clitic. One that has nothing before it
  /// or behind it is a mark and a problem.
  private mutating func join(_ sign: Unicode.Scalar, _ place: Range<Int>, isLast: Bool) {
    guard let last = pieces.last, last.bytes != [0x20], !isLast else {
      problems.append(.danglingCode)
      return marks.append((.other, String(sign)))
    }
    if sign == "#" { return marks.append((.prefix, String(decoding: last.bytes, as: UTF8.self))) }
    if !marks.contains(where: { $0 == (.compound, String(sign)) }) { marks.append((.compound, String(sign))) }
    if sign != "~" { pieces.append(Piece(bytes: [0x20], source: place)) }
  }

  /// The signs of conversation analysis, and control and private characters.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || scalar.value == 0x7F || 0xE000...0xF8FF ~= scalar.value { return true }
    return signs.contains(scalar)
  }

  private static let signs = Set("ˈˌ↑↓↗↘→⇗⇘≈≋≡∞∆∇⁎°▁▔☺♋⁇∬Ϋ∮↫↻∙∾Ἡ⤇⤆⁑⁕⌇↔≠§".unicodeScalars)

  /// The end of a word that begins at the start of a range.
  ///
  /// - Parameter keepsBrackets: whether angle brackets belong to it, as in the names of events.
  static func range(_ source: SourceText, _ range: Range<Int>, keepsBrackets: Bool = false) -> Range<Int> {
    var index = range.lowerBound
    var depth = 0
    while index < range.upperBound {
      let byte = source.bytes[index]
      if SourceText.isSpace(byte) || byte == 0x15 || "[]<>".utf8.contains(byte) { break }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";"), ends(source, index, range) { break }
      if ".?!".utf8.contains(byte), depth == 0, ends(source, index, range), index > range.lowerBound { break }
      if byte == UInt8(ascii: "+"), index > range.lowerBound, isEnding(source, index, range) { break }
      if source.starts(index..<range.upperBound, with: "“") || source.starts(index..<range.upperBound, with: "”") { break }
      if byte == UInt8(ascii: "(") {
        let isPause =
          index + 1 < range.upperBound && (SourceText.isDigit(source.bytes[index + 1]) || source.bytes[index + 1] == 0x2E)
        if isPause, index > range.lowerBound { break }
        depth += 1
      }
      if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      index += 1
    }
    return range.lowerBound..<index
  }

  /// Whether a terminator stands close to its word: `went+...`.
  private static func isEnding(_ source: SourceText, _ index: Int, _ range: Range<Int>) -> Bool {
    let end = min(range.upperBound, index + 5)
    let space = source.bytes[index..<end].firstIndex { SourceText.isSpace($0) || $0 == 0x15 || $0 == UInt8(ascii: "[") }
    return ChatUtterance.endings[source.string(index..<(space ?? end))] != nil
  }

  /// Whether a sign ends its word: nothing but white space, a time or a bracket stands behind it.
  private static func ends(_ source: SourceText, _ index: Int, _ range: Range<Int>) -> Bool {
    guard index + 1 < range.upperBound else { return true }
    let next = source.bytes[index + 1]
    return SourceText.isSpace(next) || next == 0x15 || "[]<>".utf8.contains(next)
  }
}
