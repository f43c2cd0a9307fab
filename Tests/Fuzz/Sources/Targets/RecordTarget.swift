import SemeiaRecords

/// Any bytes are a record or an error; what was read is valid UTF-8; JSON that is read can be written and read again.
enum RecordTarget {
  static func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    for isStrict in [false, true] {
      guard let record = try? RequestReader(strict: isStrict).read(bytes) else { continue }
      for text in [record.text].compactMap({ $0 }) + (record.turns ?? []).map(\.text) {
        require(String(validating: text, as: UTF8.self) != nil, "a text that is no UTF-8")
      }
    }
    guard let value = try? JSONReader().read(Array(bytes)) else { return }
    var writer = JSONWriter()
    write(value, to: &writer)
    let again = try? JSONReader().read(writer.bytes)
    require(again == value, "JSON changes when it is written")
  }

  private static func write(_ value: JSONValue, to writer: inout JSONWriter) {
    switch value {
    case .object(let members):
      writer.beginObject()
      for member in members {
        writer.key(member.key)
        write(member.value, to: &writer)
      }
      writer.endObject()
    case .array(let values):
      writer.beginArray()
      for value in values { write(value, to: &writer) }
      writer.endArray()
    case .string(let string): writer.string(string)
    case .number(let number): writer.number(number)
    case .bool(let bool): writer.bool(bool)
    case .null: writer.null()
    }
  }
}
