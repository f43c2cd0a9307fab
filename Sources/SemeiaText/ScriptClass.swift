/// Which script a letter is of, as far as it tells the languages of Semeia apart.
package enum ScriptClass: Int, Sendable {
  case latin, cyrillic, arabic, devanagari, bengali, thai, han, kana, hangul

  static let count = 9

  package init?(_ scalar: UInt32) {
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
  package var isOneLanguage: Bool { self == .bengali || self == .thai || self == .kana || self == .hangul || self == .devanagari }

  /// The script's code where several of Semeia's languages write it and differ by their words.
  package var tabled: String? {
    switch self {
    case .latin: "Latn"
    case .cyrillic: "Cyrl"
    case .arabic: "Arab"
    default: nil
    }
  }

  package func writes(_ script: String) -> Bool {
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

  /// Whether the letter belongs to texts of a language that is written in this script; Han to Japanese and Korean, too.
  package func belongs(to script: String) -> Bool {
    writes(script) || self == .han && ["Jpan", "Kore", "Hang"].contains(script)
  }
}
