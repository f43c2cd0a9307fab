import SemeiaRecords

/// Reads conditions from JSON and gathers what is wrong in them.
///
/// `{"fact":"flag.suicide.level",">=":2}`, `{"fact":"genre","in":["message","narrative"]}`,
/// `{"fact":"score.distress.style","exists":true}`, `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, `{"atLeast":2,"of":[…]}`,
/// `{"withinDays":14,"of":…}`, `{"withinDays":14,"atLeast":2,"of":…}`.
struct ConditionReader {
  private(set) var problems: [PackProblem] = []
  private var isInWindow = false

  /// - Returns: nil where the condition or a part of it cannot be read; the problems say why.
  mutating func read(_ json: JSONValue, at path: String) -> Condition? {
    let keys = (json.members ?? []).map(\.key)
    switch keys.sorted() {
    case ["all"]: return list(json["all"], "\(path).all").map(Condition.all)
    case ["any"]: return list(json["any"], "\(path).any").map(Condition.any)
    case ["not"]: return json["not"].flatMap { read($0, at: "\(path).not") }.map(Condition.not)
    case ["atLeast", "of"]: return count(json, path)
    case ["of", "withinDays"], ["atLeast", "of", "withinDays"]: return window(json, path)
    default:
      guard keys.count == 2, let name = json["fact"], let test = json.members?.first(where: { $0.key != "fact" }) else {
        report(
          path, "bad-condition", "this is no condition",
          #"write one of {"fact":NAME,">=":2}, {"all":[…]}, {"any":[…]}, {"not":…}, {"atLeast":2,"of":[…]}, {"withinDays":14,"of":…}"#)
        return nil
      }
      return fact(name, test, path)
    }
  }

  private mutating func report(_ path: String, _ code: String, _ message: String, _ hint: String) {
    problems.append(PackProblem(path, code, message, hint))
  }

  private mutating func count(_ json: JSONValue, _ path: String) -> Condition? {
    guard let parts = list(json["of"], "\(path).of") else { return nil }
    guard let least = json["atLeast"]?.int, least >= 1, least <= parts.count else {
      report("\(path).atLeast", "bad-count", "`atLeast` is no number of parts", "write a whole number from 1 to \(parts.count)")
      return nil
    }
    return .count(atLeast: least, of: parts)
  }

  /// Days before the record, in which a condition on single records holds.
  private mutating func window(_ json: JSONValue, _ path: String) -> Condition? {
    let isNested = isInWindow
    if isNested { report(path, "nested-window", "a window of days stands in another one", "let the outer one be as long as both") }
    isInWindow = true
    let part = json["of"].flatMap { read($0, at: "\(path).of") }
    isInWindow = isNested
    let days = json["withinDays"]?.int ?? 0
    if days < 1 || days > 366 {
      report("\(path).withinDays", "bad-window", "`withinDays` is no number of days", "a whole number from 1 to 366")
    }
    let least = json["atLeast"].map { $0.int ?? 0 } ?? 1
    if least < 1 || least > 366 {
      report("\(path).atLeast", "bad-count", "`atLeast` is no number of records", "a whole number from 1 to 366")
    }
    for test in part?.tests ?? [] where !test.name.isRemembered {
      report(path, "not-remembered", "`\(test.name)` is not kept of earlier records", "flags, findings, scores, markers and sizes are")
    }
    guard let part, 1...366 ~= days, 1...366 ~= least, !isNested else { return nil }
    return .within(days: days, atLeast: least, part)
  }

  /// All parts are read, so that the problems of each are known, even where one is broken.
  private mutating func list(_ json: JSONValue?, _ path: String) -> [Condition]? {
    guard let parts = json?.array else {
      report(path, "bad-condition", "this is no list of conditions", "write [ ] around them")
      return nil
    }
    if parts.isEmpty { report(path, "empty-list", "a list of conditions is empty", "name at least one") }
    var conditions: [Condition] = []
    for (index, part) in parts.enumerated() {
      if let condition = read(part, at: "\(path)[\(index)]") { conditions.append(condition) }
    }
    return conditions.count == parts.count && !parts.isEmpty ? conditions : nil
  }

  private mutating func fact(_ name: JSONValue, _ test: JSONValue.Member, _ path: String) -> Condition? {
    let requirement = requirement(test, "\(path).\(test.key)")
    guard let name = name.string.flatMap(FactName.init) else {
      report(
        "\(path).fact", "unknown-fact", "no fact has a name of this form",
        "such as flag.suicide.level, finding.insomnia, size.words")
      return nil
    }
    return requirement.map { .fact(FactTest(name, $0)) }
  }

  private mutating func requirement(_ test: JSONValue.Member, _ path: String) -> FactTest.Requirement? {
    switch test.key {
    case "exists":
      if let bool = test.value.bool { return .exists(bool) }
      report(path, "type", "`exists` asks for true or false", "true: the fact must be known; false: it must not")
      return nil
    case "in":
      let values = test.value.array?.compactMap(Fact.Value.init) ?? []
      if !values.isEmpty, values.count == test.value.array?.count { return .isOneOf(values) }
      report(path, "type", "`in` asks for a list of values", "texts, numbers, true or false")
      return nil
    default:
      guard let comparison = FactTest.Comparison(rawValue: test.key) else {
        report(path, "bad-condition", "`\(test.key)` is no test", "== != < <= > >= in exists")
        return nil
      }
      guard let value = Fact.Value(test.value) else {
        report(path, "type", "this is no value to compare with", "true, false, a text, or a number of at most six decimals")
        return nil
      }
      if case .number = value { return .compare(comparison, value) }
      if comparison == .equal || comparison == .notEqual { return .compare(comparison, value) }
      report(path, "type", "`\(comparison.rawValue)` compares numbers", "use == or !=")
      return nil
    }
  }
}
