package import SemeiaRecords

/// The trace of a decision in plain English: what each deciding fact is, what it was, and what the rule asks.
package struct TraceWords: Sendable {
  private let terminology: Terminology

  package init(_ terminology: Terminology) { self.terminology = terminology }

  /// One line for each fact that decided, in the order of the trace: `level of stated suicidal content: 5 (the rule asks: at least 4)`.
  package func lines(_ trace: JSONValue) -> [String] {
    Self.decisive(trace).map { fact in
      let name = fact["fact"]?.string ?? ""
      let test = Self.test(fact["test"]?.string ?? "")
      let margin = fact["margin"]?.number?.millionths.map { margin in
        "; \(JSONValue.decimal(margin < .zero ? .zero - margin : margin).compact) \(margin < .zero ? "less" : "more") and it would not"
      }
      return "\(words(of: name)): \(Self.value(fact)) (the rule asks: \(test)\(margin ?? ""))\(Self.days(fact))"
    }
  }

  /// The names of the facts that decided, each once, in the order of the trace.
  package static func decisiveFacts(_ trace: JSONValue) -> [String] {
    var names: [String] = []
    for fact in decisive(trace) {
      if let name = fact["fact"]?.string, !names.contains(name) { names.append(name) }
    }
    return names
  }

  private static func decisive(_ trace: JSONValue) -> [JSONValue] {
    if trace["decisive"]?.bool == false { return [] }
    if trace["fact"] != nil { return trace["decisive"]?.bool == false ? [] : [trace] }
    if let part = trace["not"] { return decisive(part) }
    return (trace["all"] ?? trace["any"] ?? trace["of"])?.array?.flatMap(decisive) ?? []
  }

  /// What a fact is, after the table of names in `Docs/Guides/AddARulePack.md`.
  private func words(of fact: String) -> String {
    let parts = fact.split(separator: ".").map(String.init)
    guard parts.count >= 2 else { return Self.plain[fact] ?? fact }
    let last = parts[parts.count - 1]
    let middle = parts.count > 2 ? parts[1..<(parts.count - 1)].joined(separator: ".") : parts[1]
    switch parts[0] {
    case "flag": return flag(parts, fact)
    case "finding":
      let aspects = ["negated": "denied", "past": "of the past", "other": "about another person", "any": "of any kind"]
      if parts.count > 2, let aspect = aspects[last] { return "findings of \(concept(middle)), \(aspect)" }
      return "findings of \(concept(parts.dropFirst().joined(separator: "."))) that count"
    case "score":
      let dimension = terminology.words(middle, in: .dimensions)
      let channels = ["content": "mention strength of", "style": "style of", "band": "place in the norm of"]
      return channels[last].map { "\($0) \(dimension)" } ?? fact
    case "marker": return "rate of \(terminology.words(middle, in: .markers))"
    case "consent": return "consent to \(last)"
    case "context": return "occasion: \(parts.dropFirst().joined(separator: "."))"
    case "coverage":
      return "\(last == "mentioned" ? "components mentioned" : "components") of \(terminology.words(middle, in: .dimensions))"
    case "warning": return "warning \(parts.dropFirst().joined(separator: "."))"
    default: return Self.plain[fact] ?? fact
    }
  }

  private func concept(_ id: String) -> String { "“\(terminology.words(id, in: .concepts))”" }

  private func flag(_ parts: [String], _ fact: String) -> String {
    if fact == "flag.suicide.level" { return "level of stated suicidal content" }
    if parts.count == 5, parts[2] == "behavior" {
      return "stated behavior “\(terminology.words(parts[3], in: .behaviors))”, \(parts[4])"
    }
    let name = terminology.words(parts[1], in: .flags)
    return parts.last == "ambiguous" ? "“\(name)” may be hyperbole or meant otherwise" : "content of “\(name)” stated"
  }

  private static func days(_ fact: JSONValue) -> String {
    guard let days = fact["daysAgo"]?.int else { return "" }
    return days == 0 ? ", earlier that day" : ", \(days) day\(days == 1 ? "" : "s") before"
  }

  private static let plain = [
    "size.words": "words of the subject", "language.tag": "language", "language.source": "how the language is known",
    "record.country": "country", "record.history": "earlier records", "record.turns": "turns", "record.subject": "a person is named",
    "record.date": "a day is named", "genre": "genre", "author": "author", "status": "status", "status.reason": "reason of the status",
    "safety.content": "the language has safety content",
  ]

  private static func value(_ fact: JSONValue) -> String {
    guard let value = fact["value"], !value.isNull else { return "unknown" + (fact["reason"]?.string.map { " (\($0))" } ?? "") }
    return words(of: value)
  }

  private static func words(of value: JSONValue) -> String {
    if let bool = value.bool { return bool ? "yes" : "no" }
    return value.string ?? value.compact
  }

  /// `>= 4` → `at least 4`.
  private static func test(_ text: String) -> String {
    if text == "exists" { return "known" }
    if text == "exists not" { return "not known" }
    guard let space = text.firstIndex(of: " "), let json = try? JSONReader().read(String(text[text.index(after: space)...])) else {
      return text
    }
    let value = json.array.map { $0.map(words).joined(separator: ", ") } ?? words(of: json)
    switch text[..<space] {
    case ">=": return "at least \(value)"
    case "<=": return "at most \(value)"
    case ">": return "more than \(value)"
    case "<": return "less than \(value)"
    case "==": return value
    case "!=": return "not \(value)"
    case "in": return "one of \(value)"
    default: return text
    }
  }
}
