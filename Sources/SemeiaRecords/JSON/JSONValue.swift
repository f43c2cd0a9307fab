/// Any JSON value, for configuration, traces and other data that is small next to the text it is about.
///
/// Objects keep the order of their keys, and numbers keep their text. Equality is therefore that of the written form
/// without white space: the order of keys counts, and `1` differs from `1.0`.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key of an object and its value.
  public struct Member: Sendable, Hashable {
    public let key: String
    public let value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A whole number.
  public static func int(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  /// A decimal number.
  public static func decimal(_ value: Millionths) -> JSONValue { .number(JSONNumber(value)) }

  /// The value of a key; nil when there is no such key or this is not an object.
  ///
  /// The time grows with the number of keys.
  public subscript(key: String) -> JSONValue? {
    members?.first { $0.key == key }?.value
  }

  public var isNull: Bool { self == .null }

  /// The string; nil for a value of another kind, as in all accessors here.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  public var number: JSONNumber? {
    if case .number(let value) = self { value } else { nil }
  }

  /// See ``JSONNumber/int``.
  public var int: Int? { number?.int }

  /// See ``JSONNumber/double``.
  public var double: Double? { number?.double }

  public var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The members of an object, in their order.
  public var members: [Member]? {
    if case .object(let value) = self { value } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }

  public init(booleanLiteral value: Bool) { self = .bool(value) }

  public init(integerLiteral value: Int) { self = .int(value) }

  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// The order is kept; the keys must differ, which is not checked.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
