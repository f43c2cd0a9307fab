#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ArgumentParser
import Semeia
import SemeiaLexicon
import SemeiaRecords
import SemeiaText

/// A researcher's own dictionary as content.
struct ImportDictionaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-dictionary",
    abstract: "Makes a content folder of your own dictionary: LIWC .dic or .dicx, a list of terms, a weighted lexicon.",
    discussion: """
      The folder is used with --content DIR; its categories are markers NAME-CATEGORY, shown and never scored. The words stay yours: nothing of them \
      leaves the folder, and its license is what you say it is. Lines that cannot be used are named by number, without their words.
      """)

  @Argument(help: "The dictionary.")
  var file: String

  @Option(help: "What its markers begin with: small letters, digits and hyphens.")
  var name: String

  @Option(help: "The language of the words: a BCP 47 tag.")
  var language: String

  @Option(help: "dic, dicx, list (a term a line) or weights (term and number); by the ending of the file name otherwise.")
  var format: ImportedDictionary.Format?

  @Option(help: "Where the dictionary comes from, as it should be cited.")
  var source: String

  @Option(help: "Under what terms you have it.")
  var license: String

  @Option(name: .shortAndLong, help: "The content folder to write into; it is made where there is none.")
  var output: String

  func validate() throws {
    if MarkerID(name) == nil || name.contains(".") { throw ValidationError("--name takes small letters, digits and hyphens") }
    if LanguageTag(language) == nil { throw ValidationError("--language takes a BCP 47 tag such as pt-BR") }
  }

  func run() throws {
    let bytes = try InputFile.read(file)
    let (tag, matching) = try tools()
    guard let dictionary = DictionaryReader.read(bytes, try chosenFormat(), name: name) else {
      throw Process.fail("the file is no dictionary of this format: it is not UTF-8, or has no category", Process.Code.errorRecords)
    }
    var hash = SHA256()
    hash.update(bytes)
    let base = file.split(separator: "/").last.map(String.init) ?? file
    let content = DictionaryContent(
      dictionary, name: name, language: tag.description, matching: matching,
      origin: .init(file: base, sha256: hash.finish(), source: source, license: license))
    guard content.rows > 0 else { throw Process.fail("no term of the file can be used", Process.Code.errorRecords) }
    for part in [output, "\(output)/concepts", "\(output)/languages", "\(output)/languages/\(tag)"] { mkdir(part, 0o755) }
    for (path, bytes) in [(content.markersPath, content.markers), (content.tablePath, content.table)] {
      guard ContentDirectory.replace("\(output)/\(path)", with: bytes) else {
        throw Process.fail("cannot write \(output)/\(path)", Process.Code.inputOutput)
      }
    }
    do {
      try Output.standard.print(
        "\(content.ids.count) markers, \(content.rows) rows of \(dictionary.terms.count) terms, \(content.omissions.count) lines left out")
      for omission in content.omissions { try Output.standard.print("line \(omission.line): \(omission.reason.rawValue)") }
      try Output.standard.print("use: semeia --content \(output)")
    } catch Output.Failure.closed { return }
  }

  private func chosenFormat() throws -> ImportedDictionary.Format {
    if let format { return format }
    let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "dic": return .dic
    case "dicx": return .dicx
    case "txt": return .list
    case "csv", "tsv": return .weights
    default: throw ValidationError("--format is needed: the name of the file does not tell")
    }
  }

  /// The language of the content that the words are for, and how it is matched.
  private func tools() throws -> (LanguageTag, Matching) {
    do {
      let library = try ContentLibrary.shipped()
      guard let asked = LanguageTag(language), let tag = asked.negotiated(among: Set(library.languages)),
        let lexicon = try library.lexicon(tag)
      else {
        throw ValidationError("there is no content for this language; see semeia capabilities")
      }
      return (tag, lexicon.language.matching)
    } catch let error as ContentError { throw Process.fail(error.description, Process.Code.configuration) }
  }
}

extension ImportedDictionary.Format: ExpressibleByArgument {}
