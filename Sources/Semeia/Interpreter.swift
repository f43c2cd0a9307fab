import SemeiaDecisions
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
import SemeiaText
import Synchronization

/// Turns what was read into scores and decisions, and stamps the versions of all that took part.
final class Interpreter: Sendable {
  private let content: ContentLibrary
  let scorer: Scorer
  let packs: [RulePack]
  private let baseHash: String
  private let norms = Mutex<[NormKey: NormTable?]>([:])
  private let markers: [MarkerID]
  /// What lines are made of.
  let pieces: LinePieces
  /// By pack: the rules that can hold where nothing was flagged.
  private let wakeful: [[Int]]
  /// The name of the scoring model.
  let modelName: String
  /// The folders of the rule packs.
  let packNames: [String]
  private let provenances = Mutex<[String: String]>([:])

  init(_ content: ContentLibrary, model name: String, packs names: [String]) throws(ContentError) {
    var problems: [ContentProblem] = []
    let folder = content.folder
    guard let treeJSON = JSONContent.read("hitop/tree.json", folder, problems: &problems),
      let tree = DimensionTree(treeJSON, file: "hitop/tree.json", problems: &problems),
      let modelJSON = JSONContent.read("hitop/models/\(name).json", folder, problems: &problems),
      let model = ScoringModel(modelJSON, file: "hitop/models/\(name).json", problems: &problems)
    else { throw .invalid(problems) }
    self.content = content
    markers = content.catalog.markers.map(\.id)
    pieces = LinePieces(content.catalog, tree)
    modelName = name
    packNames = names
    scorer = Scorer(tree: tree, model: model, catalog: content.catalog)
    packs = names.compactMap { RulePack.load($0, folder, &problems) }
    wakeful = packs.map { pack in
      pack.rules.indices.filter { pack.rules[$0].when.truth(QuietFacts()) != .`false` || QuietFacts.asksExistence(pack.rules[$0]) }
    }
    if problems.contains(where: { $0.severity == .error }) { throw .invalid(problems) }
    var hash = SHA256()
    for path in ["hitop/tree.json", "hitop/models/\(name).json", CrisisRegistry.path]
      + names.flatMap({ name in
        ["rules/\(name)/pack.json"] + folder.names(in: "rules/\(name)/messages").map { "rules/\(name)/messages/\($0)" }
      })
      + folder.names(in: "concepts").map({ "concepts/\($0)" })
    {
      hash.update(Array(path.utf8) + [0])
      hash.update(folder.file(path) ?? [])
    }
    baseHash = hash.finish()
  }

  /// The dimensions of the tree.
  var dimensions: [DimensionID] { scorer.tree.dimensions.map(\.id) }

  /// Scores a report and runs the rules over it.
  func interpret(_ report: inout Report) throws(AnalysisError) {
    if report.status == .ok, let language = report.language?.tag {
      // A regional overlay has the norms of the language that it extends.
      let table = norm(content.overlays[language] ?? language, report.document.genre)
      var circumstances = circumstances(report, language, table?.norm)
      if let table {
        report.markerStandings = table.standings(report.markers)
        circumstances.prepared = (table, report.markerStandings)
      }
      report.scores = scorer.scores(report.findings, report.markers, circumstances)
    }
    let facts = ReportFacts(report, hasSafetyContent: hasSafetyContent(report))
    let tag = report.language?.tag
    let language = tag.map { (content.overlays[$0] ?? $0).description } ?? "en"
    let isQuiet = report.status == .ok && report.flags.isEmpty && report.warnings.isEmpty
    for (place, pack) in packs.enumerated() {
      report.decisions += pack.decisions(facts, language: language, among: isQuiet ? wakeful[place] : nil)
    }
    report.provenance = provenance(language: report.language?.tag)
  }

  /// What scores need to know of a report besides its findings and markers.
  func circumstances(_ report: Report, _ language: LanguageTag, _ norm: Norm?) -> Scorer.Circumstances {
    let description = (try? content.lexicon(language))?.language
    let quality = description?.extraction.map { ExtractionQuality(right: $0.right, wrong: $0.wrong, found: $0.found, missed: $0.missed) }
    let isOther = report.warnings.contains { $0.code == "language-mismatch" }
    return Scorer.Circumstances(
      language: language, genre: report.document.genre, author: report.document.author, words: report.subjectWords, norm: norm,
      isPrecisionMeasured: description?.precision != nil || quality != nil, quality: quality,
      barrier: isOther ? .languageMismatch : StyleBarrier.of(unknownShare: report.shares.foreign, quotedShare: report.shares.quoted))
  }

