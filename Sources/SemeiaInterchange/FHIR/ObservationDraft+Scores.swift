import SemeiaRecords

extension ObservationDraft {
  /// The Observation of a dimension: stated content and style as components, never added up, each with its parts.
  func score(_ score: ScoreRecord) -> JSONValue {
    let hasValue = score.content?.value != nil || score.style?.value != nil
    return observation(
      code: coding.concept(score.dimension, in: .dimensions, text: "\(name(score)), read from text"),
      absent: hasValue ? nil : coding.absent(status: score.status.rawValue, reason: score.reason),
      components: [status(score)] + content(score) + style(score))
  }

  private func name(_ score: ScoreRecord) -> String { settings.terminology.words(score.dimension, in: .dimensions) }

  private func status(_ score: ScoreRecord) -> JSONValue {
    let text = score.reason.map { "\(score.status.rawValue): \($0)" }
    return component(
      "score-status", value: .value("CodeableConcept", coding.concept(score.status.rawValue, in: .readings, text: text)))
  }

  private func content(_ score: ScoreRecord) -> [JSONValue] {
    let status = score.content?.status ?? score.status
    guard let content = score.content, let value = content.value else {
      return [component("content-value", absent: coding.absent(status: status.rawValue, reason: score.content?.reason ?? score.reason))]
    }
    var components = [component("content-value", value: .value("Quantity", coding.quantity(value, "mention strength (0-1)")))]
    if let interval = content.interval {
      components.append(component("content-interval", value: .value("Range", coding.range(interval, "mention strength (0-1)"))))
    }
    if let coverage = content.coverage, coverage.of > 0 {
      let ratio: JSONValue = [
        "numerator": coding.quantity(coverage.mentioned, "parts"), "denominator": coding.quantity(coverage.of, "parts"),
      ]
      components.append(component("content-coverage", value: .value("Ratio", ratio)))
    }
    return components
      + content.contributions.map { part in
        component(
          part.concept, in: .concepts, text: "\(settings.terminology.words(part.concept, in: .concepts)): part of stated content",
          value: .value("Quantity", coding.quantity(part.amount, "mention strength (0-1)")))
      }
  }

  private func style(_ score: ScoreRecord) -> [JSONValue] {
    let unit = "SD from the norm"
    guard let style = score.style, let value = style.value else {
      // A dimension without a style channel is not one whose style could not be measured.
      let absent =
        score.style.map { coding.absent(status: ($0.status ?? score.status).rawValue, reason: $0.reason ?? score.reason) }
        ?? (score.status == .insufficient || score.status == .unsupported
          ? coding.absent(status: score.status.rawValue, reason: score.reason) : coding.absent("not-applicable", "no style channel"))
      return [component("style-value", absent: absent)]
    }
    let norm = style.norm.map { "norm \($0)" }
    let reading = style.status.map { "\($0.rawValue)\(style.reason.map { ": \($0)" } ?? "")" }
    var components = [
      component(
        "style-value", text: reading.map { "Style (\($0))" }, value: .value("Quantity", coding.quantity(value, unit)),
        interpretation: interpretation(style.band), norm: norm)
    ]
    if let interval = style.interval {
      components.append(component("style-interval", value: .value("Range", coding.range(interval, unit)), norm: norm))
    }
    if let reliability = style.reliability {
      components.append(component("style-reliability", value: .value("Quantity", coding.quantity(reliability, "reliability (0-1)"))))
    }
    if let baseline = style.baseline {
      components.append(component("style-baseline", value: .value("Quantity", coding.quantity(baseline, unit)), norm: norm))
    }
    return components
      + style.contributions.map { part in
        component(
          part.marker, in: .markers, text: "\(settings.terminology.words(part.marker, in: .markers)): part of style",
          value: .value("Quantity", coding.quantity(part.amount, unit)), spans: part.spans)
      }
  }

  /// The place in the norm, by HL7's code where it has one, and by ours. `HH` and `LL` ask for action and are never used.
  private func interpretation(_ band: String?) -> JSONValue? {
    guard let band else { return nil }
    let codes = ["low": ("L", "Low"), "typical": ("N", "Normal"), "elevated": ("H", "High")]
    var codings: [JSONValue] = []
    if let (code, display) = codes[band] {
      codings.append(["system": .string(Coding.interpretations), "code": .string(code), "display": .string(display)])
    }
    codings.append(coding.coding(band, in: .readings))
    return [["coding": .array(codings), "text": .string("\(settings.terminology.words(band, in: .readings)); no clinical cut-off")]]
  }
}
