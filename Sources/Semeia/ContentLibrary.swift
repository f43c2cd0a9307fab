public import SemeiaLexicon
package import SemeiaMarkers
import SemeiaRecords
public import SemeiaText
import Synchronization

/// Why content cannot be used.
public enum ContentError: Error, Sendable, CustomStringConvertible {
  /// No content folder was found; the folders that were tried.
  case notFound(tried: [String])
  /// A file is broken.
  case invalid([ContentProblem])

  /// English, several lines: the folders that were tried, or each problem with its file, line and column.
  public var description: String {
    switch self {
    case .notFound(let tried): "no content found; looked in:\n  " + tried.joined(separator: "\n  ")
    case .invalid(let problems): problems.map(\.description).joined(separator: "\n")
    }
  }
}

/// The content that an analyzer works with. Languages are read when they are first asked for, and kept.
public final class ContentLibrary: Sendable {
  /// Where content is read from.
  public let folder: any ContentFolder
  /// What concepts and markers mean, for all languages.
  public let catalog: ConceptCatalog
  package let derivedFlags: [DerivedFlag]
  /// The crisis contacts by country.
  package let crisis: CrisisRegistry
  /// The languages that have a folder, sorted; regional overlays among them.
  public let languages: [LanguageTag]
  /// The overlays among them, and the language that each extends.
  public let overlays: [LanguageTag: LanguageTag]
  let available: Set<LanguageTag>
  /// By language: its script, and the others in which its content is written too.
  private let scriptTable = Mutex<[LanguageTag: [String]]?>(nil)
  /// Each language's `language.json`.
  private let descriptions: [LanguageTag: [UInt8]]
  /// Where compiled languages may lie: `<tag>.lexicon`. See ``image(of:)``.
  private let images: [String]
  private let lexicons = Mutex<[LanguageTag: Loaded]>([:])
  private let identifier = Mutex<LanguageIdentifier?>(nil)
  private let sequences = Mutex<[String: SequenceWeights?]>([:])

