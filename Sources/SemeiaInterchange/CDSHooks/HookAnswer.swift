public import SemeiaRecords

/// Answers a request of CDS Hooks: analyzes its texts one by one and makes the cards of all.
public struct HookAnswer: Sendable {
  /// The response, or `{"error":…}`.
  public let json: JSONValue
  /// Nil where there is a response.
  public let problem: HookProblem?

  /// - Parameters:
  ///   - body: the request.
  ///   - settings: how cards are worded.
  ///   - analyze: makes the report of a text; its number counts the texts of the request from 1.
  public init(
    to body: [UInt8], settings: InterchangeSettings, allowsPsychotherapyNotes: Bool = false,
    analyze: (RequestRecord, Int) -> ReportRecord
  ) {
    do throws(HookProblem) {
      let request = try HookRequest(body, allowsPsychotherapyNotes: allowsPsychotherapyNotes)
      let unread = request.unread.map(\.json)
      if let problem = Self.missing(request) {
        self.problem = problem
        json = problem.json(unread: unread)
        return
      }
      let documents = request.requests.enumerated().map { index, record in
        AnsweredDocument(report: analyze(record, index + 1), request: record)
      }
      var identity = StableUUID()
      identity.add(request.hook.utf8)
      identity.add(request.instance.utf8)
      let deck = CardDeck(
        documents, settings, identity: identity, patient: request.patient.map { ["reference": .string($0)] },
        encounter: request.encounter.map { ["reference": .string($0)] })
      json = deck.response(unread: unread)
      problem = nil
    } catch {
      problem = error
      json = error.json()
    }
  }

  /// Nothing prefetched at all, or texts none of which was put in. Asked for and not there is no problem: there is nothing to say.
  private static func missing(_ request: HookRequest) -> HookProblem? {
    guard request.requests.isEmpty else { return nil }
    if !request.hasPrefetch { return HookProblem(.preconditionFailed, "prefetch is missing") }
    if request.unread.contains(where: { $0.problem.code == .textNotInlined }) {
      return HookProblem(.preconditionFailed, "the texts of the resources were not put in")
    }
    return nil
  }
}
