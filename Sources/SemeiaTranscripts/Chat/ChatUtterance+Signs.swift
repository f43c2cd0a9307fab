extension ChatUtterance {
  /// A linker or terminator that begins with a plus sign; false where it is a word.
  ///
  /// What begins with a plus sign and has neither letters nor digits is one even where it is not known: a problem and a marker, and
  /// never a word. A linker that is written close to its word is one too.
  mutating func readPlus() -> Bool {
    let end = source.bytes[index..<limit].firstIndex { SourceText.isSpace($0) || $0 == 0x15 || $0 == UInt8(ascii: "[") } ?? limit
    let place = index..<end
    let sign = ChatSign.plain(source.string(place))
    if let (kind, ending) = Self.endings[sign] {
      close(kind, place, ending)
    } else if Self.linkers.contains(where: { "\($0)" == sign }) {
      mark(.linker, place, code: source.string(place))
    } else if !ChatSign.hasWord(source, place) {
      readUnknownPlus(place)
    } else {
      return readGluedLinker(place)
    }
    index = end
    return true
  }

  /// `+,/.`, `+/`, `+`: signs of an old form, or a slip.
  private mutating func readUnknownPlus(_ place: Range<Int>) {
    problem(.unknownCode)
    switch source.bytes[place].last {
    case UInt8(ascii: "."): close(.terminator, place, ".")
    case UInt8(ascii: "?"): close(.terminator, place, "?")
    case UInt8(ascii: "!"): close(.terminator, place, "!")
    default: mark(.other, place, code: source.string(place))
    }
  }

  /// `++and`, `+"no`: the linker goes, the word is read as a word.
  private mutating func readGluedLinker(_ place: Range<Int>) -> Bool {
    guard let linker = Self.linkers.first(where: { source.starts(place, with: $0) }) else { return false }
    let sign = index..<index + linker.utf8CodeUnitCount
    // Signs without end are one odd word, not a linker each.
    if source.bytes[sign.upperBound] == UInt8(ascii: "+") { return false }
    problem(.danglingCode)
    mark(.linker, sign, code: source.string(sign))
    index = sign.upperBound
    return true
  }

  private mutating func close(_ kind: TranscriptMarker.Kind, _ place: Range<Int>, _ sign: StaticString) {
    mark(kind, place, code: source.string(place))
    terminate(place, as: sign)
  }

  /// How an utterance joins the one before: `+<` overlaps it, `++` completes another's, `+,` the speaker's own, `+^` takes up at once,
  /// `+"` quotes, `+≈` and `+≋` latch.
  private static let linkers: [StaticString] = ["+<", "++", "+^", "+\"", "+,", "+≈", "+≋"]

  /// How an utterance ends otherwise than with a full stop, and the mark of punctuation that stands for it in the text.
  static let endings: [String: (TranscriptMarker.Kind, StaticString)] = [
    "+...": (.trailingOff, "…"), "+..?": (.trailingOff, "?"), "+/.": (.interruption, "."), "+/?": (.interruption, "?"),
    "+//.": (.selfInterruption, "."), "+//?": (.selfInterruption, "?"), "+!?": (.terminator, "?"), "+\"/.": (.terminator, "."),
    "+\".": (.terminator, "."), "+.": (.terminator, "."),
  ]

  /// `#`, `##`, `#long`, `#2`, `#0_5`, `#1:13_41`: pauses as they were written before `(.)`; false where it is a word.
  mutating func readOldPause() -> Bool {
    let place = ChatWord.range(source, index..<limit)
    let sign = place.prefix { source.bytes[$0] == UInt8(ascii: "#") }
    let rest = source.string(sign.endIndex..<place.upperBound)
    if rest.isEmpty {
      mark(.pause, place, code: source.string(place))
    } else if Self.lengths.contains(rest) {
      mark(.pause, place, code: rest)
    } else if rest.utf8.allSatisfy({ SourceText.isDigit($0) || ":_.".utf8.contains($0) }) {
      let seconds = ClockTime.minutesAndSeconds(rest.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: ".") : $0 })
      if seconds == nil { problem(.invalidTime) }
      mark(.pause, place, code: seconds == nil ? rest : "", seconds: seconds)
    } else {
      return false
    }
    problem(.obsoleteCode)
    index = place.upperBound
    return true
  }

  /// Estimates of a pause that were written in words.
  private static let lengths: Set<String> = ["short", "medium", "long", "very_long"]
}

/// What tells signs from words.
enum ChatSign {
  /// Curly quotation marks are plain ones.
  static func plain(_ sign: String) -> String { String(sign.map { $0 == "“" || $0 == "”" ? "\"" : $0 }) }

  /// Whether a letter or a digit stands there.
  static func hasWord(_ source: SourceText, _ place: Range<Int>) -> Bool {
    source.string(place).unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

extension ChatUtterance {
  /// A sign that is no part of a word; false where a word begins.
  mutating func readSign() -> Bool {
    func sign(_ text: StaticString) -> Range<Int>? {
      source.starts(index..<limit, with: text) ? index..<index + text.utf8CodeUnitCount : nil
    }
    if let place = sign("„") ?? sign("‡") {
      punctuate(place, as: ",")
      mark(.terminator, place, code: source.string(place))
      index = place.upperBound
      return true
    }
    if let place = sign("“") {
      openQuotation(place)
      index = place.upperBound
      return true
    }
    if let place = sign("”") {
      punctuate(place)
      index = place.upperBound
      return true
    }
    for (text, kind) in Self.lone {
      guard let place = sign(text), place.upperBound == limit || SourceText.isSpace(source.bytes[place.upperBound]) else {
        continue
      }
      mark(kind, place, code: source.string(place))
      if kind == .terminator || place.upperBound == limit { terminate(place, as: "") }
      index = place.upperBound
      return true
    }
    return false
  }

  /// Signs that stand alone in conversation analysis.
  private static let lone: [(StaticString, TranscriptMarker.Kind)] = [
    ("⇗", .prosody), ("↗", .prosody), ("→", .prosody), ("↘", .prosody), ("⇘", .prosody), ("≈", .linker), ("≋", .linker),
    ("≡", .linker), ("∞", .terminator), ("∙", .prosody), ("⌈", .overlap), ("⌉", .overlap), ("⌊", .overlap), ("⌋", .overlap),
  ]
}
