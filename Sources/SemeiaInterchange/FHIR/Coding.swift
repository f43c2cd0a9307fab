import SemeiaRecords

/// Codes and quantities as FHIR writes them.
struct Coding: Sendable {
  let settings: InterchangeSettings

  init(_ settings: InterchangeSettings) { self.settings = settings }

  static let absentReasons = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
  static let interpretations = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"

  /// A code of our own, with its name where the content has one.
  func coding(_ code: String, in name: Terminology.Name) -> JSONValue {
    .present([
      "system": .string(Terminology.address(name, base: settings.base)), "version": .text(settings.terminology.version),
      "code": .string(code), "display": .text(settings.terminology.display(code, in: name)),
    ])
  }

  /// A concept of one code of our own.
  func concept(_ code: String, in name: Terminology.Name, text: String? = nil) -> JSONValue {
    .present(["coding": [coding(code, in: name)], "text": .text(text ?? settings.terminology.words(code, in: name))])
  }

  /// Why there is no value: HL7's code, and our own reason as text.
  func absent(_ code: String, _ text: String) -> JSONValue {
    ["coding": [["system": .string(Self.absentReasons), "code": .string(code)]], "text": .string(text)]
  }

  /// Why there is no value, from the status and the reason of a report.
  ///
  /// Too little text and what was not asked for: `not-performed`. No norm, no such language, no such marker: `unsupported`. A dimension
  /// that has no such channel: `not-applicable`. No consent: `masked`. A fault: `error`.
  func absent(status: String, reason: String?) -> JSONValue {
    let code =
      switch reason ?? status {
      case "no-components", "no-markers", "author-not-subject": "not-applicable"
      case "no-norm", "no-marker-norm", "no-transfer", "not-in-language", "unsupported", "unsupported-language", "unsupported-script",
        "no-resources":
        "unsupported"
      case "withheld", "no-consent": "masked"
      case "error", "internal": "error"
      default: status == "unsupported" || status == "no-norm" ? "unsupported" : "not-performed"
      }
    return absent(code, reason.map { $0 == status ? $0 : "\(status): \($0)" } ?? status)
  }

  /// A number without a dimension, `unit` for the reader.
  func quantity(_ value: Millionths, _ unit: String) -> JSONValue {
    ["value": .decimal(value), "unit": .string(unit), "system": "http://unitsofmeasure.org", "code": "1"]
  }

  func quantity(_ value: Int, _ unit: String) -> JSONValue {
    ["value": .int(value), "unit": .string(unit), "system": "http://unitsofmeasure.org", "code": "1"]
  }

  func range(_ interval: ScoreRecord.Interval, _ unit: String) -> JSONValue {
    ["low": quantity(interval.low, unit), "high": quantity(interval.high, unit)]
  }

  func spans(_ spans: [SpanRecord]) -> JSONValue { .array(spans.map { TextSpanExtension.value($0, settings) }) }
}
