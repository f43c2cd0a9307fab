import SemeiaDecisions
import SemeiaLexicon
package import SemeiaRecords
import SemeiaScoring
import SemeiaText

extension ContentChecker {
  /// Checks the rule packs of the folder, each by itself: form, facts, reach, texts, card; and, of those that can be read, every example.
  ///
  /// - Parameter languages: the languages whose examples are run; nil for all, with those whose language is to be found.
  package mutating func checkPacks(of languages: Set<String>? = nil) {
    packs = folder.names(in: "rules")
    if packs.isEmpty { return }
    let catalog = facts
    var sound: [(name: String, pack: RulePack)] = []
    for name in packs {
      var found: [ContentProblem] = []
      let pack = RulePack.load(name, whole.folder, &found)
      if let pack, !found.contains(where: { $0.severity == .error }) { sound.append((name, pack)) }
      found += cardProblems(name)
      if let pack, let catalog { found += pack.problems(catalog).map { $0.inContent("rules/\(name)/pack.json") } }
      problems += found
    }
    if !sound.isEmpty { checkExamples(sound, of: languages) }
    problems.sort()
  }

  /// Says which packs and rules are past their date.
  package mutating func checkPackDates(today: CalendarDate) {
    var found: [ContentProblem] = []
    for name in folder.names(in: "rules") {
      guard let pack = RulePack.load(name, whole.folder, &found) else { continue }
      problems += pack.expired(today: today).map { $0.inContent("rules/\(name)/pack.json") }
    }
    problems.sort()
  }

  private mutating func checkExamples(_ sound: [(name: String, pack: RulePack)], of languages: Set<String>?) {
    for model in whole.folder.names(in: "hitop/models") where model.hasSuffix(".json") {
      let model = String(model.dropLast(5))
      do throws(ContentError) {
        let analyzer = try Analyzer(content: whole, model: model, packs: sound.map(\.name))
        for (name, pack) in sound { checkExamples(name, pack, analyzer, of: languages) }
      } catch {
        // A model of the folder is told by the check of models; without one of the content that it is added to, no example was run.
        if folder.file("hitop/models/\(model).json") == nil { problems.append(Self.unusable(model, error)) }
      }
    }
  }

  /// Runs the examples of a pack's rules: each fires, is silent or unknown as it says, and falls silent without its spans.
  private mutating func checkExamples(_ name: String, _ pack: RulePack, _ analyzer: Analyzer, of languages: Set<String>?) {
    var found: [ContentProblem] = []
    for rule in pack.rules {
      for example in rule.examples where languages?.contains(example.language ?? "en") ?? true {
        func problem(_ code: String, _ message: String, _ hint: String) -> ContentProblem {
          ContentProblem(
            file: "rules/\(name)/pack.json", code: code,
            message: "\(rule.id): \(message) (language \(example.language ?? "en"))", hint: hint)
        }
        // `und` leaves the language to be found. With what is no tag the example would test that too, and not what it says.
        let language = example.language == "und" ? nil : LanguageTag(example.language ?? "en")
        guard language != nil || example.language == "und" else {
          found.append(
            problem("bad-language", "the language of an example is no tag", "a tag such as `es`, or `und` where it is to be found"))
          continue
        }
        guard let report = try? analyzer.analyze(Document(example.text, language: language), occasion: example.occasion) else {
          found.append(problem("unreadable", "an example could not be read", "is its text valid, and its language's content sound?"))
          continue
        }
        let truth = analyzer.interpreter.traces(report).first { $0.pack == pack.name && $0.rule.id == rule.id }?.trace.truth
        let isRight =
          switch example.outcome {
          case .fires: truth == .`true`
          case .silent: truth == .`false`
          case .unknown: truth == .unknown
          }
        if !isRight {
          found.append(
            problem(
              "example-failed", "an example that should be `\(example.outcome.rawValue)` is not",
              "mend the rule, the content, or the example"))
        }
        if example.outcome == .fires, let decision = report.decisions.first(where: { $0.rule.hasPrefix("\(rule.id)@") }) {
          found += falsified(decision, rule, example, language, analyzer, name)
        }
      }
    }
    problems += found
  }

