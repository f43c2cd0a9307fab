package import SemeiaRecords

/// A document that was answered: its report, and the request where there was one.
package struct AnsweredDocument: Sendable {
  package let report: ReportRecord
  package let request: RequestRecord?

  package init(report: ReportRecord, request: RequestRecord?) {
    self.report = report
    self.request = request
  }

  /// What a person or a program calls the document.
  var name: String {
    let source = ReportSubject(report, request).source
    return source["reference"]?.string ?? source["identifier"]?["value"]?.string ?? source["display"]?.string ?? ""
  }
}

/// One recommendation: a rule, and the documents in which it held.
struct CardGroup {
  struct Case {
    var document: AnsweredDocument
    var decision: DecisionRecord

    /// The decisions that it speaks in the place of.
    var gaveWay: [DecisionRecord] { (document.report.decisions ?? []).filter { $0.heldBy == decision.rule && $0.pack == decision.pack } }
  }

  /// `pack.rule`, see ``DecisionResources/code(_:)``.
  let code: String
  private(set) var cases: [Case]

  /// The decision that the card is worded after: that of the first document.
  var first: DecisionRecord { cases[0].decision }

  private static let urgencies = ["now", "today", "soon", "routine", "info"]

  static func rank(_ urgency: String) -> Int { urgencies.firstIndex(of: urgency) ?? urgencies.count }

  /// `warning` for now and today, `info` for the rest. With `critical`, that for now: a system may interrupt its user for it, and nothing here is a
  /// time-critical alarm unless who deploys it says so.
  static func indicator(_ urgency: String, showsCritical: Bool) -> String {
    switch urgency {
    case "now": showsCritical ? "critical" : "warning"
    case "today": "warning"
    default: "info"
    }
  }

  /// One group for each rule that held, the most urgent first, equally urgent ones in the order of the reports.
  static func groups(_ documents: [AnsweredDocument]) -> [CardGroup] {
    var groups: [CardGroup] = []
    for document in documents where document.request?.consent?.decisionSupport != false {
      for decision in document.report.decisions ?? [] where decision.heldBy == nil {
        let code = DecisionResources.code(decision)
        let found = Case(document: document, decision: decision)
        if let index = groups.firstIndex(where: { $0.code == code }) {
          groups[index].cases.append(found)
        } else {
          groups.append(CardGroup(code: code, cases: [found]))
        }
      }
    }
    return groups.enumerated().sorted { left, right in
      let (a, b) = (rank(left.element.first.urgency), rank(right.element.first.urgency))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }
}
