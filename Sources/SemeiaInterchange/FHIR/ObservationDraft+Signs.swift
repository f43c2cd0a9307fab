import SemeiaRecords

extension ObservationDraft {
  /// The Observation of a flag: what was said, where, and how each place is to be read.
  func flag(_ flag: FlagRecord, _ findings: [FindingRecord]?) -> JSONValue {
    var components: [JSONValue] = []
    for behavior in flag.behaviors ?? [] {
      components.append(
        component(
          behavior.code, in: .behaviors, value: .value("CodeableConcept", coding.concept(behavior.time, in: .readings))))
    }
    if flag.ambiguous { components.append(component("ambiguous", value: .value("Boolean", true))) }
    let raised = findings.map { all in flag.findings.compactMap { all.indices.contains($0) ? all[$0] : nil } } ?? []
    components += raised.map(finding)
    if raised.isEmpty, !flag.spans.isEmpty {
      components.append(
        component("place", value: .value("CodeableConcept", coding.concept("stated", in: .readings)), spans: flag.spans))
    }
    let value =
      flag.level.map { coding.concept(String($0), in: .levels, text: flag.label) }
      ?? coding.concept("stated", in: .readings, text: flag.label)
    return observation(
      code: coding.concept(flag.flag, in: .flags, text: "\(settings.terminology.words(flag.flag, in: .flags)): content that was stated"),
      value: .value("CodeableConcept", value), note: "What was said, not a risk. The absence of a flag is not evidence of safety.",
      components: components)
  }

  /// The Observation of all findings, counted or not.
  func findings(_ findings: [FindingRecord]) -> JSONValue {
    observation(
      code: coding.concept("findings", in: .reports),
      note: "What does not count is shown with the words that discount it left to the report.",
      components: findings.map(finding))
  }

  /// A finding: its concept, whether it is affirmed, and in words whose, when and how.
  private func finding(_ finding: FindingRecord) -> JSONValue {
    let words = [
      finding.polarity, finding.experiencer, finding.time, finding.modality, finding.source, finding.counted ? "counted" : "not counted",
    ].joined(separator: ", ")
    return component(
      finding.concept, in: .concepts, value: .value("CodeableConcept", coding.concept(finding.polarity, in: .readings, text: words)),
      spans: [finding.span])
  }

  /// The Observation of all markers: a rate, or why there is none.
  func markers(_ markers: [MarkerRecord]) -> JSONValue {
    observation(
      code: coding.concept("markers", in: .reports),
      components: markers.map { marker in
        let unit = marker.per.map { "per \($0)" } ?? "rate"
        guard marker.status == .ok, let rate = marker.rate else {
          return component(marker.marker, in: .markers, absent: coding.absent(status: marker.status.rawValue, reason: marker.reason))
        }
        let place: JSONValue? = marker.z.map { [["text": .string("\($0) SD from the norm")]] }
        return component(marker.marker, in: .markers, value: .value("Quantity", coding.quantity(rate, unit)), interpretation: place)
      })
  }

  /// The Observation of the whole: it has the others as members, or says why there are none.
  func report(_ report: ReportRecord, members: [BundleDraft.Address]) -> JSONValue {
    var components: [JSONValue] = []
    if let language = report.language {
      components.append(component("language", value: .value("String", .string(language.tag))))
    }
    if let size = report.size {
      components.append(component("words", value: .value("Quantity", coding.quantity(size.words, "words"))))
      components.append(component("sentences", value: .value("Quantity", coding.quantity(size.sentences, "sentences"))))
    }
    for warning in report.warnings ?? [] {
      components.append(component("warning", text: warning.code, value: .value("String", .string(warning.message))))
    }
    let absent: JSONValue? =
      switch report.status {
      case .ok: nil
      case .withheld: coding.absent("masked", "withheld: no consent to analyze")
      case .abstained: coding.absent(status: "abstained", reason: report.reason)
      case .error: coding.absent("error", report.error?.code.rawValue ?? "error")
      }
    return observation(
      code: coding.concept("report", in: .reports), absent: absent,
      note: "Supports a clinician's judgement; it is no diagnosis and no risk score. The absence of a flag is not evidence of safety.",
      members: members, components: components)
  }
}