  /// The facts that rules may ask for; nil without a tree, for then every rule about a dimension would be called wrong.
  private var facts: FactCatalog? {
    var ignored: [ContentProblem] = []
    guard let json = JSONContent.read("hitop/tree.json", whole.folder, problems: &ignored),
      let tree = DimensionTree(json, file: "hitop/tree.json", problems: &ignored)
    else { return nil }
    return FactCatalog(whole, tree)
  }

  /// What is wrong with the card of a pack; a pack without one is told so.
  private func cardProblems(_ name: String) -> [ContentProblem] {
    let path = "rules/\(name)/card.json"
    guard whole.folder.file(path) != nil else {
      return [
        ContentProblem(
          .warning, file: path, code: "no-card", message: "the pack has no card",
          hint: "say the source attributes of `PackCard`, or why they are missing")
      ]
    }
    var problems: [ContentProblem] = []
    guard let json = JSONContent.read(path, whole.folder, problems: &problems) else { return problems }
    return problems + PackCard.read(json).problems.map { $0.inContent(path) }
  }

  /// Deletes the spans that a decision names and asks again.
  private func falsified(
    _ decision: Decision, _ rule: Rule, _ example: Rule.Example, _ language: LanguageTag?, _ analyzer: Analyzer, _ pack: String
  ) -> [ContentProblem] {
    if decision.places.isEmpty { return [] }
    let original = Array(example.text.utf8)
    // Places may overlap; every stretch of deleted bytes leaves one ellipsis.
    var isDeleted = Array(repeating: false, count: original.count)
    for place in decision.places { for at in place.start..<min(place.end, original.count) { isDeleted[at] = true } }
    var bytes: [UInt8] = []
    for (at, byte) in original.enumerated() {
      if !isDeleted[at] { bytes.append(byte) } else if at == 0 || !isDeleted[at - 1] { bytes += " … ".utf8 }
    }
    // In the language that the example was read in: in another one it would fall silent for want of content.
    let text = Document(String(decoding: bytes, as: UTF8.self), language: language)
    guard let report = try? analyzer.analyze(text, occasion: example.occasion) else {
      return [
        ContentProblem(
          file: "rules/\(pack)/pack.json", code: "unreadable", message: "\(rule.id): an example could not be read without its spans",
          hint: "is its language's content sound?")
      ]
    }
    guard report.decisions.contains(where: { $0.rule == decision.rule }) else { return [] }
    return [
      ContentProblem(
        file: "rules/\(pack)/pack.json", code: "not-falsified", message: "\(rule.id) still fires when its spans are deleted",
        hint: "the spans must be what the rule rests on")
    ]
  }
}

extension FactCatalog {
  /// What there is to ask for in content, with the limits that it sets.
  init(_ content: ContentLibrary, _ tree: DimensionTree) {
    let concepts = content.catalog.concepts
    self.init(
      flags: Set(concepts.compactMap(\.flag?.name) + content.derivedFlags.map(\.flag)), concepts: Set(concepts.map(\.id.description)),
      dimensions: Set(tree.dimensions.map(\.id.description)), markers: Set(content.catalog.markers.map(\.id.description)),
      warnings: ReportWarning.ofAnalysis)
    uncounted = Set(concepts.filter { !$0.isCounted }.map(\.id.description))
    components = Dictionary(
      tree.dimensions.map { ($0.id.description, tree.components(of: $0.id).count) }, uniquingKeysWith: { first, _ in first })
    // Hits of one marker do not overlap, and a sentence ends once. The length of sentences is no share of them.
    shares = Set(content.catalog.markers.filter { !$0.isWeighted && $0.id != "words-per-sentence" }.map(\.id.description))
    reasons = Report.Reason.all.map(\.rawValue)
  }
}
