import SemeiaRecords

/// The language that a file names, as a BCP 47 tag.
enum FileLanguage {
  /// A tag of two or three letters with its parts, `en_us` and `eng` too; nil for what is none, such as `english` or `und`.
  static func tag(_ text: String) -> String? {
    let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
    guard let first = parts.first, 2...3 ~= first.utf8.count else { return nil }
    let primary = first.lowercased()
    if ["und", "mul", "mis", "zxx"].contains(primary) { return nil }
    let tag = ([short[primary] ?? primary] + parts.dropFirst().map(String.init)).joined(separator: "-")
    return LanguageTagSyntax.isWellFormed(tag) ? tag : nil
  }

  /// ISO 639-3 and 639-2/B codes of languages that have two letters in ISO 639-1.
  private static let short = [
    "eng": "en", "spa": "es", "por": "pt", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ita": "it", "nld": "nl",
    "dut": "nl",
    "swe": "sv", "pol": "pl", "rus": "ru", "ukr": "uk", "tur": "tr", "ara": "ar", "arb": "ar", "fas": "fa", "per": "fa",
    "pes": "fa",
    "hin": "hi", "ben": "bn", "ind": "id", "vie": "vi", "tha": "th", "zho": "zh", "chi": "zh", "cmn": "zh", "jpn": "ja",
    "kor": "ko",
    "swa": "sw", "swh": "sw", "ell": "el", "gre": "el", "dan": "da", "nor": "no", "nob": "nb", "fin": "fi", "heb": "he",
    "hun": "hu",
    "ces": "cs", "cze": "cs", "ron": "ro", "rum": "ro", "bul": "bg", "hrv": "hr", "srp": "sr", "slk": "sk", "slv": "sl",
    "cat": "ca",
    "eus": "eu", "baq": "eu", "glg": "gl", "isl": "is", "ice": "is", "cym": "cy", "wel": "cy", "gle": "ga", "est": "et",
    "lav": "lv",
    "lit": "lt", "urd": "ur", "tam": "ta", "tel": "te", "msa": "ms", "may": "ms", "afr": "af", "sqi": "sq", "hye": "hy",
    "kat": "ka",
  ]
}
