import Semeia
import SemeiaLexicon
import SemeiaText

/// Documents of about 2 KB, joined from the example sentences of a language in an order that is always the same.
struct Texts {
  /// Which sentences are taken.
  enum Mixture: String {
    /// All of them: most say a symptom, so that there are far more findings than in texts that people write.
    case all
    /// Those in which the row's concept is not found. Others may be.
    case quiet
  }

  private let said: [String]
  private let unsaid: [String]

  /// - Returns: nil where the language has no examples.
  init?(_ content: ContentLibrary, _ tag: LanguageTag) {
    let path = "languages/\(tag)/examples.tsv"
    var problems: [ContentProblem] = []
    guard let bytes = content.folder.file(path) else { return nil }
    let table = Table.read(bytes, file: path, header: ["concept", "outcome", "text", "expect"], isStrict: false, problems: &problems)
    var said: [String] = []
    var unsaid: [String] = []
    for row in table.rows {
      let text = String(row.text(2).filter { $0 != "⟦" && $0 != "⟧" })
      if row.text(1) == "none" { unsaid.append(text) } else { said.append(text) }
    }
    guard !said.isEmpty, !unsaid.isEmpty else { return nil }
    self.said = said
    self.unsaid = unsaid
  }

  func documents(_ count: Int, _ mixture: Mixture) -> [[UInt8]] {
    documents(count) { _ in mixture == .all ? said + unsaid : unsaid }
  }

  /// - Parameter percent: how many of a hundred sentences are such that say something.
  func documents(_ count: Int, percent: Int) -> [[UInt8]] {
    documents(count) { order in order.next() % 100 < UInt64(percent) ? said : unsaid }
  }

  private func documents(_ count: Int, _ source: (inout Order) -> [String]) -> [[UInt8]] {
    var order = Order()
    return (0..<count).map { _ in
      var bytes: [UInt8] = []
      while bytes.count < 2000 {
        let sentences = source(&order)
        let sentence = sentences[Int(order.next() % UInt64(sentences.count))]
        // Chinese and Japanese put no space after a full stop.
        if let last = bytes.last, last < 0x80 || !Self.endsWide(bytes) { bytes.append(0x20) }
        bytes.append(contentsOf: sentence.utf8)
      }
      return bytes
    }
  }

  private static func endsWide(_ bytes: [UInt8]) -> Bool {
    ["。", "！", "？", "」"].contains { bytes.suffix(3).elementsEqual($0.utf8) }
  }

  /// SplitMix64 (Steele, Lea & Flood, 2014), always from the same seed.
  private struct Order {
    private var state: UInt64 = 2026
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
