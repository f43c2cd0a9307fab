import SemeiaRecords

/// Reads conditions from JSON: `{"fact":"flag.suicide.level",">=":2}`, `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, `{"atLeast":2,"of":[…]}`.
struct ConditionReader {
  private(set) var problems: [PackProblem] = []

  mutating func read(_ json: JSONValue, at path: String) -> Condition? {
    if let parts = json["all"]?.array { return list(parts, "\(path).all").map(Condition.all) }
    if let parts = json["any"]?.array { return list(parts, "\(path).any").map(Condition.any) }
    if let part = json["not"] { return read(part, at: "\(path).not").map(Condition.not) }
    if let least = json["atLeast"]?.int, let parts = json["of"]?.array {
      if least < 1 || least > parts.count {
        problems.append(PackProblem(path: path, code: "bad-count", message: "at least \(least) of \(parts.count)", hint: "from 1 to the number of parts"))
      }
      return list(parts, "\(path).of").map { .count(atLeast: least, of: $0) }
    }
    guard let name = json["fact"]?.string, let members = json.members, members.count == 2, let test = members.first(where: { $0.key != "fact" }),
      let comparison = Condition.Comparison(rawValue: test.key), let value = Self.value(test.value)
    else {
      problems.append(
        PackProblem(path: path, code: "bad-condition", message: "this is no condition", hint: #"write {"fact":"flag.suicide.level",">=":2}"#))
      return nil
    }
    if comparison != .equal, comparison != .notEqual, case .number = value {} else if comparison != .equal, comparison != .notEqual {
      problems.append(PackProblem(path: path, code: "type", message: "`\(comparison.rawValue)` compares numbers", hint: "use == or !="))
    }
    return .fact(name, comparison, value)
  }

  private mutating func list(_ parts: [JSONValue], _ path: String) -> [Condition]? {
    if parts.isEmpty {
      problems.append(PackProblem(path: path, code: "empty-list", message: "a list of conditions is empty", hint: "name at least one"))
    }
    var conditions: [Condition] = []
    for (index, part) in parts.enumerated() {
      guard let condition = read(part, at: "\(path)[\(index)]") else { return nil }
      conditions.append(condition)
    }
    return conditions
  }

  private static func value(_ json: JSONValue) -> Fact.Value? {
    if let bool = json.bool { return .bool(bool) }
    if let text = json.string { return .text(text) }
    return json.number?.millionths.map(Fact.Value.number)
  }
}

/// Something wrong in a rule pack, by its JSON path.
public struct PackProblem: Hashable, Sendable {
  public var path: String
  public var code: String
  public var message: String
  public var hint: String
}
