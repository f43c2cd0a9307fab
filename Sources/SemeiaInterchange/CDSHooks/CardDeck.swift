package import SemeiaRecords

/// The response of CDS Hooks 2.0 to some answered documents: one card for each rule that held.
///
/// A card never has a system action, and its one suggestion is a Task for a person to look: a proposal and no order.
package struct CardDeck: Sendable {
  private let settings: InterchangeSettings
  private let documents: [AnsweredDocument]
  private let identity: StableUUID
  private let patient: JSONValue?
  private let encounter: JSONValue?

  /// The name of our member in `extension`.
  package static let extensionName = "org.example.semeia"

  /// - Parameters:
  ///   - identity: what the cards' `uuid` are made from, besides the reports.
  ///   - patient: reference to the person that a Task is for; nil to take the documents' own.
  package init(
    _ documents: [AnsweredDocument], _ settings: InterchangeSettings, identity: StableUUID = StableUUID(), patient: JSONValue? = nil,
    encounter: JSONValue? = nil
  ) {
    self.documents = documents
    self.settings = settings
    var identity = identity
    for document in documents { identity.add(FHIRFormat.identity(document.report, document.request).text("report").utf8) }
    self.identity = identity
    self.patient = patient
    self.encounter = encounter
  }

  /// The response.
  ///
  /// - Parameter unread: what could not be analyzed, each with a code.
  package func response(unread: [JSONValue] = []) -> JSONValue {
    let groups = CardGroup.groups(documents)
    let shown = groups.prefix(settings.cardLimit)
    let cards = shown.enumerated().map { index, group in
      card(group, further: index == shown.count - 1 ? Array(groups.dropFirst(shown.count)) : [])
    }
    let about = JSONValue.present([
      "documents": .array(documents.map(Self.summary)), "unread": .array(unread),
    ])
    return ["cards": .array(cards), "extension": .object([.init(Self.extensionName, about)])]
  }

  private static func summary(_ document: AnsweredDocument) -> JSONValue {
    let report = document.report
    return .present([
      "line": .int(report.line), "id": .text(report.id), "status": .string(report.status.rawValue), "reason": .text(report.reason),
      "error": report.error.map { ["code": .string($0.code.rawValue), "message": .string($0.message)] },
      "warnings": .array((report.warnings ?? []).map { .string($0.code) }), "provenance": .text(report.provenance),
      "consent": report.origin?.consent,
    ])
  }

  private func card(_ group: CardGroup, further: [CardGroup]) -> JSONValue {
    let decision = group.first
    let program = settings.versions.first?.value
    return .present([
      "uuid": .string(identity.text("card/\(group.code)")), "summary": .string(CardSummary.text(decision.summary)),
      "detail": .string(CardDetail(settings: settings, documents: documents).text(group, further: further)),
      "indicator": .string(CardGroup.indicator(decision.urgency, showsCritical: settings.showsCritical)),
      "source": .present([
        "label": .string("Semeia" + (program.map { " \($0)" } ?? "") + ", \(decision.pack)"), "url": .text(settings.about),
        "topic": .present([
          "system": .string(Terminology.address(.rules, base: settings.base)), "code": .string(group.code),
          "display": .text(settings.terminology.display(group.code, in: .rules)),
        ]),
      ]),
      "suggestions": decision.requires == "human-review" ? [suggestion(group)] : nil,
      "selectionBehavior": decision.requires == "human-review" ? "any" : nil, "overrideReasons": overrideReasons,
      "links": settings.about.map { [["label": "About these cards", "url": .string($0), "type": "absolute"]] },
      "extension": .object([.init(Self.extensionName, trace(group))]),
    ])
  }

  /// A Task for a person to look.
  private func suggestion(_ group: CardGroup) -> JSONValue {
    let first = group.cases[0]
    let subject = ReportSubject(first.document.report, first.document.request)
    let draft = ObservationDraft(settings: settings, subject: subject, device: .init(text: ""))
    let task = DecisionResources(draft).task(
      first.decision, focus: nil, patient: patient ?? subject.patient, encounter: encounter ?? subject.encounter)
    return [
      "label": "Create a task to read the marked places", "uuid": .string(identity.text("suggestion/\(group.code)")),
      "actions": [["type": "create", "description": "A proposed task: a person reads the marked places", "resource": task]],
    ]
  }

  /// The whole of what decided, for programs.
  private func trace(_ group: CardGroup) -> JSONValue {
    let cases = group.cases.map { found in
      JSONValue.present([
        "document": .string(found.document.name), "line": .int(found.document.report.line),
        "spans": .array(
          found.decision.spans.map(\.json)),
        "trace": found.decision.trace, "flip": found.decision.flip,
        "gaveWay": .array(found.gaveWay.map { .string($0.rule) }), "provenance": .text(found.document.report.provenance),
      ])
    }
    return [
      "rule": .string(group.first.rule), "pack": .string(group.first.pack), "urgency": .string(group.first.urgency),
      "offsets": .string(settings.offsets), "documents": .array(cases),
    ]
  }

  /// Our own reasons first, then those of HL7 that fit a prompt to look.
  private var overrideReasons: JSONValue {
    let own = ["misread", "other-person", "known"].map { code in
      JSONValue.present([
        "system": .string(Terminology.address(.overrides, base: settings.base)), "code": .string(code),
        "display": .string(settings.terminology.words(code, in: .overrides)),
      ])
    }
    let theirs = Self.nonAdherence.map { code, display in
      JSONValue.object([
        .init("system", "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes"), .init("code", .string(code)),
        .init("display", .string(display)),
      ])
    }
    return .array(own + theirs)
  }

  private static let nonAdherence = [
    ("action-completed", "Recommended action was already completed"),
    ("wrong-time-workflow", "PC CDS delivered at wrong time in workflow or patient lifecycle"),
    ("inappropriate-recipient", "PC CDS delivered to inappropriate recipient/role"),
    ("recipient-does-not-trust", "Recipient does not agree with or trust the recommended action"),
  ]
}
