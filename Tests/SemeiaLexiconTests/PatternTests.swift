@_spi(Loops) import SemeiaText
import Testing

@testable import SemeiaLexicon

@Suite struct PatternTests {
  /// The stretches of a text that a pattern matches.
  private func matches(
    _ pattern: String, _ text: String, _ matching: Matching = .words, forms: [String: String] = [:], frequent: [String] = []
  ) throws -> [String] {
    let folder = KeyFolder(map: [:])
    var parsed: [String: [[PatternSyntax.Item]]] = [:]
    for (name, alternatives) in forms {
      if case .group(let all, _)? = try PatternParser.parse(Array("(\(alternatives))".utf8)).items.first { parsed[name] = all }
    }
    var builder = AutomatonBuilder(folder: folder, matching: matching, commonWords: frequent.map { Array($0.utf8) }, forms: parsed)
    try builder.add(PatternParser.parse(Array(pattern.utf8)))
    let document = Document(text)
    let units = UnitReader.units(of: try Segmenter().segment(document), matching: matching, folder: folder)
    return Matcher(try #require(builder.build()), clitics: Clitics()).matches(in: units).map { document.text(in: units.span($0.units)) }
  }

  @Test(arguments: [
    ("can't sleep", "I can’t sleep", ["can’t sleep"]),
    ("can't sleep", "I can sleep", []),
    ("sleepless*", "Sleeplessness again", ["Sleeplessness"]),
    ("sleepless*", "sleeples", []),
    ("*schmerzen", "Kopfschmerzen", ["Kopfschmerzen"]),
    ("(can't|can not|cannot) sleep", "I can not sleep, cannot sleep", ["can not sleep", "cannot sleep"]),
    ("can't _{0,2} sleep", "can't ever really sleep", ["can't ever really sleep"]),
    ("can't _{0,2} sleep", "can't ever really truly sleep", []),
    ("can't _ sleep", "can't sleep", []),
    ("so (very|really)? tired", "so tired, so really tired", ["so tired", "so really tired"]),
    ("want to die", "want. To die", []),
    ("want to die", "want to, die", ["want to, die"]),
    ("(want to die|be gone)", "want to, die", ["want to, die"]),
    ("(want to die|be gone)", "want to. Die", []),
    ("want to die", "want to\ndie", ["want to\ndie"]),
    ("want to die", "want to\n\ndie", []),
    ("want to die", "want toooo diiiie", ["want toooo diiiie"]),
    ("too good", "tooo goood", ["tooo goood"]),
    ("kill", "k1ll, killl", ["k1ll", "killl"]),
    ("part i", "part III", []),
    ("suicide risk (low|high)", "Mood: low. Suicide risk: high", ["Suicide risk: high"]),
    ("suicide risk (low|high)", "Suicide risk - high", []),
    ("sommeil mauvais", "Sommeil : mauvais", ["Sommeil : mauvais"]),
    ("energy low", "energy:low", ["energy:low"]),
    ("energy low", "energy :( low", []),
    // A dash is "is" between words of Cyrillic, behind a few words, and parts clauses elsewhere.
    ("жизнь ошибка", "Моя жизнь — ошибка", ["жизнь — ошибка"]),
    ("жизнь ошибка", "жизнь - ошибка", ["жизнь - ошибка"]),
    ("life mistake", "my life — mistake", []),
    ("energy low", "energy: \"low", []),
    ("energy low", "energy:\n\nlow", []),
    // A longer stretch before a colon is a statement of its own, and so is what stands behind a second one.
    ("want die", "there is one thing that I want: die", []),
    ("want die", "note: all I want: die", []),
  ])
  func matchesWords(_ pattern: String, _ text: String, _ expected: [String]) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(arguments: [
    ("睡不着", "我睡不着觉", ["睡不着"]),
    ("(晚上|夜里)_{0,3}睡不着", "夜里总是睡不着", ["夜里总是睡不着"]),
    ("想死", "想 死", ["想 死"]),
    ("想死", "想。死", []),
    ("食欲(下降|差)", "食欲：下降", ["食欲：下降"]),
    ("emo了", "我emo了", ["emo了"]),
    ("emo了", "我demo了", []),
    ("emo", "emotion", []),
  ])
  func matchesCharacters(_ pattern: String, _ text: String, _ expected: [String]) throws {
    #expect(try matches(pattern, text, .characters) == expected)
  }

  /// The nearest end from a beginning and the nearest beginning from there, whichever word the match was looked for around.
  @Test(arguments: [["drink", "drank"], ["morning"], []])
  func matchesAreTheNearest(_ frequent: [String]) throws {
    #expect(
      try matches("(drink|drank) _{0,8} morning", "I drink and drank in the morning and one morning more", frequent: frequent)
        == ["drank in the morning"])
  }

