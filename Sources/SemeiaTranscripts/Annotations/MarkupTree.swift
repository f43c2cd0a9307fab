/// A small strict reader of XML 1.0: elements, attributes, text, references, CDATA; comments and instructions are skipped.
///
/// A document type is refused, so that nothing outside the file is ever asked for and no entity can grow.
struct MarkupTree {
  /// An element; its children come later in ``elements``.
  struct Element {
    var name: String
    var attributes: [(name: String, value: String)]
    var parent: Int?
    /// All text inside it, that of its children left out.
    var text = TurnText()
    var place: Range<Int>

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  /// In the order in which they begin.
  private(set) var elements: [Element] = []
  private let source: SourceText
  private var index = 0
  private var open: [Int] = []

  init(_ source: SourceText) throws(TranscriptRefusal) {
    self.source = source
    while index < source.bytes.count {
      if source.bytes[index] == UInt8(ascii: "<") { try readTag() } else { try readText() }
    }
    guard open.isEmpty, !elements.isEmpty else { throw refusal() }
  }

  private func refusal() -> TranscriptRefusal {
    TranscriptRefusal(.invalidXML, line: source.line(min(index, source.bytes.count - 1)))
  }

  private func starts(_ text: StaticString) -> Bool { source.starts(index..<source.bytes.count, with: text) }

  private mutating func skip(to end: StaticString, from start: Int) throws(TranscriptRefusal) -> Int {
    guard let found = source.first(end, in: start..<source.bytes.count) else { throw refusal() }
    index = found + end.utf8CodeUnitCount
    return found
  }

  private mutating func readTag() throws(TranscriptRefusal) {
    if starts("<!--") {
      _ = try skip(to: "-->", from: index + 4)
    } else if starts("<![CDATA[") {
      let start = index + 9
      let end = try skip(to: "]]>", from: start)
      guard let parent = open.last else { throw refusal() }
      elements[parent].text.copy(source, start..<end)
    } else if starts("<?") {
      _ = try skip(to: "?>", from: index + 2)
    } else if starts("<!") {
      throw refusal()
    } else if starts("</") {
      let start = index + 2
      let end = try skip(to: ">", from: start)
      guard let last = open.popLast(), source.string(source.trimmed(start..<end)) == elements[last].name else { throw refusal() }
      elements[last].place = elements[last].place.lowerBound..<index
    } else {
      try readElement()
    }
  }

  private mutating func readElement() throws(TranscriptRefusal) {
    let start = index
    index += 1
    let name = try readName()
    guard open.count < 64, !open.isEmpty || elements.isEmpty else { throw refusal() }
    var element = Element(name: name, attributes: [], parent: open.last, place: start..<start)
    while true {
      let before = index
      skipSpace()
      if starts("/>") || starts(">") {
        let isEmpty = starts("/>")
        index += isEmpty ? 2 : 1
        element.place = start..<index
        elements.append(element)
        if !isEmpty { open.append(elements.count - 1) }
        return
      }
      guard index > before else { throw refusal() }
      let attribute = try readAttribute()
      guard element[attribute.name] == nil else { throw refusal() }
      element.attributes.append(attribute)
    }
  }

  private mutating func readName() throws(TranscriptRefusal) -> String {
    let end =
      source.bytes[index...].firstIndex { SourceText.isSpace($0) || "/>=<\"'&".utf8.contains($0) } ?? source.bytes.count
    guard end > index, !SourceText.isDigit(source.bytes[index]) else { throw refusal() }
    defer { index = end }
    return source.string(index..<end)
  }

  private mutating func skipSpace() {
    while index < source.bytes.count, SourceText.isSpace(source.bytes[index]) { index += 1 }
  }

  private mutating func readAttribute() throws(TranscriptRefusal) -> (name: String, value: String) {
    let name = try readName()
    skipSpace()
    guard starts("=") else { throw refusal() }
    index += 1
    skipSpace()
    guard index < source.bytes.count, starts("\"") || starts("'") else { throw refusal() }
    let quote = source.bytes[index]
    guard let end = source.first(quote, in: index + 1..<source.bytes.count) else { throw refusal() }
    index += 1
    var value = TurnText()
    try read(until: end, into: &value)
    index = end + 1
    return (name, String(decoding: value.bytes, as: UTF8.self))
  }

  private mutating func readText() throws(TranscriptRefusal) {
    let end = source.first(UInt8(ascii: "<"), in: index..<source.bytes.count) ?? source.bytes.count
    guard let parent = open.last else {
      // Outside the root only white space may stand.
      guard source.isBlank(index..<end) else { throw refusal() }
      index = end
      return
    }
    var text = elements[parent].text
    elements[parent].text = TurnText()
    try read(until: end, into: &text)
    elements[parent].text = text
  }

  /// Copies text and resolves references.
  private mutating func read(until end: Int, into text: inout TurnText) throws(TranscriptRefusal) {
    while index < end {
      let reference = source.first(UInt8(ascii: "&"), in: index..<end) ?? end
      guard !source.bytes[index..<reference].contains(UInt8(ascii: "<")) else { throw refusal() }
      text.copy(source, index..<reference)
      index = reference
      if index == end { return }
      guard let found = CharacterReference.read(source, at: index, before: end) else { throw refusal() }
      text.write(String(found.scalar).utf8, for: index..<found.end)
      index = found.end
    }
  }
}