  /// The traces of all rules over a report: why one held and another did not.
  func traces(_ report: Report) -> [(pack: String, rule: Rule, trace: Trace)] {
    let facts = ReportFacts(report, hasSafetyContent: hasSafetyContent(report))
    return packs.flatMap { pack in pack.traces(facts).map { (pack.name, $0.rule, $0.trace) } }
  }

  private func hasSafetyContent(_ report: Report) -> Bool {
    !report.warnings.contains { $0.code == "no-safety-content" }
  }

  /// `sha256:` of software, ICU, Unicode, model, packs, concepts and the language's files.
  func provenance(language: LanguageTag?) -> String {
    let key = language?.description ?? ""
    if let known = provenances.withLock({ $0[key] }) { return known }
    var hash = SHA256()
    hash.update(Array("\(Version.number)|\(UnicodeVersion.icu)|\(UnicodeVersion.unicode)|\(baseHash)|".utf8))
    if let language {
      hash.update(Array(((try? content.digest(language)) ?? "").utf8))
      let home = content.overlays[language] ?? language
      for name in content.folder.names(in: "norms/\(home)") { hash.update(content.folder.file("norms/\(home)/\(name)") ?? []) }
    }
    let made = "sha256:" + hash.finish()
    return provenances.withLock { known in
      known[key] = made
      return made
    }
  }

  /// The norm of a language and genre; where there is none, that of another genre with most authors, widened. One that is not provisional goes first.
  private func norm(_ language: LanguageTag, _ genre: Genre) -> NormTable? {
    let key = NormKey(language: language, genre: genre)
    if let known = norms.withLock({ $0[key] }) { return known }
    var made = readNorm("norms/\(language)/\(genre.rawValue).json")
    if made == nil {
      let others = content.folder.names(in: "norms/\(language)").compactMap { readNorm("norms/\(language)/\($0)") }
      let best = others.max { ($0.isProvisional ? 0 : 1, $0.authors, $1.name) < ($1.isProvisional ? 0 : 1, $1.authors, $0.name) }
      made = best?.widened()
    }
    let table = made.map { NormTable($0, markers: markers) }
    norms.withLock { $0[key] = .some(table) }
    return table
  }

  private struct NormKey: Hashable {
    var language: LanguageTag
    var genre: Genre
  }
  private func readNorm(_ path: String) -> Norm? {
    guard content.folder.file(path) != nil else { return nil }
    var problems: [ContentProblem] = []
    return JSONContent.read(path, content.folder, problems: &problems).flatMap { Norm($0, file: path, problems: &problems) }
  }

  func capabilities(of language: LanguageTag) -> JSONValue {
    let norms = content.folder.names(in: "norms/\(content.overlays[language] ?? language)").map { JSONValue.string(String($0.dropLast(5))) }
    let styled = Set(scorer.model.styleWeights.map(\.dimension))
    return .object(
      scorer.tree.dimensions.map { dimension in
        let style: JSONValue = !styled.contains(dimension.id) ? "no-weights" : norms.isEmpty ? "no-norm" : "ok"
        let components = scorer.tree.components(of: dimension.id).count
        return .init(
          dimension.id.description,
          .object([.init("content", components > 0 ? "ok" : "no-components"), .init("style", style), .init("components", .int(components))])
        )
      } + [.init("norms", .array(norms))])
  }
}

/// The version of the software.
public enum Version {
  public static let number = "0.1.0"
}

extension RulePack {
  /// Reads a pack of a content folder; what is wrong becomes content problems.
  static func load(_ name: String, _ folder: any ContentFolder, _ problems: inout [ContentProblem]) -> RulePack? {
    let path = "rules/\(name)/pack.json"
    guard let json = JSONContent.read(path, folder, problems: &problems) else { return nil }
    var (pack, found) = RulePack.read(json)
    problems += found.map { $0.inContent(path) }
    for file in folder.names(in: "rules/\(name)/messages") where file.hasSuffix(".tsv") {
      let place = "rules/\(name)/messages/\(file)"
      guard let bytes = folder.file(place) else { continue }
      let table = Table.read(bytes, file: place, header: ["key", "text"], isStrict: true, problems: &problems)
      let rows = table.rows.map { (key: $0.text(0), text: $0.text(1)) }
      problems += pack.speak(String(file.dropLast(4)), rows).map { $0.inContent(place) }
    }
    return pack
  }
}

extension PackProblem {
  /// The same problem as one of content, its JSON path before the message.
  func inContent(_ file: String) -> ContentProblem {
    ContentProblem(severity == .error ? .error : .warning, file: file, code: code, message: "\(path): \(message)", hint: hint)
  }
}
