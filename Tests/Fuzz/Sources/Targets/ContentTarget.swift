import SemeiaLexicon
import SemeiaText

/// Any bytes as a table of a language, or as its description: a lexicon or problems, each with its file.
enum ContentTarget {
  private struct Folder: ContentFolder {
    var files: [String: [UInt8]]
    func file(_ path: String) -> [UInt8]? { files[path] }
    func names(in directory: String) -> [String] { [] }
  }

  private static let description = #"""
    {"tag":"xx","name":"X","script":"Latn","matching":"words","status":"draft","license":"Apache-2.0","functionWords":["the"]}
    """#

  private static let headers: [(file: String, header: String)] = [
    ("symptoms.tsv", "concept\tpattern\tintensity\tnote"), ("safety.tsv", "concept\tpattern\tnote"), ("hints.tsv", "hint\tpattern\tnote"),
    ("style.tsv", "marker\tpattern"),
    ("cues.tsv", "cue\teffect\tdirection\treach\tstops"), ("idioms.tsv", "pattern\tcancels"), ("forms.tsv", "class\tforms"),
    ("spellings.tsv", "word\ttyped"),
  ]

  /// The first byte says which file the rest is.
  static func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    var files: [String: [UInt8]] = ["languages/xx/language.json": Array(description.utf8)]
    let choice = Int(first) % (headers.count + 1)
    if choice < headers.count {
      files["languages/xx/\(headers[choice].file)"] = Array((headers[choice].header + "\n").utf8) + rest
    } else {
      files["languages/xx/language.json"] = rest
    }
    for isStrict in [false, true] {
      var reader = LexiconReader(Folder(files: files), language: "xx", isStrict: isStrict)
      let lexicon = reader.read()
      require(lexicon != nil || !reader.problems.isEmpty, "no lexicon, and no reason")
      for problem in reader.problems { require(problem.file.hasPrefix("languages/xx/"), "a problem without its file") }
    }
  }
}
