import SemeiaRecords

/// A JSON value with the place of each part in the file.
struct LocatedJSON {
  enum Value {
    case null
    case bool(Bool)
    case number
    case string
    case array([LocatedJSON])
    case object([(key: String, value: LocatedJSON)])
  }

  let value: Value
  let place: Range<Int>
  private let source: SourceText

  /// Reads a file that is one JSON text, strictly by RFC 8259.
  init(_ source: SourceText) throws(TranscriptRefusal) {
    do throws(JSONError) { _ = try JSONReader().read(source.bytes) } catch {
      throw TranscriptRefusal(.invalidJSON, line: source.line(min(error.offset, max(0, source.bytes.count - 1))))
    }
    var index = 0
    self = LocatedJSON(source, &index)
  }

  /// Takes a value of a text that is known to be valid.
  private init(_ source: SourceText, _ index: inout Int) {
    self.source = source
    Self.skipSpace(source, &index)
    let start = index
    switch index < source.bytes.count ? source.bytes[index] : 0 {
    case UInt8(ascii: "{"):
      var members: [(key: String, value: LocatedJSON)] = []
      Self.elements(source, &index, end: UInt8(ascii: "}")) { index in
        let key = LocatedJSON(source, &index)
        Self.skipSpace(source, &index)
        index += 1
        members.append((String(decoding: key.text.bytes, as: UTF8.self), LocatedJSON(source, &index)))
      }
      value = .object(members)
    case UInt8(ascii: "["):
      var elements: [LocatedJSON] = []
      Self.elements(source, &index, end: UInt8(ascii: "]")) { index in elements.append(LocatedJSON(source, &index)) }
      value = .array(elements)
    case UInt8(ascii: "\""):
      index += 1
      while index < source.bytes.count, source.bytes[index] != UInt8(ascii: "\"") {
        index += source.bytes[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      index += 1
      value = .string
    default:
      while index < source.bytes.count, !SourceText.isSpace(source.bytes[index]), !",]}".utf8.contains(source.bytes[index]) {
        index += 1
      }
      let first = source.bytes[start]
      value = first == 0x74 ? .bool(true) : first == 0x66 ? .bool(false) : first == 0x6E ? .null : .number
    }
    place = start..<index
  }

  private static func skipSpace(_ source: SourceText, _ index: inout Int) {
    while index < source.bytes.count, SourceText.isSpace(source.bytes[index]) { index += 1 }
  }

  private static func elements(_ source: SourceText, _ index: inout Int, end: UInt8, _ take: (inout Int) -> Void) {
    index += 1
    skipSpace(source, &index)
    while index < source.bytes.count, source.bytes[index] != end {
      take(&index)
      skipSpace(source, &index)
      if index < source.bytes.count, source.bytes[index] == UInt8(ascii: ",") {
        index += 1
        skipSpace(source, &index)
      }
    }
    index += 1
  }

  // MARK: Reading

  subscript(key: String) -> LocatedJSON? {
    if case .object(let members) = value { members.first { $0.key == key }?.value } else { nil }
  }

  var array: [LocatedJSON]? { if case .array(let elements) = value { elements } else { nil } }
  var isString: Bool { if case .string = value { true } else { false } }
  var isObject: Bool { if case .object = value { true } else { false } }
  var isNull: Bool { if case .null = value { true } else { false } }

  /// A string, or a number as it is written; nil for anything else.
  var name: String? {
    switch value {
    case .string: String(decoding: text.bytes, as: UTF8.self)
    case .number: source.string(place)
    default: nil
    }
  }

  /// A number, also inside a string (`"0.46"`), with an `s` behind it too (`"1.300s"`).
  var seconds: Double? {
    guard var text = name?.utf8[...] else { return nil }
    if isString, text.last == UInt8(ascii: "s") { text = text.dropLast() }
    return ClockTime.decimal(Array(text)[...])
  }

  /// The characters of a string and where each came from; empty for anything else.
  var text: TurnText {
    var text = TurnText()
    guard isString, place.count >= 2 else { return text }
    var index = place.lowerBound + 1
    let end = place.upperBound - 1
    while index < end {
      let escape = source.first(UInt8(ascii: "\\"), in: index..<end) ?? end
      text.copy(source, index..<escape)
      index = escape
      if index < end { index = readEscape(index, &text) }
    }
    return text
  }

  private func readEscape(_ start: Int, _ text: inout TurnText) -> Int {
    let sign = source.bytes[start + 1]
    guard sign == UInt8(ascii: "u") else {
      let plain: [UInt8: UInt8] = [0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9]
      text.write([plain[sign] ?? sign], for: start..<start + 2)
      return start + 2
    }
    func unit(_ offset: Int) -> UInt16 { UInt16(source.string(offset + 2..<offset + 6), radix: 16) ?? 0xFFFD }
    let first = unit(start)
    let isPair = 0xD800...0xDBFF ~= first
    let end = start + (isPair ? 12 : 6)
    let units = isPair ? [first, unit(start + 6)] : [first]
    text.write(String(decoding: units, as: UTF16.self).utf8, for: start..<end)
    return end
  }
}
