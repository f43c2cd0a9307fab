/// A key and its value in one call; a field whose value is nil is not written at all.
extension JSONWriter {
  package mutating func field(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }

  package mutating func field(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    key(name)
    int(value)
  }

  package mutating func field(_ name: StaticString, _ value: Millionths?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  package mutating func field(_ name: StaticString, _ value: Bool) {
    key(name)
    bool(value)
  }

  /// An array of decimals.
  package mutating func numbers(_ values: [Millionths]) {
    beginArray()
    for value in values { number(value) }
    endArray()
  }

  mutating func field(_ name: StaticString, _ spans: [SpanRecord]?) {
    field(name, spans) { span, writer in span.write(to: &writer) }
  }

  mutating func field<Element>(
    _ name: StaticString, _ elements: [Element]?, _ write: (Element, inout JSONWriter) -> Void
  ) {
    guard let elements else { return }
    key(name)
    beginArray()
    for element in elements { write(element, &self) }
    endArray()
  }
}
