public import SemeiaRecords

/// What a rule can ask of a report, by name.
///
/// `flag.<name>`, `flag.suicide.level`, `flag.suicide.ambiguous`, `flag.suicide.behavior.<B1…B4>.<current|past>`, `finding.<concept>` (how many count),
/// `finding.<concept>.<negated|past|other|any>`, `score.<dimension>.content`, `score.<dimension>.style`, `marker.<id>.rate`, `size.words`,
/// `language.tag`, `language.source`, `genre`, `author`, `status`, `status.reason`, `safety.content`, `warning.<code>`.
public struct Fact: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case bool(Bool)
    case number(Millionths)
    case text(String)
    /// Not known, and why: `too-few-words`, `no-norm`.
    case unknown(String)
  }

  /// A stretch of the text that the fact rests on, in bytes.
  public struct Place: Hashable, Sendable {
    public var start: Int
    public var end: Int
    public init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  public var value: Value
  public var places: [Place]

  public init(_ value: Value, places: [Place] = []) {
    self.value = value
    self.places = places
  }

  var json: JSONValue {
    switch value {
    case .bool(let value): .bool(value)
    case .number(let value): .decimal(value)
    case .text(let value): .string(value)
    case .unknown: .null
    }
  }
}

/// Where rules get their facts.
public protocol FactSource: Sendable {
  /// The fact, or nil where there is no fact of that name at all.
  func fact(_ name: String) -> Fact?
}
