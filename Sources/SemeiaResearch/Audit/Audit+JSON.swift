package import SemeiaRecords

extension Audit {
  /// One line of the answer of `semeia audit`; numbers to six decimals.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("item", .string(item.description)), .init("match", .string(match.description)), .init("field", .string(field)),
      .init("reference", .object(group(reference, referenceCases, referenceWith))),
      .init("focal", .object(group(focal, focalCases, focalWith))), .init("cut", .rounded(cut)), .init("strata", .int(strata)),
      .init("status", .string(status.rawValue)),
    ]
    if let delta { members.append(.init("delta", delta.json)) }
    let numbers: [(String, Double?)] = [("chiSquare", chiSquare), ("uniform", uniform), ("nonuniform", nonuniform), ("gain", gain)]
    for (name, value) in numbers { if let value { members.append(.init(name, .rounded(value))) } }
    if let size { members.append(.init("size", .string(size.rawValue))) }
    if status == .ok { members.append(.init("notable", .bool(isNotable))) }
    return .object(members)
  }

  private func group(_ word: String, _ cases: Int, _ with: Int) -> [JSONValue.Member] {
    [.init("word", .string(word)), .init("cases", .int(cases)), .init("with", .int(with))]
  }
}
