extension JSONWriter {
  /// Writes any value in its compact form.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }
}

extension JSONValue {
  /// The value on one line without white space, keys in their order.
  public var compact: String {
    var writer = JSONWriter()
    writer.value(self)
    return writer.text
  }

  /// The value on many lines, indented by two spaces, keys in their order, with no line feed at the end.
  public var pretty: String {
    var text = ""
    write(to: &text, indent: "\n")
    return text
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .array(let elements) where !elements.isEmpty:
      text += "["
      for (index, element) in elements.enumerated() {
        text += (index > 0 ? "," : "") + indent + "  "
        element.write(to: &text, indent: indent + "  ")
      }
      text += indent + "]"
    case .object(let members) where !members.isEmpty:
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index > 0 ? "," : "") + indent + "  " + JSONValue.string(member.key).compact + ": "
        member.value.write(to: &text, indent: indent + "  ")
      }
      text += indent + "}"
    default: text += compact
    }
  }
}
