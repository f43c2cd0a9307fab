public import SemeiaRecords

/// The body of CDS Hooks' feedback endpoint, without the words that a person may have written in it.
public struct HookFeedback: Sendable, Hashable {
  /// What became of a card.
  package struct Item: Sendable, Hashable {
    /// The card's `uuid`.
    package let card: String
    /// `accepted` or `overridden`.
    package let outcome: String
    /// The `uuid` of each suggestion that was accepted.
    package let suggestions: [String]
    /// System and code of the reason for an override; nil without one.
    package let reason: String?
    /// Whether there was a comment; it is never kept.
    package let hasComment: Bool
    /// When, as the client wrote it.
    package let timestamp: String
  }

  package let items: [Item]

  /// Reads a body.
  ///
  /// - Throws: ``HookProblem`` where it is not JSON or lacks what CDS Hooks requires: `feedback`; in each of its elements `card`, `outcome`,
  ///   `outcomeTimestamp`, and `acceptedSuggestions` where the card was accepted.
  public init(_ body: [UInt8]) throws(HookProblem) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONReader().read(body)
    } catch {
      throw HookProblem(.syntax, "the body is not valid JSON: \(error.code.rawValue) at byte \(error.offset)")
    }
    guard let elements = json["feedback"]?.array, !elements.isEmpty else { throw HookProblem(.invalidRequest, "feedback is missing") }
    var items: [Item] = []
    for (index, element) in elements.enumerated() { items.append(try Self.item(element, index)) }
    self.items = items
  }

  private static func item(_ json: JSONValue, _ index: Int) throws(HookProblem) -> Item {
    func missing(_ field: String) -> HookProblem { HookProblem(.invalidRequest, "feedback[\(index)].\(field) is missing or wrong") }
    guard let card = json["card"]?.string, isToken(card) else { throw missing("card") }
    guard let outcome = json["outcome"]?.string, outcome == "accepted" || outcome == "overridden" else { throw missing("outcome") }
    guard let timestamp = json["outcomeTimestamp"]?.string, InterchangeSettings.isInstant(timestamp) else {
      throw missing("outcomeTimestamp")
    }
    let suggestions = (json["acceptedSuggestions"]?.array ?? []).compactMap { $0["id"]?.string }.filter(isToken)
    if outcome == "accepted", suggestions.isEmpty { throw missing("acceptedSuggestions") }
    let override = json["overrideReason"]
    let reason = override?["reason"]
    let code = [reason?["system"]?.string, reason?["code"]?.string].compactMap(\.self).filter(isToken).joined(separator: "|")
    return Item(
      card: card, outcome: outcome, suggestions: suggestions, reason: code.isEmpty ? nil : code,
      hasComment: override?["userComment"]?.string?.isEmpty == false, timestamp: timestamp)
  }

  /// Identifiers and codes; anything with a space, or longer, may be words of a person.
  private static func isToken(_ text: String) -> Bool {
    1...200 ~= text.utf8.count && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// One object: how many were accepted and overridden, and each card with its outcome. `comments` counts what was dropped.
  public var json: JSONValue {
    .present([
      "feedback": .int(items.count), "accepted": .int(items.count { $0.outcome == "accepted" }),
      "overridden": .int(items.count { $0.outcome == "overridden" }), "comments": .int(items.count(where: \.hasComment)),
      "cards": .array(
        items.map { item in
          .present([
            "card": .string(item.card), "outcome": .string(item.outcome), "suggestions": .array(item.suggestions.map { .string($0) }),
            "reason": .text(item.reason), "timestamp": .string(item.timestamp),
          ])
        }),
    ])
  }
}
