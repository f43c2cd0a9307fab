import SemeiaDecisions
import SemeiaLexicon

extension RulePack {
  /// Reads a pack of a content folder; what is wrong becomes content problems.
  ///
  /// - Parameter messages: the files of `messages/` to read; nil for all.
  static func load(
    _ name: String, _ folder: any ContentFolder, messages: [String]? = nil, _ problems: inout [ContentProblem]
  ) -> RulePack? {
    let path = "rules/\(name)/pack.json"
    guard let json = JSONContent.read(path, folder, problems: &problems) else { return nil }
    var (pack, found) = RulePack.read(json)
    problems += found.map { $0.inContent(path) }
    let files = messages ?? folder.names(in: "rules/\(name)/messages").filter { $0.hasSuffix(".tsv") }
    pack.speak(files.map { "rules/\(name)/messages/\($0)" }, folder, &problems)
    return pack
  }

  /// Adds what files of messages say, each in the language that it is named after.
  mutating func speak(_ paths: [String], _ folder: any ContentFolder, _ problems: inout [ContentProblem]) {
    for path in paths {
      guard let bytes = folder.file(path), let tag = path.split(separator: "/").last?.dropLast(4) else { continue }
      let table = Table.read(bytes, file: path, header: ["key", "text"], isStrict: true, problems: &problems)
      let rows = table.rows.map { (key: $0.text(0), text: $0.text(1)) }
      problems += speak(String(tag), rows).map { $0.inContent(path) }
    }
  }
}

extension PackProblem {
  /// The same problem as one of content, its JSON path before the message.
  func inContent(_ file: String) -> ContentProblem {
    ContentProblem(severity == .error ? .error : .warning, file: file, code: code, message: "\(path): \(message)", hint: hint)
  }
}
