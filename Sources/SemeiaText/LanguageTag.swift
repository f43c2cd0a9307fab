/// A language, named by a BCP 47 tag in its usual letter case: `en`, `pt-BR`, `zh-Hans`.
public struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The tag: language in small letters, script capitalized, region in capitals.
  public let description: String

  /// Takes a well-formed tag and puts its letters in the usual case.
  ///
  /// - Returns: nil where the text is not of the form `language(-script)?(-region)?(-variant…)?`, or a private-use tag.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.utf8.count), Self.isLetters(first) else { return nil }
    var canonical = [first.lowercased()]
    for part in parts.dropFirst() {
      guard (1...8).contains(part.utf8.count), part.utf8.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) }) else { return nil }
      if part.utf8.count == 4, Self.isLetters(part) {
        canonical.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
      } else if part.utf8.count == 2, Self.isLetters(part), canonical.last?.utf8.count != 1 {
        canonical.append(part.uppercased())
      } else {
        canonical.append(part.lowercased())
      }
    }
    self.description = canonical.joined(separator: "-")
  }

  /// `mis`: a language that no tag names.
  package static let undetermined = LanguageTag(canonical: "mis")

  private init(canonical: String) { description = canonical }

  /// The primary language subtag: `zh` of `zh-Hans`.
  public var language: String {
    String(description.prefix { $0 != "-" })
  }

  /// The script subtag, if the tag names one: `Hans` of `zh-Hans-CN`.
  public var script: String? {
    // Behind the language and its extensions of three letters; a later part of four letters is a value (`ar-u-nu-latn`).
    let part = description.split(separator: "-").dropFirst().first { $0.utf8.count != 3 || !Self.isLetters($0) }
    return part.flatMap { $0.utf8.count == 4 && Self.isLetters($0) ? String($0) : nil }
  }

  /// A script whose letters another one has too, as that one (ISO 15924): styles of Latin, Arabic and Syriac letters, and those that stand for no script.
  package static func plainScript(_ script: String) -> String {
    switch script {
    case "Latf", "Latg": "Latn"
    case "Aran": "Arab"
    case "Cyrs": "Cyrl"
    case "Zinh", "Zxxx", "Zzzz": "Zyyy"
    default: script
    }
  }

  /// The scripts that one of ISO 15924 is made of: `Hira` and `Kana` of `Jpan`.
  package static func parts(ofScript script: String) -> [String] {
    switch script {
    case "Jpan": ["Hira", "Kana", "Hrkt", "Hani"]
    case "Kore": ["Hang", "Hani"]
    case "Hans", "Hant": ["Hani", "Hanb"]
    default: []
    }
  }

  /// The region subtag, if the tag names one: `TW` of `zh-TW`.
  public var region: String? {
    description.split(separator: "-").dropFirst().first { part in
      (part.utf8.count == 2 && Self.isLetters(part)) || (part.utf8.count == 3 && part.utf8.allSatisfy(Self.isDigit))
    }.map(String.init)
  }

  /// The best of the languages that are there, by the rules of `Docs/Formats/Records.md`.
  ///
  /// The tag itself; else the tag without its last parts; else, for Chinese, the script that the region writes
  /// (`zh-TW` → `zh-Hant`, `zh` → `zh-Hans`). A code of three letters, or one that is no longer used, is that of two letters first (`eng` → `en`,
  /// `in` → `id`; IANA language subtag registry, ISO 639-2 and 639-3).
  ///
  /// - Returns: nil where none of them is this language.
  public func negotiated(among available: Set<LanguageTag>) -> LanguageTag? {
    if available.contains(self) { return self }
    if let short = Self.shortCodes[language], let same = LanguageTag(short + description.dropFirst(language.utf8.count)) {
      return same.negotiated(among: available)
    }
    var parts = description.split(separator: "-").map(String.init)
    if language == "zh" || language == "yue" {
      let isCantonese = language == "yue" || parts.dropFirst().first == "yue"
      let traditional = script == "Hant" || (script == nil && (["TW", "HK", "MO"].contains(region ?? "") || isCantonese))
      if let chinese = LanguageTag(traditional ? "zh-Hant" : "zh-Hans"), available.contains(chinese) { return chinese }
    }
    while !parts.isEmpty {
      if let candidate = LanguageTag(parts.joined(separator: "-")), available.contains(candidate) { return candidate }
      parts.removeLast()
    }
    return nil
  }

  /// Of the languages that content is likely to be there for.
  private static let shortCodes = [
    "eng": "en", "spa": "es", "por": "pt", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ita": "it", "nld": "nl", "dut": "nl",
    "swe": "sv", "pol": "pl", "rus": "ru", "ukr": "uk", "tur": "tr", "ara": "ar", "arb": "ar", "arz": "ar", "apc": "ar", "afb": "ar",
    "ary": "ar", "fas": "fa", "per": "fa", "pes": "fa", "prs": "fa", "hin": "hi", "ben": "bn", "ind": "id", "in": "id", "vie": "vi",
    "tha": "th", "zho": "zh", "chi": "zh", "cmn": "zh", "jpn": "ja", "kor": "ko", "swa": "sw", "swh": "sw",
  ]

  /// By the text of the tags.
  public static func < (lhs: LanguageTag, rhs: LanguageTag) -> Bool { lhs.description < rhs.description }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  private static func isLetters(_ text: Substring) -> Bool { text.utf8.allSatisfy(isLetter) }
}
