public import SemeiaRecords

extension Trace {
  /// As the contract prints it: `{"all":[{"fact":"flag.suicide.level","value":2,"test":">= 2","truth":true}]}`.
  ///
  /// A fact has `fact`, `value`, `test` and `truth`. What is not known is null and has a `reason`; what the outcome does not
  /// rest on has `"decisive":false`. A known number has `margin`: by how much it would have to change so that the test comes out the other way.
  /// Other nodes are `{"all":[…]}`, `{"any":[…]}`, `{"not":…}`, `{"atLeast":2,"of":[…]}`, and for earlier records `{"atLeast":1,"of":[…],"withinDays":14}`
  /// with `daysAgo` in each part; their truth follows from their parts.
  public var json: JSONValue { json(place: nil) }

  /// The same, each fact of this record with `spans`, the places that it rests on; none where there are none.
  ///
  /// - Parameter place: how a place is printed; nil to leave them out.
  package func json(place: ((Fact.Place) -> JSONValue)?) -> JSONValue {
    var members: [JSONValue.Member] =
      switch node {
      case .fact(let test, let fact): self.members(test, fact) + spans(fact, place)
      case .all: [.init("all", .array(parts.map { $0.json(place: place) }))]
      case .any: [.init("any", .array(parts.map { $0.json(place: place) }))]
      case .not: [.init("not", parts.first?.json(place: place) ?? .null)]
      case .count(let least): [.init("atLeast", .int(least)), .init("of", .array(parts.map { $0.json(place: place) }))]
      // What was said in earlier records has no place in this text.
      case .within(let days, let least):
        [.init("atLeast", .int(least)), .init("of", .array(parts.map(\.json))), .init("withinDays", .int(days))]
      }
    if !isDecisive { members.append(.init("decisive", false)) }
    if let daysAgo { members.append(.init("daysAgo", .int(daysAgo))) }
    return .object(members)
  }

  private func spans(_ fact: Fact, _ place: ((Fact.Place) -> JSONValue)?) -> [JSONValue.Member] {
    guard let place, !fact.places.isEmpty else { return [] }
    return [.init("spans", .array(Fact.Place.ordered(fact.places).map(place)))]
  }

  private func members(_ test: FactTest, _ fact: Fact) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("fact", .string(test.name.description)), .init("value", fact.value.json), .init("test", .string(test.description)),
      .init("truth", truth == .unknown ? .null : .bool(truth == .`true`)),
    ]
    if let reason = Self.reason(fact) ?? (truth == .unknown ? Self.wrongKind : nil) {
      members.append(.init("reason", .string(reason)))
    }
    if let margin = test.margin(of: fact.value) { members.append(.init("margin", .decimal(margin))) }
    return members
  }

  /// The truth of a printed trace, computed anew from the values and tests of its facts and not from the truths printed.
  ///
  /// - Returns: nil where it is no trace, or where a fact's printed truth or margin is not the one its value and test give.
  package static func truth(ofPrinted json: JSONValue) -> Truth? {
    if let parts = json["all"]?.array { return truths(parts).map(Truth.all) }
    if let parts = json["any"]?.array { return truths(parts).map(Truth.any) }
    if let part = json["not"] { return truth(ofPrinted: part).map { !$0 } }
    if let least = json["atLeast"]?.int, let parts = json["of"]?.array { return truths(parts).map { .atLeast(least, of: $0) } }
    guard let name = json["fact"]?.string.flatMap(FactName.init), let value = json["value"], let text = json["test"]?.string,
      let printed = json["truth"], let requirement = requirement(text)
    else { return nil }
    let fact: Fact.Value = Fact.Value(value) ?? .unknown("")
    let truth = FactTest(name, requirement).truth(of: fact)
    if let margin = json["margin"], margin.number?.millionths != FactTest(name, requirement).margin(of: fact) { return nil }
    return printed == (truth == .unknown ? .null : .bool(truth == .`true`)) ? truth : nil
  }

  /// Whether a printed trace asks for a score or a marker anywhere.
  package static func restsOnMeasures(_ json: JSONValue) -> Bool {
    if let name = json["fact"]?.string { return name.hasPrefix("score.") || name.hasPrefix("marker.") }
    if let part = json["not"] { return restsOnMeasures(part) }
    return ((json["all"] ?? json["any"] ?? json["of"])?.array ?? []).contains(where: restsOnMeasures)
  }

  private static func truths(_ parts: [JSONValue]) -> [Truth]? {
    let truths = parts.compactMap(truth(ofPrinted:))
    return truths.count == parts.count ? truths : nil
  }

  private static func requirement(_ text: String) -> FactTest.Requirement? {
    if text == "exists" { return .exists(true) }
    if text == "exists not" { return .exists(false) }
    guard let space = text.firstIndex(of: " "), let json = try? JSONReader().read(String(text[text.index(after: space)...]))
    else { return nil }
    if text[..<space] == "in" {
      let values = json.array?.compactMap(Fact.Value.init)
      return values?.count == json.array?.count ? values.map(FactTest.Requirement.isOneOf) : nil
    }
    guard let comparison = FactTest.Comparison(rawValue: String(text[..<space])), let value = Fact.Value(json) else { return nil }
    return .compare(comparison, value)
  }
}

extension Fact.Value {
  /// A value written in JSON: true, false, a text, or a number of at most six decimals without an exponent.
  package init?(_ json: JSONValue) {
    if let bool = json.bool {
      self = .bool(bool)
    } else if let text = json.string {
      self = .text(text)
    } else if let number = json.number?.millionths {
      self = .number(number)
    } else {
      return nil
    }
  }
}
