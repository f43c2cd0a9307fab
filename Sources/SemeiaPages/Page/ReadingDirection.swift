/// Which way the lines of a language run.
enum ReadingDirection: String {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
  /// The browser looks at the first letters.
  case auto

  private static let rightToLeftLanguages: Set<String> = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"]
  private static let rightToLeftScripts: Set<String> = ["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"]

  /// - Parameter tag: a BCP 47 tag; nil where no language is known. A script that the tag names outweighs the language.
  init(tag: String?) {
    guard let tag else {
      self = .auto
      return
    }
    let parts = tag.split(separator: "-").map(String.init)
    let isRightToLeft =
      if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
        Self.rightToLeftScripts.contains(script)
      } else {
        Self.rightToLeftLanguages.contains(parts.first ?? "")
      }
    self = isRightToLeft ? .rightToLeft : .leftToRight
  }
}
