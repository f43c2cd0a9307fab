/// Folds a word to the key by which phrases know it: small letters, Latin letters without their accents, Arabic letters in one form.
enum WordKey {
  static func fold(_ word: some StringProtocol) -> String {
    var key = String.UnicodeScalarView()
    for scalar in word.unicodeScalars { append(scalar, to: &key) }
    return String(key)
  }

  private static func append(_ scalar: Unicode.Scalar, to key: inout String.UnicodeScalarView) {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: key.append(Unicode.Scalar(UInt8(value) + 32))
    case ..<0x80: key.append(scalar)
    case 0xC0...0x17F: key.append(contentsOf: latin[Int(value - 0xC0)])
    case 0x300...0x36F, 0x200B...0x200D, 0x640, 0x64B...0x652, 0xAD: return
    case 0x401, 0x451: key.append("\u{435}")
    // Letters with a dot below, which normal forms take apart: য়, ड़.
    case 0x958...0x95F: key.append(contentsOf: [devanagari[Int(value - 0x958)], "\u{93C}"])
    case 0x9DC, 0x9DD: key.append(contentsOf: [value == 0x9DC ? "\u{9A1}" : "\u{9A2}", "\u{9BC}"])
    case 0x9DF: key.append(contentsOf: ["\u{9AF}", "\u{9BC}"])
    case 0x622, 0x623, 0x625: key.append("\u{627}")
    case 0x643: key.append("\u{6A9}")
    case 0x64A: key.append("\u{6CC}")
    default:
      for lower in scalar.properties.lowercaseMapping.unicodeScalars where !(0x300...0x36F).contains(lower.value) { key.append(lower) }
    }
  }

  private static let devanagari: [Unicode.Scalar] = ["क", "ख", "ग", "ज", "ड", "ढ", "फ", "य"]

  /// What each of U+00C0–U+017F becomes; signs that are no letters stay.
  private static let latin: [[Unicode.Scalar]] = {
    var table = (UInt32(0xC0)...0x17F).map { value in Unicode.Scalar(value).map { [$0] } ?? [] }
    for (plain, letters) in plainLetters {
      for letter in letters.unicodeScalars { table[Int(letter.value) - 0xC0] = Array(plain.unicodeScalars) }
    }
    return table
  }()

  private static let plainLetters: [(plain: String, letters: String)] = [
    ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄą"),
    ("ae", "Ææ"),
    ("c", "ÇçĆćĈĉĊċČč"),
    ("d", "ÐðĎďĐđ"),
    ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚě"),
    ("g", "ĜĝĞğĠġĢģ"),
    ("h", "ĤĥĦħ"),
    ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı"),
    ("ij", "Ĳĳ"),
    ("j", "Ĵĵ"),
    ("k", "Ķķĸ"),
    ("l", "ĹĺĻļĽľĿŀŁł"),
    ("n", "ÑñŃńŅņŇňŉŊŋ"),
    ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐő"),
    ("oe", "Œœ"),
    ("r", "ŔŕŖŗŘř"),
    ("s", "ŚśŜŝŞşŠšſ"),
    ("ss", "ß"),
    ("t", "ŢţŤťŦŧ"),
    ("th", "Þþ"),
    ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų"),
    ("w", "Ŵŵ"),
    ("y", "ÝýÿŶŷŸ"),
    ("z", "ŹźŻżŽž"),
  ]
}
