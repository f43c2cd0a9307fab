/// What a person did with a report or with one of its decisions. It names the report by its hash and holds no word of any text.
///
/// ```json
/// {"report":"sha256:…","rule":"suicide-active-thoughts@1","outcome":"overridden","reason":"known-already","reviewer":"r1","at":"2026-11-21T10:05:00Z"}
/// ```
package struct ReviewRecord: Sendable, Hashable {
  package enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// The reviewer follows it.
    case accepted
    /// The reviewer does not, for the reason that is given.
    case overridden
    /// The reviewer follows it with changes; the names of the parts that were changed are given.
    case edited
  }

  /// Why a decision was overridden. A closed list: free words about a person do not belong here.
  package enum Reason: String, Sendable, Hashable, CaseIterable {
    case meansSomethingElse = "means-something-else"
    case aboutSomebodyElse = "about-somebody-else"
    case knownAlready = "known-already"
    case doneAlready = "done-already"
    case wrongTime = "wrong-time"
    case wrongRecipient = "wrong-recipient"
    case disagrees = "disagrees"
    case notTrusted = "not-trusted"
    case other
  }

  /// The parts of a decision that can be edited.
  package static let parts = ["summary", "patient", "options", "urgency", "spans"]

  /// `sha256:` and the hash of the report line, see ``hash(ofReport:)``.
  package var report: String
  /// The decision; nil for the report as a whole.
  package var rule: String?
  package var outcome: Outcome
  package var reason: Reason?
  /// What was changed, of ``parts``.
  package var edited: [String]
  /// A pseudonym.
  package var reviewer: String?
  /// ISO 8601, as it was written.
  package var at: String?
  /// Whether it came with free words, which are not kept.
  package var hadNote: Bool

  /// Why a line is no review: a code and the field, and never a value.
  package struct Problem: Error, Hashable, Sendable {
    /// `unreadable`, `missing-field`, `invalid-field`, `no-reason`, `nothing-edited`.
    package var code: String
    package var field: String?
  }

  /// Reads one line. `note` and fields that nobody knows are not kept.
  package init(parsing line: [UInt8]) throws(Problem) {
    guard let json = try? JSONReader().read(line), json.members != nil else { throw Problem(code: "unreadable") }
    func text(_ key: String) -> String? { json[key]?.string }
    guard let report = text("report") else { throw Problem(code: "missing-field", field: "report") }
    guard Self.isHash(report) else { throw Problem(code: "invalid-field", field: "report") }
    guard let outcome = text("outcome") else { throw Problem(code: "missing-field", field: "outcome") }
    guard let outcome = Outcome(rawValue: outcome) else { throw Problem(code: "invalid-field", field: "outcome") }
    if let at = text("at"), CalendarDate(at) == nil { throw Problem(code: "invalid-field", field: "at") }
    let reason = text("reason").flatMap(Reason.init(rawValue:))
    if json["reason"] != nil, reason == nil { throw Problem(code: "invalid-field", field: "reason") }
    if outcome == .overridden, reason == nil { throw Problem(code: "no-reason", field: "reason") }
    let edited = (json["edited"]?.array ?? []).compactMap(\.string)
    guard edited.count == (json["edited"]?.array?.count ?? 0), edited.allSatisfy(Self.parts.contains) else {
      throw Problem(code: "invalid-field", field: "edited")
    }
    if outcome == .edited, edited.isEmpty { throw Problem(code: "nothing-edited", field: "edited") }
    for key in ["rule", "reviewer"] {
      if let value = text(key), !Self.isName(value) { throw Problem(code: "invalid-field", field: key) }
    }
    self.report = report
    rule = text("rule")
    self.outcome = outcome
    self.reason = reason
    self.edited = edited
    reviewer = text("reviewer")
    at = text("at")
    hadNote = json["note"] != nil
  }

  /// The hash by which a report is named: SHA-256 over the bytes of its line, without the line feed.
  package static func hash(ofReport line: [UInt8]) -> String { "sha256:" + SHA256.hex(line) }

  /// At most 64 letters, digits and `-_.@`: a name, and no words about a person.
  private static func isName(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { ($0 | 0x20) &- UInt8(ascii: "a") < 26 || $0 &- 0x30 < 10 || "-_.@".utf8.contains($0) }
  }

  private static func isHash(_ text: String) -> Bool {
    text.hasPrefix("sha256:") && text.utf8.count == 71
      && text.utf8.dropFirst(7).allSatisfy { $0 &- UInt8(ascii: "0") < 10 || $0 &- UInt8(ascii: "a") < 6 }
  }
}
