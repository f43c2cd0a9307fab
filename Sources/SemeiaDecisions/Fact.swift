public import SemeiaRecords

/// What a rule can ask of a report: a value or the reason why there is none, and the places in the text it rests on.
public struct Fact: Hashable, Sendable {
  /// What is known of a fact, or why nothing is. Values of two kinds are never equal and never compared.
  public enum Value: Hashable, Sendable {
    /// True or false.
    case bool(Bool)
    /// A whole number or a decimal; ``FactKind`` says which of the two a fact is.
    case number(Millionths)
    /// One of a few words, such as `low` or `narrative`; compared byte by byte.
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
    /// The first byte.
    public var start: Int
    /// The byte after the last.
    public var end: Int

    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }

    /// Each once, by their place in the text.
    static func ordered(_ places: [Place]) -> [Place] {
      var ordered: [Place] = []
      for place in places.sorted() where ordered.last != place { ordered.append(place) }
      return ordered
    }

    /// By start, then by end.
    public static func < (left: Place, right: Place) -> Bool { (left.start, left.end) < (right.start, right.end) }
  }

  /// What rules compare.
  public var value: Value
  /// The stretches of the text behind the value; empty for what is said of the whole, and for what is not there.
  public var places: [Place]

  package init(_ value: Value, places: [Place] = []) {
    self.value = value
    self.places = places
  }
}

/// Where rules get their facts. ``FactName`` lists the names.
package protocol FactSource: Sendable {
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
  package func value(_ name: FactName) -> Fact.Value? { fact(name)?.value }

  /// Nothing is known of earlier records.
  package func earlier(days: Int) -> EarlierRecords { .unknown("no-history") }
}
