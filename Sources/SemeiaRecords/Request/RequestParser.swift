/// Takes one line apart, field by field.
///
/// A wrong field does not end the reading: what comes after may still be no JSON at all, which weighs more, or hold the id.
struct RequestParser {
  var scanner: JSONScanner
  var record = RequestRecord()
  private let strict: Bool
  private var problem: RecordError?
  private static let namesKept = 16

  init(_ scanner: JSONScanner, strict: Bool) {
    self.scanner = scanner
    self.strict = strict
  }

  mutating func parse() throws(RecordError) -> RequestRecord {
    do throws(JSONError) {
      try readRecord()
      try scanner.end()
    } catch {
      throw RecordError(error, id: record.id)
    }
    if var problem {
      problem.id = record.id
      throw problem
    }
    return record
  }

  private mutating func readRecord() throws(JSONError) {
    let kind = try scanner.kind()
    let start = scanner.position
    guard kind == .object else {
      note(.notAnObject, at: start)
      try scanner.skip()
      return
    }
    var isFirst = true
    try scanner.open(.object)
    while let key = try scanner.nextKey(&isFirst) { try readField(key) }
    if record.text == nil && record.turns == nil { note(.missingText, at: start) }
  }

  private mutating func readField(_ key: JSONStringToken) throws(JSONError) {
    let name = scanner.bytes.text(key)
    switch name {
    case "id": record.id = try string(of: "id")
    case "text": try readText()
    case "turns": try readTurns()
    case "language":
      record.language = try string(of: "language", where: LanguageTagSyntax.isWellFormed, "not a BCP 47 tag")
    case "genre": record.genre = try self.name(of: "genre")
    case "author": record.author = try self.name(of: "author") ?? .subject
    case "subject": record.subject = try string(of: "subject")
    case "date":
      record.date = try string(of: "date", where: { CalendarDate($0) != nil }, "not an ISO 8601 day or time")
    case "country": record.country = try string(of: "country", where: Self.isCountry, "not two letters")?.uppercased()
    case "consent": try readConsent()
    case "context": try readContext()
    case "history": try readHistory()
    // What `semeia redact` adds is no concern of the analysis, and no unknown field either.
    case "redactions", "warnings": _ = try scanner.skip()
    default:
      if Self.isExtension(name) {
        let range = try scanner.skip()
        record.extensions.append(ExtensionField(name: name, json: oneLine(range)))
      } else {
        try skipUnknown(key)
      }
    }
  }

  private mutating func readText() throws(JSONError) {
    guard let (text, offset) = try token(of: "text") else { return }
    if record.turns != nil { note(.textAndTurns, at: offset) }
    record.text = scanner.bytes.utf8(text)
  }

  private mutating func readConsent() throws(JSONError) {
    guard try take(.object, of: "consent") != nil else { return }
    var consent = ConsentRecord()
    var isFirst = true
    try scanner.open(.object)
    while let key = try scanner.nextKey(&isFirst) {
      switch scanner.bytes.text(key) {
      case "analysis": consent.analysis = try flag("analysis")
      case "decisionSupport": consent.decisionSupport = try flag("decisionSupport")
      case "export": consent.export = try flag("export")
      default: try skipUnknown(key, of: "consent")
      }
    }
    record.consent = consent
  }

  private mutating func flag(_ name: String) throws(JSONError) -> Bool {
    guard try take(.bool, of: "consent", detail: name) != nil else { return false }
    return try scanner.bool()
  }

  // MARK: Values

  /// Looks at the value of a field: its offset when it is of the kind that is expected, and is still to be taken.
  ///
  /// A value of another kind is noted as `wrong-type` and skipped; `null` is skipped, because it means an absent field.
  mutating func take(
    _ expected: JSONScanner.Kind, of field: String, detail: @autoclosure () -> String? = nil
  ) throws(JSONError) -> Int? {
    let kind = try scanner.kind()
    if kind == expected { return scanner.position }
    if kind != .null { note(.wrongType, at: scanner.position, field: field, detail: detail()) }
    try scanner.skip()
    return nil
  }

  /// Takes a string without copying it; nil for `null` and for a value of another kind.
  mutating func token(
    of field: String, detail: @autoclosure () -> String? = nil
  ) throws(JSONError) -> (token: JSONStringToken, offset: Int)? {
    guard let offset = try take(.string, of: field, detail: detail()) else { return nil }
    return (try scanner.string(), offset)
  }

  private mutating func string(
    of field: String, where isValid: ((String) -> Bool)? = nil, _ detail: String? = nil
  ) throws(JSONError) -> String? {
    guard let (token, offset) = try token(of: field) else { return nil }
    let text = scanner.bytes.text(token)
    if let isValid, !isValid(text) { note(.invalidField, at: offset, field: field, detail: detail) }
    return text
  }

  private mutating func name<Name: RawRepresentable>(
    of field: String
  ) throws(JSONError) -> Name? where Name.RawValue == String {
    guard let (token, offset) = try token(of: field) else { return nil }
    let name = Name(rawValue: scanner.bytes.text(token))
    if name == nil { note(.invalidField, at: offset, field: field, detail: "unknown \(field)") }
    return name
  }

  /// The bytes of a checked value, without white space where they would otherwise break the line.
  private func oneLine(_ range: Range<Int>) -> [UInt8] {
    let bytes = scanner.bytes.raw(range)
    guard bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return Array(bytes) }
    // A checked string holds no raw line break, so every one of them is white space.
    return bytes.filter { $0 != 0x0A && $0 != 0x0D }
  }

  // MARK: What is wrong

  private static func isExtension(_ name: String) -> Bool { name.utf8.starts(with: "x_".utf8) }

  private static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
  }

  /// Skips a field that nobody knows, and counts it; extensions inside a turn or the consent are only skipped.
  mutating func skipUnknown(_ key: JSONStringToken, of parent: String? = nil) throws(JSONError) {
    let member = scanner.bytes.text(key)
    if Self.isExtension(member) {
      try scanner.skip()
      return
    }
    let name = parent.map { "\($0).\(member)" } ?? member
    record.unknownFieldCount += 1
    if record.unknownFields.count < Self.namesKept, !record.unknownFields.contains(name) {
      record.unknownFields.append(name)
    }
    if strict { note(.invalidField, at: key.start &- 1, field: Self.printable(name), detail: "unknown field") }
    try scanner.skip()
  }

  /// Remembers an error unless there is one already.
  mutating func note(_ code: RecordError.Code, at offset: Int, field: String? = nil, detail: String? = nil) {
    guard problem == nil else { return }
    problem = RecordError(code, offset: offset, field: field, detail: detail)
  }

  /// A name that looks like one; anything else may be text of a person that has got into the wrong place.
  private static func printable(_ name: String) -> String {
    let isName =
      name.utf8.count <= 64
      && name.utf8.allSatisfy { byte in
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
    return isName && !name.isEmpty ? name : "(not a name)"
  }
}
