package import SemeiaRecords

extension Evaluation {
  /// One line of the answer of `semeia evaluate`; numbers to six decimals.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("measure", .string(measure.description)),
      .init("subset", .object([.init("field", .string(subset.field)), .init("word", .string(subset.word))])),
      .init("positives", .int(positives)), .init("negatives", .int(negatives)), .init("missing", .int(missing)),
      .init("persons", .int(persons)), .init("status", .string(area == nil ? "too-few" : "ok")),
    ]
    if let area { members.append(.init("auc", area.json)) }
    if let averagePrecision { members.append(.init("averagePrecision", averagePrecision.json)) }
    if let calibration { members.append(.init("calibration", calibration.json)) }
    if area != nil {
      let rows = comparisons.map { other in
        JSONValue.object([
          .init("measure", .string(other.measure.description)), .init("cases", .int(other.cases)), .init("auc", .rounded(other.area)),
          .init("difference", other.difference.json),
        ])
      }
      members.append(.init("against", .array(rows)))
    }
    return .object(members)
  }
}

extension Evaluation.Estimate {
  var json: JSONValue {
    var members = [JSONValue.Member("value", .rounded(value))]
    if let interval { members.append(.init("interval", .array([.rounded(interval.lowerBound), .rounded(interval.upperBound)]))) }
    return .object(members)
  }
}

extension Calibration {
  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("ece", .rounded(expectedError)), .init("brier", .rounded(brier)), .init("brierOfShare", .rounded(brierOfShare)),
    ]
    if let slope { members.append(.init("slope", .rounded(slope))) }
    if let intercept { members.append(.init("intercept", .rounded(intercept))) }
    return .object(members + [.init("folds", .int(folds))])
  }
}

extension JSONValue {
  /// A number to six decimals; null where it is too large for them or no number.
  static func rounded(_ value: Double) -> JSONValue { Millionths(rounding: value).map(JSONValue.decimal) ?? .null }
}
