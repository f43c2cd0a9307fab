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
  /// By language: the packs that speak it.
  private let voices = Mutex<[String: [RulePack]]>([:])

  init(_ content: ContentLibrary, model name: String, packs names: [String]) throws(ContentError) {
    var problems: [ContentProblem] = []
    let folder = content.folder
    guard let treeJSON = JSONContent.read("hitop/tree.json", folder, problems: &problems),
      let tree = DimensionTree(treeJSON, file: "hitop/tree.json", problems: &problems),
      let modelJSON = JSONContent.read("hitop/models/\(name).json", folder, problems: &problems),
      let model = ScoringModel(
        modelJSON, file: "hitop/models/\(name).json", tree: tree, catalog: content.catalog, problems: &problems)
    else { throw .invalid(problems) }
    self.content = content
    markers = content.catalog.markers.map(\.id)
    pieces = LinePieces(content.catalog, tree)
    modelName = name
    packNames = names
    scorer = Scorer(tree: tree, model: model, catalog: content.catalog)
    packs = names.compactMap { RulePack.load($0, folder, messages: [], &problems) }
    wakeful = packs.map { pack in
      pack.rules.indices.filter { pack.rules[$0].when.truth(QuietFacts()) != .`false` || QuietFacts.asksExistence(pack.rules[$0]) }
    }
    if problems.contains(where: { $0.severity == .error }) { throw .invalid(problems) }
    var hash = SHA256()
    for path in ["hitop/tree.json", "hitop/models/\(name).json", CrisisRegistry.path]
      + names.map({ "rules/\($0)/pack.json" }) + folder.names(in: "concepts").map({ "concepts/\($0)" })
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
    report.warnings.removeAll { $0 == Self.outdatedNorm }
    var isOutdated = false
    if report.status == .ok, let language = report.language?.tag {
      // A regional overlay has the norms of the language that it extends.
      let table = norm(content.overlays[language] ?? language, report.document.genre, countedFor: language)
      var circumstances = circumstances(report, language, table?.norm)
      if let table {
        report.markerStandings = table.standings(report.markers)
        circumstances.prepared = (table, report.markerStandings)
        isOutdated = table.isOutdated && report.markerStandings.contains { $0 != nil }
      }
      report.scores = scorer.scores(report.findings, report.markers, circumstances)
    }
    let facts = ReportFacts(report, hasSafetyContent: hasSafetyContent(report))
    let language = spokenLanguage(report)
    let isQuiet = report.status == .ok && report.flags.isEmpty && report.warnings.isEmpty
    for (place, pack) in packs.enumerated() {
      let rules = pack.holding(facts, among: isQuiet ? wakeful[place] : nil)
      if rules.isEmpty { continue }
      let spoken = spoken(language)[place]
      report.decisions += rules.map { spoken.decision($0, facts, language: language) }
    }
    // Behind the rules: it is about style, and they read findings and flags the same.
    if isOutdated { report.warnings.append(Self.outdatedNorm) }
    report.provenance = provenance(of: report.contents)
  }

  private static let outdatedNorm = ReportWarning(
    code: "norm-outdated", message: "style is compared with a norm that was counted with other rows of the language than it has now")

  /// What scores need to know of a report besides its findings and markers.
  func circumstances(_ report: Report, _ language: LanguageTag, _ norm: Norm?) -> Scorer.Circumstances {
    let description = (try? content.lexicon(language))?.language
    let quality = description?.extraction.map { ExtractionQuality(right: $0.right, wrong: $0.wrong, found: $0.found, missed: $0.missed) }
    let isOther = report.warnings.contains { $0.code == "language-mismatch" }
    return Scorer.Circumstances(
      language: language, genre: report.document.genre, author: report.document.author, words: report.subjectWords, norm: norm,
      precision: description?.precision ?? quality?.precision, quality: quality,
      barrier: !report.document.hasSubject
        ? .noSubject : isOther ? .languageMismatch : StyleBarrier.of(unknownShare: report.shares.foreign, quotedShare: report.shares.quoted)
    )
  }

  /// The packs with what they say in a language, read when a rule first speaks. What is broken there is said in English; `semeia check` tells.
  private func spoken(_ language: String) -> [RulePack] {
    if let known = voices.withLock({ $0[language] }) { return known }
    var ignored: [ContentProblem] = []
    var made = packs
    for (place, paths) in messages(language).enumerated() { made[place].speak(paths, content.folder, &ignored) }
    guard LanguageTag(language).map(content.available.contains) ?? false else { return made }
    return voices.withLock { known in
      known[language] = made
      return made
    }
  }

  /// The language that messages are in: the report's, of an overlay the one that it extends. Where that is a guess, the language of the row that raised the
  /// first flag, for those words are surely its own; without a flag English.
  func spokenLanguage(_ report: Report) -> String {
    guard report.warnings.contains(where: { $0.code == Analyzer.uncertain }) else { return spokenLanguage(report.language?.tag) }
    let findings = (report.flags.first?.findings ?? []).map { report.findings[$0] }
    return spokenLanguage(ofEntry: Self.first(findings) { ($0.span.start, $0.span.end) }?.entry)
  }

  /// Of findings in their order the one that begins first; of several that do the longest, of equal ones the first: a whole phrase knows its language
  /// better than a word that two languages share. Whatever the unit of the places, it is the same one.
  static func first<Finding>(_ findings: [Finding], _ place: (Finding) -> (start: Int, end: Int)) -> Finding? {
    guard var best = findings.first else { return nil }
    for finding in findings.dropFirst() where place(finding).start == place(best).start && place(finding).end > place(best).end {
      best = finding
    }
    return best
  }

  /// The language that speaks for a row: entries begin with the tag of their language.
  func spokenLanguage(ofEntry entry: String?) -> String {
    let tag = entry.flatMap { LanguageTag(String($0.prefix { $0 != "/" })) }
    return spokenLanguage(tag.flatMap { content.available.contains($0) ? $0 : nil })
  }

  /// The language that speaks for a tag; English for none.
  func spokenLanguage(_ tag: LanguageTag?) -> String { tag.map { (content.overlays[$0] ?? $0).description } ?? "en" }

  /// By pack: the files with what it says in a language, and in what the language's tag is a part of.
  private func messages(_ language: String) -> [[String]] {
    var tags = [language]
    while let tag = tags.last, let hyphen = tag.lastIndex(of: "-") { tags.append(String(tag[..<hyphen])) }
    return packNames.map { name in
      let there = Set(content.folder.names(in: "rules/\(name)/messages"))
      return tags.map { "\($0).tsv" }.filter(there.contains).map { "rules/\(name)/messages/\($0)" }
    }
  }

  /// The packs with what they say in a language, see ``spokenLanguage(_:)``.
  func packs(speaking language: String) -> [RulePack] { spoken(language) }

  /// The traces of all rules over a report: why one held and another did not.
  func traces(_ report: Report) -> [(pack: String, rule: Rule, trace: Trace)] {
    let facts = ReportFacts(report, hasSafetyContent: hasSafetyContent(report))
    return spoken(spokenLanguage(report)).flatMap { pack in pack.traces(facts).map { (pack.name, $0.rule, $0.trace) } }
  }

  private func hasSafetyContent(_ report: Report) -> Bool {
    !report.warnings.contains { $0.code == "no-safety-content" }
  }

  /// `sha256:` of everything that a report depends on besides its text: of one language that of ``provenance(language:)``; of several, the
  /// hash of theirs, a line each in their order.
  func provenance(of contents: [LanguageTag]) -> String {
    if contents.count < 2 { return provenance(language: contents.first) }
    var hash = SHA256()
    for tag in contents { hash.update(Array("\(provenance(language: tag))\n".utf8)) }
    return "sha256:" + hash.finish()
  }

  /// What a report is made with, but for the options of the filter.
  func origin(of contents: [LanguageTag]) -> OriginRecord {
    OriginRecord(
      version: Version.number,
      contents: contents.map { .init(tag: $0.description, hash: "sha256:" + (((try? content.digest($0)) ?? nil) ?? "")) },
      model: modelName, packs: packNames)
  }

  /// `sha256:` of software, ICU, Unicode, model, packs, concepts and the language's files.
  func provenance(language: LanguageTag?) -> String {
    let key = language?.description ?? ""
    if let known = provenances.withLock({ $0[key] }) { return known }
    var hash = SHA256()
    hash.update(Array("\(Version.number)|\(UnicodeVersion.icu)|\(UnicodeVersion.unicode)|\(baseHash)|".utf8))
    if let language {
      hash.update(Array(((try? content.digest(language)) ?? "").utf8))
      for path in messages(language.description).joined() { hash.update(content.folder.file(path) ?? []) }
      let home = content.overlays[language] ?? language
      for name in content.folder.names(in: "norms/\(home)") { hash.update(content.folder.file("norms/\(home)/\(name)") ?? []) }
    }
    let made = "sha256:" + hash.finish()
    // Whoever names languages that are not there would fill the memory.
    guard language.map(content.available.contains) ?? true else { return made }
    return provenances.withLock { known in
      known[key] = made
      return made
    }
  }

  /// The norm of a language and genre; where there is none, that of another genre with most authors, which says so. One that is not provisional goes first.
  ///
  /// - Parameter user: the language or its overlay, which is read anyway and knows what the norm must have been counted with.
  func norm(_ language: LanguageTag, _ genre: Genre, countedFor user: LanguageTag) -> NormTable? {
    let key = NormKey(language: language, genre: genre)
    if let known = norms.withLock({ $0[key] }) { return known }
    var made = readNorm("norms/\(language)/\(genre.rawValue).json")
    if made == nil {
      let others = content.folder.names(in: "norms/\(language)").compactMap { readNorm("norms/\(language)/\($0)") }
      let best = others.max { ($0.isProvisional ? 0 : 1, $0.authors, $1.name) < ($1.isProvisional ? 0 : 1, $1.authors, $0.name) }
      made = best?.forOtherGenre()
    }
    let counting = (try? content.counting(user)) ?? nil
    let table = made.map { NormTable($0, markers: markers, isOutdated: $0.corpus.content != counting) }
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
    let norms = ContentHash.norms(content.overlays[language] ?? language, in: content.folder)
    let outdated = norms.filter(\.isOutdated).map { JSONValue.string($0.name) }
    let styled = Set(scorer.model.styleWeights.map(\.dimension))
    return .object(
      scorer.tree.dimensions.map { dimension in
        let style: JSONValue = !styled.contains(dimension.id) ? "no-weights" : norms.isEmpty ? "no-norm" : "ok"
        let components = scorer.tree.components(of: dimension.id).count
        return .init(
          dimension.id.description,
          .object([.init("content", components > 0 ? "ok" : "no-components"), .init("style", style), .init("components", .int(components))])
        )
      } + [.init("norms", .array(norms.map { .string($0.name) })), .init("outdatedNorms", .array(outdated))])
  }
}

/// The version of the software.
public enum Version {
  /// Semantic version (semver.org) of the program and library, `major.minor.patch`.
  public static let number = "0.1.0"
}
