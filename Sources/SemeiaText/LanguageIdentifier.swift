/// What speaks for a language: its script, its commonest function words, letters of its own.
public struct LanguageProfile: Sendable {
  public var tag: LanguageTag
  /// ISO 15924: `Latn`, `Hans`, `Jpan` …
  public var script: String
  /// Folded function words.
  public var words: Set<[UInt8]>
  /// Scalars that speak for it, and against it.
  public var letters: Set<UInt32>
  public var foreignLetters: Set<UInt32>

  public init(tag: LanguageTag, script: String, words: Set<[UInt8]>, letters: Set<UInt32>, foreignLetters: Set<UInt32>) {
    self.tag = tag
    self.script = script
    self.words = words
    self.letters = letters
    self.foreignLetters = foreignLetters
  }
}

/// Tells the language of a text by its script, then by function words and letters: reasons that a reader can check.
///
/// A function word counts 1 / (number of languages that share it), a letter of its own 0.5 up to 4 times, a letter that the language does not have −1.
/// The best language is named where it has at least 1 point, and a point for every 12 words; its confidence is its share of the points of the best two.
/// Texts of one or two words are often not identified; a caller who knows the language should say it.
package struct LanguageIdentifier: Sendable {
  package struct Guess: Sendable, Equatable {
    package var tag: LanguageTag
    /// 0.5 to 1.
    package var confidence: Double
  }

  private let profiles: [LanguageProfile]
  private let sharing: [[UInt8]: Double]

  /// How much of a text is looked at.
  package static let longestSample = 8192

  package init(_ profiles: [LanguageProfile]) {
    self.profiles = profiles.sorted { $0.tag < $1.tag }
    var sharing: [[UInt8]: Double] = [:]
    for profile in profiles {
      for word in profile.words { sharing[word, default: 0] += 1 }
    }
    self.sharing = sharing
  }

  /// - Parameter limit: how many bytes of the text are looked at, at the most.
  package func identify(_ bytes: [UInt8], limit: Int = longestSample) -> Guess? {
    let sample = String(decoding: bytes.prefix(limit), as: UTF8.self)
    var counts: [ScriptClass: Int] = [:]
    var letters: [UInt32: Int] = [:]
    for scalar in sample.unicodeScalars {
      guard let script = ScriptClass(scalar.value) else { continue }
      counts[script, default: 0] += 1
      if scalar.value >= 0x80 { letters[Self.lowercased(scalar), default: 0] += 1 }
    }
    let script = Self.dominant(counts)
    guard let script else { return nil }
    let candidates = profiles.filter { script.writes($0.script) }
    let words = sample.lowercased().utf8.split { $0 < 0x80 && !Self.isWordByte($0) }.map(Array.init)
    let known = words.filter { sharing[$0] != nil }
    var scored = candidates.map { profile in (profile.tag, score(profile, known, letters)) }
    scored.sort { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    guard let best = scored.first else { return nil }
    if scored.count == 1 && script.isOneLanguage { return Guess(tag: best.0, confidence: 1) }
    if script == .han {
      return Guess(tag: best.1 == scored.last?.1 ? (candidates.first { $0.script == "Hans" }?.tag ?? best.0) : best.0, confidence: 0.9)
    }
    guard best.1 >= 1, best.1 * 12 >= Double(min(words.count, 400)) || script != .latin else { return nil }
    let second = scored.count > 1 ? max(0, scored[1].1) : 0
    return Guess(tag: best.0, confidence: best.1 / (best.1 + second))
  }

  private func score(_ profile: LanguageProfile, _ words: [[UInt8]], _ letters: [UInt32: Int]) -> Double {
    var score = 0.0
    for word in words where profile.words.contains(word) { score += 1 / (sharing[word] ?? 1) }
    for letter in letters.keys.sorted() {
      let count = Double(min(letters[letter] ?? 0, 4))
      if profile.letters.contains(letter) { score += 0.5 * count }
      if profile.foreignLetters.contains(letter) { score -= count }
    }
    return score
  }

  /// The script of most letters. Kana among Han make the text Japanese.
  private static func dominant(_ counts: [ScriptClass: Int]) -> ScriptClass? {
    var counts = counts
    if let kana = counts[.kana], kana * 10 >= counts[.han] ?? 0 { counts[.kana] = kana + (counts.removeValue(forKey: .han) ?? 0) }
    return counts.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> UInt32 {
    scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte == 0x27
  }

  private enum ScriptClass: Int {
    case latin, cyrillic, arabic, devanagari, bengali, thai, han, kana, hangul

    init?(_ scalar: UInt32) {
      switch scalar {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
      case 0x400...0x52F: self = .cyrillic
      case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
      case 0x900...0x97F: self = .devanagari
      case 0x980...0x9FF: self = .bengali
      case 0xE00...0xE7F: self = .thai
      case 0x3040...0x30FF, 0xFF66...0xFF9D: self = .kana
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
      case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3130...0x318F: self = .hangul
      default: return nil
      }
    }

    /// Whether, among the languages that Semeia can have, one alone writes it.
    var isOneLanguage: Bool { self == .bengali || self == .thai || self == .kana || self == .hangul || self == .devanagari }

    func writes(_ script: String) -> Bool {
      switch self {
      case .latin: script == "Latn"
      case .cyrillic: script == "Cyrl"
      case .arabic: script == "Arab"
      case .devanagari: script == "Deva"
      case .bengali: script == "Beng"
      case .thai: script == "Thai"
      case .han: script == "Hans" || script == "Hant"
      case .kana: script == "Jpan"
      case .hangul: script == "Kore" || script == "Hang"
      }
    }
  }
}
