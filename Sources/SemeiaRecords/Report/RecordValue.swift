/// A value inside a report that is read back: knows which field it belongs to and where that field stands.
///
/// A missing member is `invalid-field`, a member of another kind `wrong-type`; members that nobody asks for are ignored.
struct RecordValue {
  let json: JSONValue
  let field: String
  let offset: Int

  func invalid() -> RecordError { RecordError(.invalidField, offset: offset, field: field) }

  private func wrongType() -> RecordError { RecordError(.wrongType, offset: offset, field: field) }

  private func with(_ json: JSONValue) -> RecordValue { RecordValue(json: json, field: field, offset: offset) }

  // MARK: The value itself

  func int() throws(RecordError) -> Int {
    guard let number = json.number else { throw wrongType() }
    guard let value = number.int else { throw invalid() }
    return value
  }

  func decimal() throws(RecordError) -> Millionths {
    guard let number = json.number else { throw wrongType() }
    guard let value = number.millionths ?? number.scaled else { throw invalid() }
    return value
  }

  func string() throws(RecordError) -> String {
    guard let value = json.string else { throw wrongType() }
    return value
  }

  func bool() throws(RecordError) -> Bool {
    guard let value = json.bool else { throw wrongType() }
    return value
  }

  func decimals() throws(RecordError) -> [Millionths] { try array { value throws(RecordError) in try value.decimal() } }

  /// One of a closed list of words.
  func word<Word: RawRepresentable>() throws(RecordError) -> Word where Word.RawValue == String {
    guard let value = Word(rawValue: try string()) else { throw invalid() }
    return value
  }

  func array<Element>(
    _ read: (RecordValue) throws(RecordError) -> Element
  ) throws(RecordError) -> [Element] {
    guard let values = json.array else { throw wrongType() }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for value in values { elements.append(try read(with(value))) }
    return elements
  }

  /// The members of an object, in their order.
  func members<Element>(
    _ read: (RecordValue) throws(RecordError) -> Element
  ) throws(RecordError) -> [(key: String, value: Element)] {
    guard case .object(let members) = json else { throw wrongType() }
    var elements: [(key: String, value: Element)] = []
    for member in members { elements.append((member.key, try read(with(member.value)))) }
    return elements
  }

  // MARK: Its members

  /// A member that may be absent.
  func member<Value>(
    ifPresent key: String, _ read: (RecordValue) throws(RecordError) -> Value
  ) throws(RecordError) -> Value? {
    guard case .object = json else { throw wrongType() }
    guard let value = json[key] else { return nil }
    return try read(with(value))
  }

  /// A member that must be there.
  func member<Value>(
    _ key: String, _ read: (RecordValue) throws(RecordError) -> Value
  ) throws(RecordError) -> Value {
    guard let value = try member(ifPresent: key, read) else { throw invalid() }
    return value
  }

  func int(_ key: String) throws(RecordError) -> Int {
    try member(key) { value throws(RecordError) in try value.int() }
  }

  func int(ifPresent key: String) throws(RecordError) -> Int? {
    try member(ifPresent: key) { value throws(RecordError) in try value.int() }
  }

  func decimal(_ key: String) throws(RecordError) -> Millionths {
    try member(key) { value throws(RecordError) in try value.decimal() }
  }

  func decimal(ifPresent key: String) throws(RecordError) -> Millionths? {
    try member(ifPresent: key) { value throws(RecordError) in try value.decimal() }
  }

  func string(_ key: String) throws(RecordError) -> String {
    try member(key) { value throws(RecordError) in try value.string() }
  }

  func string(ifPresent key: String) throws(RecordError) -> String? {
    try member(ifPresent: key) { value throws(RecordError) in try value.string() }
  }

  func bool(_ key: String) throws(RecordError) -> Bool {
    try member(key) { value throws(RecordError) in try value.bool() }
  }

  func array<Element>(
    _ key: String, _ read: (RecordValue) throws(RecordError) -> Element
  ) throws(RecordError) -> [Element] {
    try member(key) { value throws(RecordError) in try value.array(read) }
  }

  func array<Element>(
    ifPresent key: String, _ read: (RecordValue) throws(RecordError) -> Element
  ) throws(RecordError) -> [Element]? {
    try member(ifPresent: key) { value throws(RecordError) in try value.array(read) }
  }
}
