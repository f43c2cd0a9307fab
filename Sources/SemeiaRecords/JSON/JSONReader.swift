/// Reads one JSON text strictly by RFC 8259, in time linear in its length.
///
/// Besides what the standard forbids, it refuses duplicate keys (compared after their escapes are resolved), a byte-order mark,
/// lone surrogates, and brackets nested more deeply than the limit. It accepts a top level of any kind, numbers of any
/// size, and an escaped `\u0000`. The first error from the left is the one that is reported.
public struct JSONReader: Sendable {
  /// How many brackets may be open at once.
  public let depthLimit: Int

  /// Creates a reader.
  ///
  /// - Parameter depthLimit: how many brackets may be open at once, 0–512; what is outside is moved to the nearest end,
  ///   because the stack a reader uses grows with the depth.
  public init(depthLimit: Int = 64) {
    self.depthLimit = min(max(depthLimit, 0), 512)
  }

  /// Reads the bytes of one JSON text; white space around it is allowed.
  public func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONError) in try read(buffer) }
  }

  /// Reads a string that holds one JSON text; offsets count its UTF-8 bytes.
  public func read(_ text: String) throws(JSONError) -> JSONValue {
    try read(Array(text.utf8))
  }

  /// Reads a buffer that stays unchanged during the call.
  public func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSONValue {
    guard let base = bytes.baseAddress else { throw JSONError(.syntax, at: 0) }
    var scanner = JSONScanner(base: base, count: bytes.count, depthLimit: depthLimit)
    let value = try scanner.value()
    try scanner.end()
    return value
  }
}

extension JSONScanner {
  /// Takes a value of any kind and copies it.
  mutating func value() throws(JSONError) -> JSONValue {
    let kind = try kind()
    var isFirst = true
    switch kind {
    case .null:
      try null()
      return .null
    case .bool: return .bool(try bool())
    case .number: return .number(JSONNumber(checked: String(decoding: bytes.raw(try number()), as: UTF8.self)))
    case .string: return .string(bytes.text(try string()))
    case .array:
      var elements: [JSONValue] = []
      try open(.array)
      while try nextElement(&isFirst) { elements.append(try value()) }
      return .array(elements)
    case .object:
      var members: [JSONValue.Member] = []
      try open(.object)
      while let key = try nextKey(&isFirst) { members.append(JSONValue.Member(bytes.text(key), try value())) }
      return .object(members)
    }
  }
}
