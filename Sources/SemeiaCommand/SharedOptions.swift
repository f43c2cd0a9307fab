public import ArgumentParser
import Semeia
public import SemeiaText

/// Options of every command that analyzes texts.
struct SharedOptions: ParsableArguments {
  @Option(help: "More content: a folder like `Lexicons/`, added to what ships. May be given several times.")
  var content: [String] = []

  @Option(help: "For records that name no language: a BCP 47 tag.")
  var language: String?

  @Option(help: "For records that name no genre: narrative, conversation, interview, social-media, message, clinical-note.")
  var genre: Genre = .unspecified

  @Option(parsing: .upToNextOption, help: "The rule packs to run.")
  var rules: [String] = ["safety", "quality"]

  @Option(help: "The scoring model: a name, or a file that `semeia calibrate` wrote (ending in .json).")
  var model = "default"

  func tag() throws -> LanguageTag? { try Self.tag(language, of: "--language") }

  /// The tag that an option names; nil where it is not given.
  static func tag(_ text: String?, of option: String) throws -> LanguageTag? {
    guard let text else { return nil }
    guard let tag = LanguageTag(text) else { throw ValidationError("\(option) takes a BCP 47 tag such as pt-BR") }
    return tag
  }

  /// Each pack once, in the order in which they were named.
  func packs() throws -> [String] {
    var seen: Set<String> = []
    return try NameList.names(rules, of: "--rules").filter { seen.insert($0).inserted }
  }

  static func require(_ names: [String], in known: [String], _ what: String) throws {
    if names.allSatisfy(known.contains) { return }
    throw Process.fail("\(what) that is not there; there are \(known.joined(separator: ", "))", Process.Code.configuration)
  }

  func library() throws -> ContentLibrary { try ModelChoice.library(model, and: content).library }

  func analyzer() throws -> Analyzer {
    let packs = try packs()
    let (library, name) = try ModelChoice.library(model, and: content)
    // What is not there is not repeated: it may be a text that somebody has put there.
    try Self.require(packs, in: library.folder.names(in: "rules"), "--rules names a pack")
    try Self.require(["\(name).json"], in: library.folder.names(in: "hitop/models"), "--model names a model")
    do throws(ContentError) { return try Analyzer(content: library, model: name, packs: packs) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
  }
}

extension Genre: ExpressibleByArgument {}
extension OffsetUnit: ExpressibleByArgument {}
