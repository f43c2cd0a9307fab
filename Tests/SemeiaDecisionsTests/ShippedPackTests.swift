import Foundation
import SemeiaDecisions
import SemeiaRecords
import Testing

/// The packs that ship: sound, translated, plain of speech, and complete over the facts. Their examples run in the content tests.
@Suite struct ShippedPackTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Lexicons")

  private func json(_ path: String) throws -> JSONValue {
    try JSONReader().read([UInt8](Data(contentsOf: Self.root.appending(path: path))))
  }

  private func pack(_ name: String) throws -> RulePack {
    var (pack, problems) = RulePack.read(try json("rules/\(name)/pack.json"))
    let folder = Self.root.appending(path: "rules/\(name)/messages")
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] {
      let lines = try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n").dropFirst()
      let rows = lines.map { $0.split(separator: "\t", maxSplits: 1) }.map { (key: String($0[0]), text: String($0[1])) }
      problems += pack.speak(String(file.dropLast(4)), rows)
    }
    #expect(problems.isEmpty, "\(problems)")
    return pack
  }

  /// What exists, as the content says it.
  private func shippedCatalog() throws -> FactCatalog {
    var catalog = FactCatalog(flags: [], concepts: [], dimensions: [], markers: [])
    let folder = Self.root.appending(path: "concepts")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where file.hasSuffix(".json") {
      let family = try json("concepts/\(file)")
      for concept in family["concepts"]?.array ?? [] {
        if let id = concept["id"]?.string { catalog.concepts.insert(id) }
        if let flag = concept["flag"]?["name"]?.string { catalog.flags.insert(flag) }
      }
      for flag in family["flags"]?.array ?? [] {
        if let name = flag["flag"]?.string { catalog.flags.insert(name) }
      }
    }
    for dimension in try json("hitop/tree.json")["dimensions"]?.array ?? [] {
      if let id = dimension["id"]?.string { catalog.dimensions.insert(id) }
    }
    return catalog
  }

  private static let all = ["safety", "quality", "review", "context"]

  @Test(arguments: all)
  func isSound(_ name: String) throws {
    let problems = try pack(name).problems(shippedCatalog())
    #expect(problems.isEmpty, "\(problems)")
  }

  /// Every rule of every pack, wholly, in every language that has content; the words of a language are not those of another.
  @Test(arguments: all)
  func speaksAllLanguages(_ name: String) throws {
    let pack = try pack(name)
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "languages").path)
    // An overlay of a region speaks as its language does.
    let languages = folders.filter { !$0.contains("-") || $0.hasPrefix("zh-Han") }.sorted()
    #expect(languages.count == 24 && pack.languages == languages)
    for rule in pack.rules {
      for language in languages {
        let summary = try #require(rule.summary[language], "\(rule.id), \(language)")
        let options = try #require(rule.options[language], "\(rule.id), \(language)")
        #expect(summary.utf16.count <= 139 && !summary.isEmpty, "\(rule.id), \(language): \(summary.utf16.count)")
        #expect(options.count == rule.options["en"]?.count && Set(options).count == options.count, "\(rule.id), \(language)")
        #expect((rule.patient[language] == nil) == rule.patient.isEmpty, "\(rule.id), \(language)")
        // A leaflet is read by anybody: short sentences. Thai ends them with a space.
        let sentences = (rule.patient[language] ?? "").split { (language == "th" ? ". " : ".:!?。।؟").contains($0) }
        #expect(sentences.allSatisfy { $0.utf16.count <= 150 }, "\(rule.id), \(language)")
        if language == "en" { continue }
        #expect(
          summary != rule.summary["en"] && options.allSatisfy { rule.options["en"]?.contains($0) == false }, "\(rule.id), \(language)")
      }
    }
  }

  @Test func aMissingMessageIsTold() throws {
    var pack = try pack("review")
    pack.rules[0].summary["sw"] = nil
    pack.rules[1].options["th"]?.removeLast()
    let found = pack.problems(try shippedCatalog()).filter { $0.code == "missing-translation" }
    #expect(found.count == 2 && found.allSatisfy { $0.path == "languages" })
    #expect(found.contains { $0.message.contains("`sw`") && $0.message.contains(pack.rules[0].id) })
    #expect(found.contains { $0.message.contains("`th`") && $0.message.contains(pack.rules[1].id) })
  }

  @Test(arguments: all)
  func speaksThreeLanguagesPlainly(_ name: String) throws {
    let pack = try pack(name)
    let unsaid = ["risk", "probab", "likel", "diagnos", "disorder", "severe", "riesgo", "风险", "概率", "诊断"]
    for rule in pack.rules {
      #expect(rule.requires == "human-review")
      #expect(!rule.references.isEmpty, "\(rule.id)")
      for language in ["en", "es", "zh-Hans"] {
        let summary = try #require(rule.summary[language], "\(rule.id) \(language)")
        #expect(!unsaid.contains { summary.lowercased().contains($0) }, "\(summary)")
        let options = try #require(rule.options[language])
        #expect(options.count >= 2 && Set(options).count == options.count)
      }
      for outcome in [Rule.Example.Outcome.fires, .silent] {
        #expect(rule.examples.contains { $0.outcome == outcome })
      }
    }
  }

  /// What is said to a person promises nothing, names no number that may be wrong, and blames nobody; every language says all of it.
  @Test func speaksToPeopleInEveryLanguage() throws {
    let pack = try pack("safety")
    #expect(pack.languages.count == 24)
    for rule in pack.rules {
      for language in pack.languages {
        #expect(
          rule.patient[language]?.isEmpty == false && rule.patient[language]?.contains { ("0"..."9").contains($0) } == false,
          "\(rule.id) \(language)")
        #expect((rule.summary[language]?.utf16.count ?? 999) <= 139, "\(rule.id) \(language)")
        #expect(
          rule.options[language]?.count == rule.options["en"]?.count
            && Set(rule.options[language] ?? []).count == rule.options["en"]?.count, "\(rule.id) \(language)")
      }
      #expect(Set(pack.languages.compactMap { rule.summary[$0] }).count == 24, "\(rule.id) says the same in two languages")
    }
  }

  /// A short text was read whole: what its writer is told is not what one is told whose text could not be read.
  @Test func aShortTextIsNotAnUnreadOne() throws {
    let pack = try pack("quality")
    let short = try #require(pack.rules.first { $0.id == "too-little-text" })
    let unread = try #require(pack.rules.first { $0.id == "language-undetermined" })
    #expect(pack.languages.count == 24 && Set(pack.languages.compactMap { short.patient[$0] }).count == 24)
    for language in pack.languages { #expect(short.patient[language] != unread.patient[language], "\(language)") }
  }

  /// Words about the person or the writer that have a gender: forms that were there, and their like.
  @Test(arguments: all)
  func namesNobodysGender(_ name: String) throws {
    let gendered = [
      "es": ["estar muert", "sentirse seguid", "está sol", "cansad"], "pt": ["estar mort", "está soz", "cansad"],
      "fr": ["être mort", "être suivi", "êtes seul", "fatigué"], "it": ["essere mort", "è sol", "lei o lui", "stanc"],
      "ru": ["пишущ", "него самого", "вы один"], "uk": ["а не того, хто", "нього самого"], "ar": ["كاتب النص"], "hi": ["सोच रहा है"],
      "pl": ["Pani lub Pana", "Pan lub Pani"],
    ]
    let pack = try pack(name)
    for (language, forms) in gendered {
      for rule in pack.rules {
        let texts = [rule.summary[language], rule.patient[language]].compactMap(\.self) + (rule.options[language] ?? [])
        for form in forms { #expect(!texts.contains { $0.contains(form) }, "\(rule.id), \(language): \(form)") }
      }
    }
  }

  @Test(arguments: all)
  func hasAWholeCard(_ name: String) throws {
    let (card, problems) = PackCard.read(try json("rules/\(name)/card.json"))
    #expect(problems.isEmpty, "\(problems)")
    #expect(card.values.count == 44 && PackCard.attributes.count == 44)
  }

  /// Nothing that is urgent now is ever marked as repeated.
  @Test(arguments: all)
  func urgentRulesAlwaysSpeak(_ name: String) throws {
    for rule in try pack(name).rules where rule.urgency == .now { #expect(rule.repeats == nil, "\(rule.id)") }
  }

  /// Every flag of the safety channel has a rule of its own.
  @Test func everyFlagIsSpokenFor() throws {
    let pack = try pack("safety")
    let asked = Set(pack.rules.flatMap(\.when.tests).map(\.name.description))
    for flag in try shippedCatalog().flags where flag != "suicide" { #expect(asked.contains("flag.\(flag)"), "\(flag)") }
    #expect(pack.policy == .collect)
  }

  private func speaking(_ facts: Facts) throws -> [String] {
    try pack("safety").decisions(facts, language: "en").map { String($0.rule.dropLast(2)) }
  }

  /// A report in which nothing was stated.
  private var silent: Facts {
    get throws {
      var facts = Facts()
      for test in try pack("safety").rules.flatMap(\.when.tests) {
        let name = test.name.description
        facts = facts.with(name, name == "safety.content" ? .bool(true) : test.asksForNumber ? .int(0) : .bool(false))
      }
      return facts
    }
  }

  @Test(arguments: [
    (0, []), (1, ["wish-to-be-dead"]), (2, ["suicide-active-thoughts"]), (3, ["suicide-active-thoughts"]),
    (4, ["suicide-intent-or-plan"]), (5, ["suicide-intent-or-plan"]),
  ])
  func everyLevelHasOneRule(_ level: Int, _ rules: [String]) throws {
    #expect(try speaking(try silent.with("flag.suicide.level", .int(level))) == rules)
  }

  @Test func behaviorsSpeakWithoutALevel() throws {
    for code in ["B1", "B2", "B3", "B4"] {
      #expect(try speaking(try silent.with("flag.suicide.behavior.\(code).current", .bool(true))) == ["suicide-behavior-recent"])
      #expect(try speaking(try silent.with("flag.suicide.behavior.\(code).past", .bool(true))) == ["suicide-attempt-past"])
    }
  }

  @Test func aDenialIsShownAndLowersNothing() throws {
    let facts = try silent.with("flag.suicide.level", .int(4)).with("finding.suicidal-intent.negated", .int(1))
    #expect(try speaking(facts) == ["suicide-intent-or-plan", "conflicting-statements"])
    #expect(try speaking(try silent.with("finding.suicidal-intent.negated", .int(1))).isEmpty)
  }

  /// Without safety content every rule over flags is unknown, never silent, and one rule says so.
  @Test func aLanguageWithoutContentIsLoud() throws {
    var facts: Facts = ["safety.content": .bool(false)]
    facts.others = Fact(.unknown("no-safety-content"))
    #expect(try speaking(facts) == ["no-safety-content"])
    let truths = try pack("safety").traces(facts).map(\.trace.truth)
    #expect(truths.dropLast().allSatisfy { $0 == .unknown })
    #expect(try speaking(facts.with("flag.suicide.level", .int(2))).contains("suicide-active-thoughts"))
  }
}

extension FactTest {
  fileprivate var asksForNumber: Bool {
    if case .compare(_, .number) = requirement { true } else { false }
  }
}
