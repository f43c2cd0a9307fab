/// Walks once over the bytes of a JSON text, checks every byte, and hands out tokens without copying them.
///
/// The scanner is a strict reading of RFC 8259 that also refuses duplicate keys and more than `depthLimit` open
/// brackets. It is pulled: the caller asks what comes next and takes it or skips it. It must not outlive the bytes.
struct JSONScanner {
  /// What a value is, as its first byte tells.
  enum Kind {
    case object, array, string, number, bool, null
  }

  let bytes: JSONBytes
  let depthLimit: Int
  /// The next byte to read.
  var position = 0
  /// How many brackets are open.
  private(set) var depth = 0
  private var keys = JSONKeys()

  init(base: UnsafePointer<UInt8>, count: Int, depthLimit: Int) {
    bytes = JSONBytes(base: base, count: count)
    self.depthLimit = depthLimit
  }

  var base: UnsafePointer<UInt8> { bytes.base }
  var count: Int { bytes.count }

  // MARK: Between tokens

  /// Moves over white space; returns the next byte, or nil at the end.
  mutating func peek() -> UInt8? {
    while position < count {
      let byte = base[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return byte }
      position &+= 1
    }
    return nil
  }

  /// Says what the value at the current place is, without taking it.
  mutating func kind() throws(JSONError) -> Kind {
    guard let byte = peek() else { throw unexpected(at: position) }
    switch byte {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "n") where !isNotANumber(at: position): return .null
    case UInt8(ascii: "+"), UInt8(ascii: "."): throw JSONError(.invalidNumber, at: position)
    default:
      if isNotANumber(at: position) { throw JSONError(.invalidNumber, at: position) }
      throw unexpected(at: position)
    }
  }

  /// Checks that nothing but white space follows.
  mutating func end() throws(JSONError) {
    if peek() != nil { throw unexpected(at: position) }
  }

  // MARK: Containers

  /// Takes the bracket that opens an object or array.
  mutating func open(_ kind: Kind) throws(JSONError) {
    guard depth < depthLimit else { throw JSONError(.tooDeep, at: position) }
    depth &+= 1
    position &+= 1
    if kind == .object { keys.push() }
  }

  /// Takes the next key and its colon; nil when the object ends, whose bracket is then taken.
  ///
  /// - Parameter isFirst: true before the first call for an object; the scanner sets it to false.
  mutating func nextKey(_ isFirst: inout Bool) throws(JSONError) -> JSONStringToken? {
    guard try next(&isFirst, closing: UInt8(ascii: "}")) else {
      keys.pop()
      return nil
    }
    guard base[position] == UInt8(ascii: "\"") else { throw unexpected(at: position) }
    let start = position
    let key = try string()
    guard keys.insert(key, of: bytes) else { throw JSONError(.duplicateKey, at: start) }
    guard peek() == UInt8(ascii: ":") else { throw unexpected(at: position) }
    position &+= 1
    return key
  }

  /// Moves to the next element; false when the array ends, whose bracket is then taken.
  mutating func nextElement(_ isFirst: inout Bool) throws(JSONError) -> Bool {
    try next(&isFirst, closing: UInt8(ascii: "]"))
  }

  private mutating func next(_ isFirst: inout Bool, closing: UInt8) throws(JSONError) -> Bool {
    var byte = peek()
    if byte == closing {
      position &+= 1
      depth &-= 1
      return false
    }
    if isFirst {
      isFirst = false
    } else {
      guard byte == UInt8(ascii: ",") else { throw unexpected(at: position) }
      let comma = position
      position &+= 1
      byte = peek()
      if byte == closing { throw JSONError(.trailingComma, at: comma) }
    }
    guard byte != nil else { throw unexpected(at: position) }
    return true
  }

  // MARK: Values

  /// Checks a value of any kind and moves behind it; returns the range of its bytes.
  ///
  /// The recursion is as deep as the brackets, and so never deeper than `depthLimit`.
  @discardableResult
  mutating func skip() throws(JSONError) -> Range<Int> {
    let kind = try kind()
    let start = position
    var isFirst = true
    switch kind {
    case .string: _ = try string()
    case .number: _ = try number()
    case .bool: _ = try bool()
    case .null: try null()
    case .array:
      try open(.array)
      while try nextElement(&isFirst) { try skip() }
    case .object:
      try open(.object)
      while try nextKey(&isFirst) != nil { try skip() }
    }
    return start..<position
  }

  /// Takes `true` or `false`.
  mutating func bool() throws(JSONError) -> Bool {
    let value = base[position] == UInt8(ascii: "t")
    try literal(value ? "true" : "false")
    return value
  }

  /// Takes `null`.
  mutating func null() throws(JSONError) {
    try literal("null")
  }

  private mutating func literal(_ word: StaticString) throws(JSONError) {
    for index in 0..<word.utf8CodeUnitCount {
      guard position < count, base[position] == word.utf8Start[index] else { throw unexpected(at: position) }
      position &+= 1
    }
  }

  // MARK: Errors

  /// Names the error of a byte that has no place where it stands.
  func unexpected(at offset: Int) -> JSONError {
    guard offset < count else { return JSONError(.syntax, at: count) }
    switch base[offset] {
    case 0: return JSONError(.nulByte, at: offset)
    case 0x09, 0x0A, 0x0D: return JSONError(.syntax, at: offset)
    case 1..<0x20: return JSONError(.controlCharacter, at: offset)
    case 0x80...:
      guard UTF8Sequence.length(base, at: offset, of: count) > 0 else { return JSONError(.invalidUTF8, at: offset) }
      let isMark =
        base[offset] == 0xEF && base[offset &+ 1] == 0xBB && base[offset &+ 2] == 0xBF
      return JSONError(isMark ? .byteOrderMark : .syntax, at: offset)
    default: return JSONError(.syntax, at: offset)
    }
  }

  /// Whether `nan` or `inf`, in any case, starts here.
  private func isNotANumber(at offset: Int) -> Bool {
    guard offset &+ 3 <= count else { return false }
    let word = (base[offset] | 0x20, base[offset &+ 1] | 0x20, base[offset &+ 2] | 0x20)
    return word == (UInt8(ascii: "n"), UInt8(ascii: "a"), UInt8(ascii: "n"))
      || word == (UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "f"))
  }
}
