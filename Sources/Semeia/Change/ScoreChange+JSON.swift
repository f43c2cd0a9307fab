public import SemeiaRecords

extension ScoreChange {
  /// One line of the answer of `semeia change`, without the reports that it is about.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("dimension", .string(dimension)), .init("channel", .string(channel.rawValue)), .init("verdict", .string(verdict.rawValue)),
    ]
    if let reason { members.append(.init("reason", .string(reason))) }
    for (name, value) in [("before", before), ("after", after), ("difference", difference)] {
      if let value { members.append(.init(name, .decimal(value))) }
    }
    if let interval { members.append(.init("interval", .array([.decimal(interval.low), .decimal(interval.high)]))) }
    if let index { members.append(.init("rc", .decimal(index))) }
    if difference != nil { members.append(.init("parts", .array(parts.map(\.json)))) }
    return .object(members)
  }
}

extension ScoreChange.Part {
  var json: JSONValue {
    let spans = { (spans: [SpanRecord]) in
      JSONValue.array(spans.map { .array(($0.turn.map { [.int($0)] } ?? []) + [.int($0.start), .int($0.end)]) })
    }
    return .object([
      .init("name", .string(name)), .init("before", .decimal(before)), .init("after", .decimal(after)),
      .init("difference", .decimal(difference)), .init("spansBefore", spans(spansBefore)), .init("spansAfter", spans(spansAfter)),
    ])
  }
}

extension SubjectHistory.Spread {
  /// As `semeia change` prints it: `dimension`, `norm`, `texts`, `mean`, and `deviation` where there is one.
  public var json: JSONValue {
    .object(
      [.init("dimension", .string(dimension)), .init("norm", .string(norm)), .init("texts", .int(texts)), .init("mean", .decimal(mean))]
        + (deviation.map { [.init("deviation", .decimal($0))] } ?? []))
  }
}
