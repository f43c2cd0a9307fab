/// Any JSON value, for configuration, traces and other data that is small next to the text it is about.
///
/// Objects keep the order of their keys, and numbers keep their text. Equality is therefore that of the written form
/// without white space: the order of keys counts, and `1` differs from `1.0`.
public enum JSONValue: Sendable, Hashable {
  /// `null`: said to be nothing, which is not the same as a key that is missing.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, with the text it was written as.
  case number(JSONNumber)
  /// A string, its escapes resolved.
  case string(String)
  /// Values in their order.
  case array([JSONValue])
  /// Members in their order; the reader refuses a key twice.
  case object([Member])

  /// A key of an object and its value.
  public struct Member: Sendable, Hashable {
    /// The key, its escapes resolved.
    public let key: String
    /// What stands behind it.
    public let value: JSONValue

    /// A member of an object that is made by hand; whether the key is there already is not checked.
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

  /// Whether it is `null`.
  public var isNull: Bool { self == .null }

  /// The string; nil for a value of another kind, as in all accessors here.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The truth; nil for a value of another kind.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The number; nil for a value of another kind.
  public var number: JSONNumber? {
    if case .number(let value) = self { value } else { nil }
  }

  /// See ``JSONNumber/int``.
  public var int: Int? { number?.int }

  /// See ``JSONNumber/double``.
  public var double: Double? { number?.double }

  /// The elements; nil for a value of another kind.
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
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A truth.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .int(value) }

  /// An array, in the order of the elements.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// The order is kept; the keys must differ, which is not checked.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
