package import SemeiaRecords
@_spi(Loops) package import SemeiaText

/// What `language.json` says of a language.
package struct LanguageDescription: Sendable {
  package var tag: LanguageTag
  package var name: String
  package var autonym: String
  /// The ISO 15924 script.
  package var script: String
  /// Other scripts in which its rows are written too: `Latn` for Hindi.
  package var otherScripts: [String]
  package var matching: Matching
  /// What single characters become in keys, after case folding.
  package var fold: [Character: String]
  package var clitics: Clitics
  /// The commonest function words, and letters that speak for or against the language.
  package var functionWords: [String]
  package var letters: String
  package var foreignLetters: String
  /// In how many words at least one function word is to be expected.
  package var wordsPerFunctionWord: Int
  /// Words after which a full stop ends no clause.
  package var abbreviations: [String]
  /// The units that stand for a date that was taken out: a year of the past, and what the language's rows ask for beside it. Nil for a bare year.
  package var dateStandIn: [String]?
  /// Whether who is politely spoken to is spoken of in the third person: "Haben Sie …", "¿Ha pensado usted …".
  package var addressesInThirdPerson = false
  /// Markers that the language cannot have, with the reason.
  package var unsupportedMarkers: [String: String]
  /// The precision of extraction, where it was measured.
  package var precision: Double?
  /// The counts behind the precision, where they are written down.
  package var extraction: ExtractionCounts?
  /// Honest status: stage, who reviewed it, what was checked.
  package var status: JSONValue

  /// Reads the file.
  ///
  /// - Returns: nil where a member that everything rests on is missing; what is wrong is in `problems`.
  package init?(_ json: JSONValue, file: String, problems: inout [ContentProblem]) {
    func problem(_ code: String, _ message: String, _ hint: String) {
      problems.append(ContentProblem(file: file, code: code, message: message, hint: hint))
    }
    guard let text = json["tag"]?.string, let tag = LanguageTag(text), tag.description == text else {
      problem("bad-tag", "`tag` is no BCP 47 tag in its usual case", "write `pt-BR`, `zh-Hans`")
      return nil
    }
    guard let matching = json["matching"]?.string.flatMap(Matching.init(rawValue:)) else {
      problem("bad-matching", "`matching` is neither `words` nor `characters`", "`characters` where no spaces part words")
      return nil
    }
    for key in ["name", "autonym", "script", "license", "source"] where json[key]?.string == nil {
      problem("missing-member", "`\(key)` is missing", "see Docs/Formats/Content.md")
    }
    self.tag = tag
    self.matching = matching
    name = json["name"]?.string ?? text
    autonym = json["autonym"]?.string ?? name
    script = json["script"]?.string ?? "Zyyy"
    otherScripts = []
    for other in json["otherScripts"]?.array ?? [] {
      guard let text = other.string, text != script, LanguageTag("und-\(text)")?.script == text else {
        problem("bad-script", "`otherScripts` names scripts other than `script`, as ISO 15924 writes them", "write `Latn`, `Cyrl`")
        continue
      }
      otherScripts.append(text)
    }
    fold = [:]
    for member in json["fold"]?.members ?? [] {
      guard member.key.unicodeScalars.count == 1, let character = member.key.first, let value = member.value.string else {
        problem("bad-fold", "`fold` maps single characters to texts", "one character a key")
        continue
      }
      fold[character] = value
    }
    let bytes = { (key: String) in (json["clitics"]?[key]?.array ?? []).compactMap { $0.string.map { Array($0.utf8) } } }
    clitics = Clitics(before: bytes("before"), after: bytes("after"))
    let identification = json["identification"]
    functionWords = (identification?["words"]?.array ?? []).compactMap(\.string)
    letters = identification?["letters"]?.string ?? ""
    foreignLetters = identification?["never"]?.string ?? ""
    wordsPerFunctionWord = max(1, identification?["every"]?.int ?? 16)
    abbreviations = (json["abbreviations"]?.array ?? []).compactMap(\.string)
    addressesInThirdPerson = json["addressesInThirdPerson"]?.bool ?? false
    dateStandIn = json["dateStandIn"]?.array?.compactMap(\.string)
    unsupportedMarkers = [:]
    for member in json["unsupportedMarkers"]?.members ?? [] { unsupportedMarkers[member.key] = member.value.string ?? "" }
    precision = json["extraction"]?["precision"]?.double
    extraction = json["extraction"]?["counts"].flatMap { $0.isNull ? nil : ExtractionCounts($0) }
    if let counts = json["extraction"]?["counts"], !counts.isNull, extraction == nil {
      problem("bad-extraction", "`extraction.counts` holds no counts", "`right` and `wrong`, and `found` and `missed` or neither, from 0")
    }
    status = json["status"] ?? .null
  }

  /// A folder of keys for this language. Not thread-safe: one per worker.
  package func makeFolder() -> KeyFolder {
    var map: [UInt32: [UInt8]] = [:]
    for (character, value) in fold {
      for scalar in character.unicodeScalars { map[scalar.value] = Array(value.utf8) }
    }
    return KeyFolder(map: map)
  }
}

/// Findings that people judged right or wrong in a language, and statements that were found or missed.
package struct ExtractionCounts: Hashable, Sendable {
  package var right: Int
  package var wrong: Int
  /// Nil, as `missed`, where nobody counted what is missed.
  package var found: Int?
  package var missed: Int?

  /// - Returns: nil where the counts are not whole numbers from 0 to a million, or only one of `found` and `missed` is there.
  init?(_ json: JSONValue) {
    let counts = 0...1_000_000
    guard let right = json["right"]?.int, let wrong = json["wrong"]?.int, counts.contains(right), counts.contains(wrong), right + wrong > 0
    else { return nil }
    self.right = right
    self.wrong = wrong
    found = json["found"]?.int
    missed = json["missed"]?.int
    guard (found == nil) == (missed == nil), counts.contains(found ?? 0), counts.contains(missed ?? 0) else { return nil }
  }
}
