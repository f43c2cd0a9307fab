import SemeiaMarkers

/// What the last cell of an example expects of its finding: `polarity=negated`.
struct ExampleExpectation {
  let axis: String
  let value: String

  /// The axes with the values that they know; nil where any number or code will do.
  private static let axes: [String: [String]?] = [
    "polarity": Polarity.allCases.map(\.rawValue), "experiencer": Experiencer.allCases.map(\.rawValue),
    "time": Time.allCases.map(\.rawValue), "modality": Modality.allCases.map(\.rawValue),
    "source": Source.allCases.map(\.rawValue), "ambiguous": ["true", "false"], "behavior": ["B1", "B2", "B3", "B4"],
    "level": ["1", "2", "3", "4", "5"], "intensity": ["0.5", "1", "1.0", "1.5"],
  ]

  /// All that a cell expects.
  static func all(_ cell: String) -> [ExampleExpectation] {
    cell.split(separator: " ").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      return parts.count == 2 ? ExampleExpectation(axis: String(parts[0]), value: String(parts[1])) : nil
    }
  }

  /// What is wrong with a cell: an expectation that nobody could test would pass whatever is found.
  ///
  /// - Parameter isTested: whether the row has findings whose axes are looked at.
  static func problem(_ cell: String, isTested: Bool) -> (message: String, hint: String)? {
    let tokens = cell.split(separator: " ")
    if tokens.isEmpty { return nil }
    if !isTested { return ("an example of a marker, or of `none`, has no axes", "leave the cell empty") }
    for token in tokens {
      let known = axes.keys.sorted().joined(separator: ", ")
      guard let expected = all(String(token)).first, let values = axes[expected.axis] else {
        return ("`\(token)` expects nothing", "an axis, `=` and its value; axes are \(known)")
      }
      if let values, !values.contains(expected.value) {
        return ("`\(expected.value)` is no value of `\(expected.axis)`", "one of: \(values.joined(separator: ", "))")
      }
    }
    return nil
  }

  func holds(of finding: Finding, _ flags: [Flag]) -> Bool {
    switch axis {
    case "polarity": finding.assertion.polarity.rawValue == value
    case "experiencer": finding.assertion.experiencer.rawValue == value
    case "time": finding.assertion.time.rawValue == value
    case "modality": finding.assertion.modality.rawValue == value
    case "source": finding.assertion.source.rawValue == value
    case "intensity": finding.assertion.intensity == Double(value)
    case "ambiguous": "\(finding.isAmbiguous)" == value
    case "level": flags.contains { $0.name == "suicide" && "\($0.level ?? 0)" == value }
    case "behavior": finding.behavior == value
    default: false
    }
  }
}
