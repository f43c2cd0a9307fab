import SemeiaDecisions
import SemeiaRecords

/// Facts given by hand; what is not given does not exist.
struct Facts: FactSource, ExpressibleByDictionaryLiteral {
  var facts: [String: Fact] = [:]
  /// What every other fact is.
  var others: Fact?

  init(dictionaryLiteral elements: (String, Fact.Value)...) {
    for (name, value) in elements { facts[name] = Fact(value) }
  }

  func fact(_ name: FactName) -> Fact? { facts[name.description] ?? others }

  func with(_ name: String, _ value: Fact.Value, _ places: [Fact.Place] = []) -> Facts {
    var copy = self
    copy.facts[name] = Fact(value, places: places)
    return copy
  }
}

func condition(_ json: String) throws -> (condition: Condition?, problems: [PackProblem]) {
  let (pack, problems) = RulePack.read(try JSONReader().read(packText(#""when":"# + json)))
  return (pack.rules.first?.when, problems.filter { $0.path.hasPrefix("rules[0].when") })
}

/// A pack around the fields of its rules, each of which may leave out what does not matter.
func packText(_ rules: String..., policy: String = "collect") -> String {
  let rows = rules.enumerated().map { index, fields in
    let others = [
      ("id", "\"r\(index)\""), ("version", "1"), ("urgency", "\"today\""), ("when", #"{"fact":"flag.suicide.level",">=":2}"#),
      ("summary", #"{"en":"s","es":"e"}"#), ("options", #"{"en":["a","b"],"es":["c","d"]}"#), ("rationale", "\"why\""),
      (
        "examples",
        #"[{"text":"x","outcome":"fires"},{"text":"y","outcome":"silent"},{"text":"z","language":"fi","outcome":"unknown"}]"#
      ),
    ].filter { !fields.contains("\"\($0.0)\":") }.map { "\"\($0.0)\":\($0.1)" }
    return "{\(((fields.isEmpty ? [] : [fields]) + others).joined(separator: ","))}"
  }
  return #"{"id":"p","version":2,"title":"t","policy":"\#(policy)","rules":[\#(rows.joined(separator: ","))]}"#
}

func pack(_ text: String) throws -> (pack: RulePack, problems: [PackProblem]) {
  let (pack, problems) = RulePack.read(try JSONReader().read(text))
  return (pack, problems)
}

let catalog = {
  var catalog = FactCatalog(
    flags: ["suicide", "self-harm"], concepts: ["insomnia", "sdoh.food-insecurity"], dimensions: ["distress"],
    markers: ["negation", "words-per-sentence"], warnings: ["no-safety-content", "uncertain-language"])
  catalog.reasons = ["empty-text", "unsupported-language"]
  catalog.uncounted = ["sdoh.food-insecurity"]
  catalog.components = ["distress": 19]
  catalog.shares = ["negation"]
  return catalog
}()
