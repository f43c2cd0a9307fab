/// A half-open range of the text, in the unit of the report: Unicode scalars unless `--offsets` says otherwise.
///
/// Written as `[start, end]`, and as `[turn, start, end]` when the document has turns.
public struct SpanRecord: Sendable, Hashable {
  /// The turn, counted from 0; nil for a document without turns.
  public var turn: Int?
  /// The first unit, counted from the start of the text or turn.
  public var start: Int
  /// The unit after the last.
  public var end: Int

  /// A range as given; nothing is checked.
  public init(turn: Int? = nil, start: Int, end: Int) {
    self.turn = turn
    self.start = start
    self.end = end
  }

  init(_ value: RecordValue) throws(RecordError) {
    let numbers = try value.array { element throws(RecordError) in try element.int() }
    switch numbers.count {
    case 2: self.init(start: numbers[0], end: numbers[1])
    case 3: self.init(turn: numbers[0], start: numbers[1], end: numbers[2])
    default: throw value.invalid()
    }
  }

  /// As it is written.
  package var json: JSONValue { .array([turn, start, end].compactMap(\.self).map { .int($0) }) }

  package func write(to writer: inout JSONWriter) { writer.numbers(turn, start, end) }
}
