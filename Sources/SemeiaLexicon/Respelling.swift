@_spi(Loops) import SemeiaText

/// Other spellings under which to look for a word: letters drawn out, as people write what they feel ("diiiie", "تعبااان"), figures for letters and
/// letters of another script that look alike, as people write what would be filtered ("k1ll", "сд0хнуть", "ki\u{43B}l"), and figures or full stops that
/// part Hangul ("죽1고").
///
/// A letter that stands three times or more in a row is tried twice and once, the last such letter first. A figure between two letters is
/// tried as the letter that it looks like. Where letters of Latin and of Cyrillic or Greek stand in one word, the fewer become those of the
/// other script that look like them. Roman numerals and repeated single letters ("viii", "aaa") are left alone.
struct Respelling {
  /// A letter, and how often it stands in a row.
  private struct Run {
    var bytes: Range<Int>
    var count: Int
  }

  private static let drawnOut = 3
  /// More drawn-out letters than these are all tried alike.
  private static let mostChoices = 4

  private let key: [UInt8]
  private let runs: [Run]
  private let choices: Int
  private var made = 0

  /// - Parameter key: a folded word. Nil where it has no other spelling.
  init?(_ key: [UInt8]) {
    guard Self.isCandidate(key) else { return nil }
    let letters = LookalikeLetters.replaced(in: key) ?? key
    let runs = Self.runs(of: letters)
    let long = runs.count { $0.count >= Self.drawnOut }
    if long > 0, runs.count < 2 || letters.allSatisfy(Self.isRoman) { return nil }
    if long == 0, letters == key { return nil }
    self.key = letters
    self.runs = runs
    choices = 1 << min(long, Self.mostChoices)
  }

  /// The next spelling, nil after the last.
  mutating func next() -> [UInt8]? {
    if made == choices { return nil }
    var spelling: [UInt8] = []
    var drawn = 0
    for run in runs {
      var count = run.count
      if count >= Self.drawnOut {
        count = made >> min(drawn, Self.mostChoices - 1) & 1 == 0 ? 2 : 1
        drawn += 1
      }
      for _ in 0..<count { spelling.append(contentsOf: key[run.bytes]) }
    }
    made += 1
    return spelling
  }

  /// Whether three bytes, or two characters of several, stand in a row, or what ``LookalikeLetters`` replaces. Cheap: every unknown word is asked.
  private static func isCandidate(_ key: [UInt8]) -> Bool {
    if key.count < 3 { return false }
    var (hasLatin, hasOther) = (isLatin(key[0]) || isLatin(key[1]), false)
    for index in 2..<key.count {
      let byte = key[index]
      if byte == key[index - 1], byte == key[index - 2] { return true }
      if byte >= 0x80, index >= 4, byte == key[index - 2], byte == key[index - 4] { return true }
      if byte >= 0x80, index >= 6, byte == key[index - 3], byte == key[index - 6] { return true }
      if !isFigure(byte), byte != UInt8(ascii: "."), isFigure(key[index - 1]) || key[index - 1] == UInt8(ascii: ".") { return true }
      if isLatin(byte) { hasLatin = true }
      // The first bytes of Greek and Cyrillic letters.
      if byte >= 0xCE, byte <= 0xD4 { hasOther = true }
    }
    return hasLatin && (hasOther || (key[0] >= 0xCE && key[0] <= 0xD4) || (key[1] >= 0xCE && key[1] <= 0xD4))
  }

  private static func runs(of key: [UInt8]) -> [Run] {
    var runs: [Run] = []
    var previous: UInt32 = 0
    key.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        let (scalar, length) = UTF8Scalar.decode(bytes, at, bytes.count)
        if scalar == previous, isLetter(scalar) {
          runs[runs.count - 1].count += 1
        } else {
          runs.append(Run(bytes: at..<at + length, count: 1))
        }
        previous = scalar
        at += length
      }
    }
    return runs
  }

  /// Whether it can be drawn out: no figure of any script. "1000" is not "10".
  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF, 0xE50...0xE59, 0xFF10...0xFF19: false
    default: true
    }
  }

  private static func isFigure(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func isLatin(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

  private static func isRoman(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"), UInt8(ascii: "c"), UInt8(ascii: "d"),
      UInt8(ascii: "m"):
      true
    default: false
    }
  }
}
