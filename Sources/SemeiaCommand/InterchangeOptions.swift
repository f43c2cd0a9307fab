import ArgumentParser
import Semeia
import SemeiaInterchange
import SemeiaLexicon
import SemeiaRecords
import SemeiaText

/// Options of every command that speaks with systems of records.
struct InterchangeOptions: ParsableArguments {
  @Option(help: "The start of the addresses of code systems and extensions.")
  var fhirBase = InterchangeSettings.defaultBase

  @Option(help: "When the reports are made, a FHIR instant such as 2026-11-20T10:00:03Z; without it, bundles say that it is unknown.")
  var recorded: String?

  @Option(help: "The address of a page about this service, for the people who read its cards.")
  var about: String?

  @Option(help: "How many cards a response has at most; what is beyond is named in the last of them.")
  var cards = 3

  @Flag(help: "Cards of the urgency `now` are `critical`, for which systems may interrupt their users; without it they are `warning`.")
  var critical = false

  func validate() throws {
    if let recorded, !InterchangeSettings.isInstant(recorded) {
      throw ValidationError("--recorded takes a FHIR instant such as 2026-11-20T10:00:03Z")
    }
    if cards < 1 { throw ValidationError("--cards takes a number from 1") }
  }

  func settings(_ analyzer: Analyzer, _ unit: OffsetUnit) -> InterchangeSettings {
    var settings = InterchangeSettings(
      terminology: Self.terminology(analyzer.content), versions: Self.versions(analyzer), base: fhirBase, recorded: recorded, about: about,
      offsets: unit.rawValue, cardLimit: cards)
    settings.showsCritical = critical
    return settings
  }

  /// The code systems of a content folder.
  static func terminology(_ content: ContentLibrary) -> Terminology {
    let folder = content.folder
    func json(_ path: String) -> JSONValue? { folder.file(path).flatMap { try? JSONReader().read($0) } }
    return Terminology(
      version: Version.number, tree: json("hitop/tree.json") ?? .null,
      concepts: folder.names(in: "concepts").compactMap { json("concepts/\($0)") },
      packs: folder.names(in: "rules").compactMap { json("rules/\($0)/pack.json") })
  }

  /// The program, the libraries and the content of an analyzer; its languages are part of each report's provenance.
  private static func versions(_ analyzer: Analyzer) -> [InterchangeSettings.Version] {
    guard let manifest = try? JSONReader().read(analyzer.manifest(hasLanguages: false)) else { return [] }
    var versions = [InterchangeSettings.Version(kind: "program", value: manifest["version"]?.string ?? Version.number)]
    func add(_ kind: String, _ value: JSONValue?) {
      if let value = value?.string { versions.append(.init(kind: kind, value: value)) }
    }
    add("ICU", manifest["icu"])
    add("Unicode", manifest["unicode"])
    add("dimension tree", manifest["tree"])
    for model in manifest["model"]?.members ?? [] { add("model \(model.key)", model.value) }
    for pack in manifest["packs"]?.members ?? [] { add("rule pack \(pack.key)", pack.value) }
    return versions
  }
}
