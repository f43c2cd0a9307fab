import Foundation
import SemeiaRedaction
import SemeiaText

/// The tables that ship, and short ways to redact with them.
enum Shipped {
  static let vocabulary: RedactionVocabulary = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "Lexicons/redaction")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return RedactionVocabulary(
      names.compactMap { name in (try? Data(contentsOf: folder.appending(path: name))).map { (name: name, bytes: Array($0)) } })
  }()

  static func redact(_ text: String, _ language: String? = "en", style: RedactionStyle = .tag, key: String? = nil) -> RedactedText {
    Redactor(vocabulary, style: style, key: key.flatMap { RedactionKey(Array($0.utf8)) }).redact(
      text, language: language.flatMap { LanguageTag($0) })
  }

  /// What was found, as `type:text`.
  static func found(_ text: String, _ language: String? = "en") -> [String] {
    let bytes = Array(text.utf8)
    return redact(text, language).redactions.map {
      "\($0.type.rawValue):\(String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self))"
    }
  }
}
