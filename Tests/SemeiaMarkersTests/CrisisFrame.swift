import Foundation

/// Direct crisis statements of a language and everyday surroundings to put them in: `Tests/CrisisFrames/<tag>.json`.
///
/// They were written by speakers who had not seen any row. Nobody means a joke by the statements themselves.
struct CrisisFrame: Decodable {
  struct Statement: Decodable {
    /// With one `{}` where an adverbial may stand.
    var text: String
    /// `wish`, `ideation`, `intent`, `plan`, `attempt` or `self-harm`.
    var level: String
  }

  var statements: [Statement]
  var adverbials: [String]
  var sentences: [String]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(
    path: "CrisisFrames")

  /// By tag, in their order.
  static func all() throws -> [(tag: String, frame: CrisisFrame)] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" && $0.lastPathComponent != "silent.json" }.sorted { $0.path < $1.path }
      .map { ($0.deletingPathExtension().lastPathComponent, try JSONDecoder().decode(CrisisFrame.self, from: Data(contentsOf: $0))) }
  }

  /// Each statement by itself, with each adverbial, and behind and before each sentence.
  func texts(_ tag: String) -> [String] {
    statements.flatMap { statement in
      let bare = Self.filled(statement.text, "")
      return [bare] + adverbials.map { Self.filled(statement.text, $0) }
        + sentences.flatMap { [Self.joined($0, bare, tag, ends: false), Self.joined(bare, $0, tag, ends: true)] }
    }
  }

  private static func filled(_ statement: String, _ adverbial: String) -> String {
    var text = statement.replacingOccurrences(of: "{}", with: adverbial)
    while text.contains("  ") { text = text.replacingOccurrences(of: "  ", with: " ") }
    for mark in [".", ",", "?", "!"] { text = text.replacingOccurrences(of: " \(mark)", with: mark) }
    return text.trimmingCharacters(in: .whitespaces)
  }

  /// - Parameter ends: whether a full stop is put where the first has none; else people go on behind a laugh without one.
  private static func joined(_ first: String, _ second: String, _ tag: String, ends: Bool) -> String {
    let isWide = ["ja", "zh-Hans", "zh-Hant"].contains(tag)
    let isEnded = first.last.map { ".!?。！？」।".contains($0) } ?? false
    let stop = isEnded || !ends || tag == "th" ? "" : isWide ? "。" : "."
    return first + stop + (isWide && (isEnded || ends) ? "" : " ") + second
  }
}
