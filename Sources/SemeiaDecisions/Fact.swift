public import SemeiaRecords

/// What a rule can ask of a report: a value or the reason why there is none, and the places in the text it rests on.
public struct Fact: Hashable, Sendable {
  public enum Value: Hashable, Sendable {
    case bool(Bool)
    /// A whole number or a decimal; ``FactKind`` says which of the two a fact is.
    case number(Millionths)
    case text(String)
    /// Not known, and why: `too-few-words`, `no-norm`.
    case unknown(String)

    /// A whole number, ±9,223,372,036,854 at most; what is beyond stays at the end of the range.
    public static func int(_ value: Int) -> Value {
      let limit = 9_223_372_036_854
      return .number(Millionths(count: min(max(value, -limit), limit) * 1_000_000))
    }

    /// As JSON; null where the value is not known.
    package var json: JSONValue {
      switch self {
      case .bool(let value): .bool(value)
      case .number(let value): .decimal(value)
      case .text(let value): .string(value)
      case .unknown: .null
      }
    }
  }

  /// A stretch of the text that the fact rests on: half open, in UTF-8 bytes of the document.
  public struct Place: Hashable, Sendable, Comparable {
    public var start: Int
    public var end: Int

    public init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }

    public static func < (left: Place, right: Place) -> Bool { (left.start, left.end) < (right.start, right.end) }
  }

  public var value: Value
  public var places: [Place]

  public init(_ value: Value, places: [Place] = []) {
    self.value = value
    self.places = places
  }
}

/// Where rules get their facts. ``FactName`` lists the names.
public protocol FactSource: Sendable {
  /// The fact, or nil where there is no fact of that name at all, which rules see as unknown.
  ///
  /// What is missing is ``Fact/Value/unknown(_:)`` with its reason, never false and never 0.
  func fact(_ name: FactName) -> Fact?

  /// The value of ``fact(_:)`` alone, for sources that can tell it without gathering places. The two must agree.
  func value(_ name: FactName) -> Fact.Value?

  /// Earlier records of the same person, of so many days before this one.
  func earlier(days: Int) -> EarlierRecords
}

extension FactSource {
  public func value(_ name: FactName) -> Fact.Value? { fact(name)?.value }

  /// Nothing is known of earlier records.
  public func earlier(days: Int) -> EarlierRecords { .unknown("no-history") }
}