  @Test func expandsClasses() throws {
    #expect(
      try matches(
        "@cant @sleep", "I could not be asleep; can't sleep",
        forms: ["cant": "can't|could not", "sleep": "sleep|@deep", "deep": "be asleep"])
        == ["could not be asleep", "can't sleep"])
  }

  @Test(arguments: [
    ("", "empty-pattern"), ("_{0,2}", "empty-pattern"), ("(a|", "empty-alternative"), ("(a", "unbalanced"), ("a)", "unbalanced"),
    ("a _{3,1} b", "bad-gap"),
    ("a _{0,9} b", "bad-gap"), ("(a _ b)", "gap-in-group"), ("*", "bad-star"), ("@", "bad-class"), ("(a||b)", "empty-alternative"),
    ("a ? b", "stray-question-mark"),
  ])
  func refuses(_ pattern: String, _ code: String) {
    #expect { try PatternParser.parse(Array(pattern.utf8)) } throws: { ($0 as? PatternError)?.code == code }
  }

  @Test func cyclesAreReported() throws {
    #expect { try matches("@a", "x", forms: ["a": "b|@a"]) } throws: { ($0 as? PatternError)?.code == "class-cycle" }
  }

  /// Small-exhaustive: the matcher against a plain recursive one, over all short texts of three words.
  @Test func agreesWithAPlainMatcher() throws {
    let patterns = ["a b", "a _{0,1} b", "a (b|c)? a", "(a b|c) a", "a _ c", "(a|b) _{0,2} (b|c)"]
    let words = ["a", "b", "c"]
    for pattern in patterns {
      let syntax = try PatternParser.parse(Array(pattern.utf8))
      for length in 1...5 {
        for number in 0..<Int(pow3(length)) {
          let text = (0..<length).map { words[number / Int(pow3($0)) % 3] }
          let found = try Set(matches(pattern, text.joined(separator: " ")))
          let plain = PlainMatcher(text: text)
          let isThere = (0..<length).contains { !plain.ends(syntax.items[...], from: $0).isEmpty }
          #expect(found.isEmpty != isThere, "\(pattern) in \(text)")
          for match in found {
            let parts = match.split(separator: " ").map(String.init)
            #expect(PlainMatcher(text: parts).ends(syntax.items[...], from: 0).contains(parts.count), "\(pattern) gave \(match)")
          }
        }
      }
    }
  }

  private func pow3(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 3 } }
}

/// The pattern language by its definition, without an automaton.
private struct PlainMatcher {
  let text: [String]

  func ends(_ items: ArraySlice<PatternSyntax.Item>, from: Int) -> Set<Int> {
    guard let first = items.first else { return [from] }
    return step(first, from).reduce(into: []) { $0.formUnion(ends(items.dropFirst(), from: $1)) }
  }

  private func step(_ item: PatternSyntax.Item, _ from: Int) -> Set<Int> {
    switch item {
    case .literal(let bytes, _, _): return from < text.count && Array(text[from].utf8) == bytes ? [from + 1] : []
    case .formClass: return []
    case .gap(let low, let high): return Set((low...high).map { from + $0 }.filter { $0 <= text.count })
    case .group(let alternatives, let isOptional):
      return alternatives.reduce(into: isOptional ? [from] : []) { $0.formUnion(ends($1[...], from: from)) }
    }
  }
}
