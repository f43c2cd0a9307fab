import Foundation

/// The files of the checkout, its manifest and its table of targets.
struct Checkout {
  struct Missing: Error {
    var what: String
  }

  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  func files(_ folder: String, _ suffix: String = ".swift") -> [URL] {
    let found =
      FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { $0.lastPathComponent.hasSuffix(suffix) }.sorted { $0.path < $1.path }
  }

  /// The target that a file belongs to; empty where it is in none.
  func target(of file: URL) -> String {
    let parts = file.pathComponents.dropFirst(root.pathComponents.count)
    switch parts.first {
    case "Lexicons": return parts.count == 2 ? "SemeiaContent" : ""
    case "Sources": return parts.count > 2 ? parts[parts.startIndex + 1] : ""
    default: return ""
    }
  }

  /// By target: the modules that `Docs/Architecture.md` lets it import.
  func documentedTable() throws -> [String: Set<String>] {
    let page = try text(root.appending(path: "Docs/Architecture.md"))
    guard let start = page.range(of: "| target | may import |") else { throw Missing(what: "the table of targets") }
    var table: [String: Set<String>] = [:]
    for line in page[start.lowerBound...].split(separator: "\n").dropFirst(2).prefix(while: { $0.hasPrefix("|") }) {
      let cells = line.split(separator: "|")
      guard cells.count >= 2, let target = names(in: cells[0], quote: "`").first else { throw Missing(what: "a target in \(line)") }
      table[target] = Set(names(in: cells[1], quote: "`"))
    }
    return table
  }

  /// By target, without tests: what it depends on in `Package.swift`, packages from elsewhere by the name of their product.
  func manifestTargets() throws -> [String: Set<String>] {
    let manifest = try text(root.appending(path: "Package.swift"))
    guard let start = manifest.range(of: "targets: [\n    //") else { throw Missing(what: "the targets of the manifest") }
    var targets: [String: Set<String>] = [:]
    let kinds = /\.(systemLibrary|target|executableTarget|testTarget)\(/
    let matches = manifest[start.lowerBound...].matches(of: kinds)
    for (place, match) in matches.enumerated() where match.1 != "testTarget" {
      let end = place + 1 < matches.count ? matches[place + 1].range.lowerBound : manifest.endIndex
      let body = manifest[match.range.upperBound..<end]
      guard let name = names(in: body, quote: "\"").first else { throw Missing(what: "the name of a target") }
      guard let list = body.range(of: "dependencies: [") else {
        targets[name] = []
        continue
      }
      // A product's package is no module.
      let listed = body[list.upperBound...].prefix { $0 != "]" }.replacing(/, package: "[^"]*"/, with: "")
      targets[name] = Set(names(in: listed[...], quote: "\""))
    }
    return targets
  }

  /// The names of the library products.
  func libraryProducts() throws -> [String] {
    try text(root.appending(path: "Package.swift")).matches(of: /\.library\(name: "([^"]*)"/).map { String($0.1) }
  }

  private func names(in text: Substring, quote: Character) -> [String] {
    text.split(separator: quote, omittingEmptySubsequences: false).enumerated().compactMap { $0 % 2 == 1 ? String($1) : nil }
  }
}

/// What can be told of Swift source line by line.
enum SwiftSource {
  /// The modules that are imported.
  static func imports(_ source: String) -> [String] {
    source.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ")[...]
      while let word = words.first, word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word) {
        words.removeFirst()
      }
      guard words.first == "import" else { return nil }
      words.removeFirst()
      if let kind = words.first, ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"].contains(kind) {
        words.removeFirst()
      }
      return words.first.map { String($0.prefix { $0 != "." }) }
    }
  }

  /// Whether a line has a word that is not the end of a longer one, and no member of something.
  static func uses(_ word: String, in line: Substring) -> Bool {
    var rest = line[...]
    while let found = rest.range(of: word) {
      let before = found.lowerBound == line.startIndex ? " " : line[line.index(before: found.lowerBound)]
      if !before.isLetter, !before.isNumber, before != "_", before != "." { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }

  /// The last names of the types that are declared public, without those for our own loops (`@_spi`) and what lies in them.
  static func publicTypes(_ source: String) -> Set<String> {
    var types: Set<String> = []
    var isHidden = false
    for line in source.split(separator: "\n") {
      if line.hasPrefix("@_spi") { isHidden = true }
      let pattern = /^ *(?:@[^ ]+ )*public (?:final |indirect )?(?:struct|enum|class|protocol|actor|typealias) ([A-Za-z0-9_]+)/
      if !isHidden, let match = line.firstMatch(of: pattern) { types.insert(String(match.1)) }
      if line.hasPrefix("}") || line.contains("import ") { isHidden = false }
    }
    return types
  }

  /// The last names of the types in a list of `Tests/API`.
  static func listedTypes(_ list: String) -> Set<String> {
    Set(
      list.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: "\t", maxSplits: 1)
        guard parts.count == 2, let name = parts[0].split(separator: ".").last,
          parts[1].contains(#/(^| )(struct|enum|class|protocol|actor|typealias) /#),
          !parts[1].contains(#/(^| )(func|var|let|init|case|subscript)[ (]/#)
        else { return nil }
        return String(name)
      })
  }
}
