public import SemeiaLexicon
public import SemeiaMarkers
import SemeiaRecords
public import SemeiaText
import Synchronization

/// Why content cannot be used.
public enum ContentError: Error, Sendable, CustomStringConvertible {
  /// No content folder was found; the folders that were tried.
  case notFound(tried: [String])
  /// A file is broken.
  case invalid([ContentProblem])

  public var description: String {
    switch self {
    case .notFound(let tried): "no content found; looked in:\n  " + tried.joined(separator: "\n  ")
    case .invalid(let problems): problems.map(\.description).joined(separator: "\n")
    }
  }
}

/// The content that an analyzer works with. Languages are read when they are first asked for, and kept.
public final class ContentLibrary: Sendable {
  public let folder: any ContentFolder
  public let catalog: ConceptCatalog
  public let derivedFlags: [DerivedFlag]
  /// The languages that have a folder, sorted.
  public let languages: [LanguageTag]
  let available: Set<LanguageTag>
  private let lexicons = Mutex<[LanguageTag: Lexicon]>([:])
  private let identifier = Mutex<LanguageIdentifier?>(nil)

  /// Opens a content folder.
  ///
  /// - Throws: ``ContentError/invalid(_:)`` where concepts cannot be read. A broken language is an error when it is asked for.
  public init(_ folder: any ContentFolder) throws(ContentError) {
    self.folder = folder
    var problems: [ContentProblem] = []
    catalog = ConceptCatalog.load(folder, problems: &problems)
    derivedFlags = Self.readFlags(folder, &problems)
    if !problems.isEmpty { throw .invalid(problems.sorted()) }
    languages = folder.names(in: "languages").compactMap { LanguageTag($0) }.filter {
      folder.file("languages/\($0)/language.json") != nil
    }.sorted()
    available = Set(languages)
  }

  /// The content that ships with Semeia, and more folders after it.
  ///
  /// - Throws: ``ContentError/notFound(tried:)`` with the folders that were tried.
  public static func shipped(and more: [String] = []) throws(ContentError) -> ContentLibrary {
    guard let root = ShippedContent.folder else { throw .notFound(tried: ShippedContent.candidates) }
    return try ContentLibrary(ContentDirectory([root] + more))
  }

  /// The lexicon of a language.
  ///
  /// Rows with errors are left out; ``Lexicon/brokenRows`` says how many, and reports carry a warning.
  ///
  /// - Returns: nil where there is no such language.
  /// - Throws: ``ContentError/invalid(_:)`` where `language.json` cannot be used.
  public func lexicon(_ tag: LanguageTag) throws(ContentError) -> Lexicon? {
    guard languages.contains(tag) else { return nil }
    if let known = lexicons.withLock({ $0[tag] }) { return known }
    var reader = LexiconReader(folder, language: tag.description, isStrict: false)
    let lexicon = reader.read()
    guard let lexicon else { throw .invalid(reader.problems.sorted()) }
    return lexicons.withLock { known in
      if let known = known[tag] { return known }
      known[tag] = lexicon
      return lexicon
    }
  }

  /// The language of a text that declares none.
  package func identify(_ bytes: [UInt8], limit: Int = LanguageIdentifier.longestSample) -> LanguageIdentifier.Guess? {
    let known = identifier.withLock { identifier in
      if let identifier { return identifier }
      let made = LanguageIdentifier(languages.compactMap(profile))
      identifier = made
      return made
    }
    return known.identify(bytes, limit: limit)
  }

  private func profile(_ tag: LanguageTag) -> LanguageProfile? {
    var problems: [ContentProblem] = []
    let path = "languages/\(tag)/language.json"
    guard let json = JSONContent.read(path, folder, problems: &problems),
      let language = LanguageDescription(json, file: path, problems: &problems)
    else { return nil }
    return LanguageProfile(
      tag: tag, script: language.script, words: Set(language.functionWords.map { Array($0.lowercased().utf8) }),
      letters: Set(language.letters.unicodeScalars.map(\.value)),
      foreignLetters: Set(language.foreignLetters.unicodeScalars.map(\.value)))
  }

  private static func readFlags(_ folder: any ContentFolder, _ problems: inout [ContentProblem]) -> [DerivedFlag] {
    guard folder.file("concepts/flags.json") != nil, let json = JSONContent.read("concepts/flags.json", folder, problems: &problems)
    else { return [] }
    return (json["flags"]?.array ?? []).compactMap { row in
      row["flag"]?.string.map { name in
        DerivedFlag(
          flag: name,
          groups: (row["groups"]?.array ?? []).map { ($0.array ?? []).compactMap { $0.string.map { ConceptID(unchecked: $0) } } })
      }
    }
  }
}