  /// Opens a content folder.
  ///
  /// - Parameters:
  ///   - folder: the content.
  ///   - images: folders with compiled languages, which load faster. An image that was not made from just this content by just this
  ///     version is passed over.
  /// - Throws: ``ContentError/invalid(_:)`` where concepts cannot be read. A broken language is an error when it is asked for.
  public init(_ folder: any ContentFolder, images: [String] = []) throws(ContentError) {
    self.folder = folder
    self.images = images
    var problems: [ContentProblem] = []
    catalog = ConceptCatalog.load(folder, problems: &problems)
    derivedFlags = DerivedFlag.load(folder, catalog, problems: &problems)
    crisis = CrisisRegistry(folder)
    if !problems.isEmpty { throw .invalid(problems.sorted()) }
    let descriptions = Dictionary(
      folder.names(in: "languages").compactMap { name in
        LanguageTag(name).flatMap { tag in folder.file("languages/\(tag)/language.json").map { (tag, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    self.descriptions = descriptions
    languages = descriptions.keys.sorted()
    available = Set(languages)
    overlays = Self.readOverlays(descriptions)
  }

  /// Only tags with a part after the language can be overlays: no other description is read.
  private static func readOverlays(_ descriptions: [LanguageTag: [UInt8]]) -> [LanguageTag: LanguageTag] {
    var overlays: [LanguageTag: LanguageTag] = [:]
    for (tag, bytes) in descriptions where tag.region != nil {
      let json = try? JSONReader().read(bytes)
      if let base = json?["extends"]?.string.flatMap({ LanguageTag($0) }) { overlays[tag] = base }
    }
    return overlays
  }

  /// The scripts of each language, as ISO 15924 writes them, its own first. Read when they are first asked for.
  var scripts: [LanguageTag: [String]] {
    scriptTable.withLock { table in
      if let table { return table }
      let made = descriptions.compactMapValues { bytes -> [String]? in
        guard let json = try? JSONReader().read(bytes), let own = json["script"]?.string else { return nil }
        return [own] + (json["otherScripts"]?.array ?? []).compactMap(\.string)
      }
      table = made
      return made
    }
  }

  /// Whether a language is written in the script that a tag names, if it names one: in its own, or in one of `otherScripts` of its `language.json`.
  func isWritten(_ language: LanguageTag, as tag: LanguageTag) -> Bool {
    guard let asked = tag.script.map(LanguageTag.plainScript), asked != "Zyyy", asked != language.script else { return true }
    guard let known = scripts[overlays[language] ?? language] else { return true }
    return known.contains(asked) || LanguageTag.parts(ofScript: known[0]).contains(asked)
  }

  /// The content that ships with Semeia, and more folders after it.
  ///
  /// - Throws: ``ContentError/notFound(tried:)`` with the folders that were tried, or with those of `more` that are not there.
  public static func shipped(and more: [String] = []) throws(ContentError) -> ContentLibrary { try shipped(and: more, images: []) }

  /// - Parameter images: folders with compiled languages, looked in before those that are found by themselves. They must be there too.
  package static func shipped(and more: [String], images: [String]) throws(ContentError) -> ContentLibrary {
    // Who names a folder means what is in it: without it texts would be read by less than they think.
    let missing = (more + images).filter { !ContentDirectory.isFolder($0) }
    if !missing.isEmpty { throw .notFound(tried: missing) }
    guard let root = ShippedContent.folder else { throw .notFound(tried: ShippedContent.candidates) }
    return try ContentLibrary(ContentDirectory([root] + more), images: images + ShippedContent.imageFolders)
  }

  /// The lexicon of a language.
  ///
  /// Rows with errors are left out; ``Lexicon/brokenRows`` says how many, and reports carry a warning.
  ///
  /// - Returns: nil where there is no such language.
  /// - Throws: ``ContentError/invalid(_:)`` where `language.json` cannot be used.
  public func lexicon(_ tag: LanguageTag) throws(ContentError) -> Lexicon? {
    try loaded(tag)?.lexicon
  }

  /// The SHA-256 of the files of a language, in hexadecimal; nil where there is no such language.
  func digest(_ tag: LanguageTag) throws(ContentError) -> String? { try loaded(tag)?.digest }

  /// What ``ContentHash/language(_:_:)`` gives for a language, or of an overlay for the one that it extends; nil where there is no such language.
  func counting(_ tag: LanguageTag) throws(ContentError) -> String? { try loaded(tag)?.counting }

  /// Which computed measures of speech a language can have.
  package func speechSupport(_ tag: LanguageTag) -> SpeechSupport {
    let tables = speechTables(tag)
    // Which classes there are does not depend on how words are folded.
    return SpeechSupport(language: tag.language, classes: tables.isEmpty ? nil : ClosedClasses(tables, folder: KeyFolder(map: [:])))
  }

  /// `speech.tsv` of a language and of the one that it extends: its closed classes of words.
  func speechTables(_ tag: LanguageTag) -> [[UInt8]] {
    ([overlays[tag]].compactMap { $0 } + [tag]).compactMap { folder.file("languages/\($0)/speech.tsv") }
  }

  /// A compiled language, to be written as `<tag>.lexicon` where a program looks for images.
  ///
  /// - Throws: ``ContentError/invalid(_:)`` where the language is broken.
  package func image(of tag: LanguageTag) throws(ContentError) -> [UInt8]? {
    guard available.contains(tag) else { return nil }
    let sources = LanguageSources(tag, folder, base: overlays[tag])
    let body = try compiled(tag).body
    return LexiconImage.bytes(
      body, sources: sources.hash, version: LanguageSources.version, digest: sources.digest, counting: sources.counting)
  }

  /// A language with the hashes that name what it was read from.
  private struct Loaded {
    var lexicon: Lexicon
    var digest: String
    var counting: String
  }

  private func loaded(_ tag: LanguageTag) throws(ContentError) -> Loaded? {
    guard available.contains(tag) else { return nil }
    if let known = lexicons.withLock({ $0[tag] }) { return known }
    let sources = LanguageSources(tag, folder, base: overlays[tag])
    let made: Loaded
    if let image = image(of: sources) {
      made = Loaded(lexicon: image.lexicon, digest: image.digest, counting: image.counting)
    } else {
      made = Loaded(lexicon: try compiled(tag).lexicon, digest: sources.digest, counting: sources.counting)
    }
    return lexicons.withLock { known in
      if let known = known[tag] { return known }
      known[tag] = made
      return made
    }
  }

  private func compiled(_ tag: LanguageTag) throws(ContentError) -> (lexicon: Lexicon, body: [UInt8]) {
    var reader = LexiconReader(folder, language: tag.description, isStrict: false)
    guard let lexicon = reader.read() else { throw .invalid(reader.problems.sorted()) }
    return (lexicon, reader.body)
  }

  private func image(of sources: LanguageSources) -> LexiconImage? {
    for root in images {
      guard let memory = ContentDirectory.mapped("\(root)/\(sources.tag).lexicon") else { continue }
      var problems: [ContentProblem] = []
      let path = "languages/\(sources.tag)/language.json"
      guard let files = LanguageFiles(sources.tag.description, folder, problems: &problems),
        let language = LanguageDescription(files.description, file: path, problems: &problems)
      else { return nil }
      // One that cannot be used is passed over: the tables say the same.
      if let image = try? LexiconImage(memory, language: language, sources: sources.hash, version: LanguageSources.version) { return image }
    }
    return nil
  }

  /// The language of a text.
  ///
  /// - Parameter isThorough: whether the tables of letter sequences are used, which tell short texts too; reading them costs some
  ///   milliseconds once.
  package func identify(
    _ bytes: [UInt8], limit: Int = LanguageIdentifier.longestSample, isThorough: Bool = true
  ) -> LanguageIdentifier.Guess? {
    let known = identifier.withLock { identifier in
      if let identifier { return identifier }
      let made = LanguageIdentifier(languages.compactMap(profile))
      identifier = made
      return made
    }
    return known.identify(bytes, limit: limit) { isThorough ? sequenceWeights($0) : nil }
  }

  private func sequenceWeights(_ script: String) -> SequenceWeights? {
    if let known = sequences.withLock({ $0[script] }) { return known }
    let made = folder.file("identification/\(script).tsv").flatMap(SequenceWeights.init)
    sequences.withLock { $0[script] = .some(made) }
    return made
  }

  private func profile(_ tag: LanguageTag) -> LanguageProfile? {
    var problems: [ContentProblem] = []
    guard overlays[tag] == nil, let bytes = descriptions[tag], let json = try? JSONReader().read(bytes), json["extends"] == nil,
      let language = LanguageDescription(json, file: "languages/\(tag)/language.json", problems: &problems)
    else { return nil }
    return LanguageProfile(
      tag: tag, script: language.script, words: Set(language.functionWords.map(Self.lowered)),
      letters: Set(language.letters.unicodeScalars.map(\.value)),
      foreignLetters: Set(language.foreignLetters.unicodeScalars.map(\.value)), wordsPerFunctionWord: language.wordsPerFunctionWord)
  }

  /// A word in small letters. Most are, and `lowercased()` is slow.
  private static func lowered(_ word: String) -> [UInt8] {
    Array(word.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } ? word.utf8 : word.lowercased().utf8)
  }
}
