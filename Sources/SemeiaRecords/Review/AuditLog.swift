/// An append-only log of what was reported and reviewed, chained by hashes and without any text: one JSON object a line.
///
/// Every entry holds the hash of the one before (`prev`) and its own (`self`), SHA-256 over `v1`, a line feed and the entry without
/// `self` as it is written. An entry that is changed, inserted, moved or left out in the middle breaks the chain. **Entries cut off at
/// the end do not**: who wants to notice that keeps the last hash elsewhere and gives it to ``verify(_:head:)``.
package struct AuditLog: Sendable {
  /// The number of the last entry; 0 is the one that opens the log.
  package private(set) var sequence: Int
  /// The hash of the last entry.
  package private(set) var head: String
  /// The time of the last entry; an earlier one may not follow.
  package private(set) var time: String

  /// Why a log cannot be continued or is not sound: the line, from 1, and what is wrong with it.
  package struct Fault: Error, Hashable, Sendable {
    package var line: Int
    /// `unreadable`, `sequence`, `chain`, `hash`, `time`, `head`.
    package var code: String

    package init(line: Int, code: String) {
      self.line = line
      self.code = code
    }
  }

  /// Opens a new log.
  ///
  /// - Parameter time: ISO 8601 with a time, which is not checked against any clock.
  /// - Returns: the log and its first line.
  package static func open(at time: String) -> (log: AuditLog, line: JSONValue) {
    let entry = JSONValue.object([
      .init("seq", .int(0)), .init("at", .string(time)), .init("prev", .string("")), .init("event", "opened"), .init("log", "semeia-audit"),
      .init("v", .int(1)),
    ])
    let head = hash(entry)
    return (AuditLog(sequence: 0, head: head, time: time), signed(entry, head))
  }

  private init(sequence: Int, head: String, time: String) {
    self.sequence = sequence
    self.head = head
    self.time = time
  }

  /// Continues a log after its last line, which is checked; the lines before it are not.
  package init(continuing line: [UInt8]) throws(Fault) {
    guard let json = try? JSONReader().read(line), let sequence = json["seq"]?.int, let own = json["self"]?.string,
      let time = json["at"]?.string
    else { throw Fault(line: 0, code: "unreadable") }
    guard own == Self.hash(Self.unsigned(json)) else { throw Fault(line: 0, code: "hash") }
    self.init(sequence: sequence, head: own, time: time)
  }

  /// The next entry, as one line.
  ///
  /// - Parameters:
  ///   - event: `report` or `review`.
  ///   - members: what is logged of it; see ``members(ofReport:key:)`` and ``members(of:)``.
  package mutating func append(_ event: String, at time: String, _ members: [JSONValue.Member]) -> JSONValue {
    sequence += 1
    self.time = time
    let entry = JSONValue.object(
      [.init("seq", .int(sequence)), .init("at", .string(time)), .init("prev", .string(head)), .init("event", .string(event))] + members)
    head = Self.hash(entry)
    return Self.signed(entry, head)
  }

  /// Checks a whole log.
  ///
  /// - Parameter head: the hash that the last entry must have; nil where nobody kept one, and then entries cut off at the end go unnoticed.
  /// - Returns: how many entries there are and the hash of the last.
  package static func verify(_ lines: [[UInt8]], head: String? = nil) throws(Fault) -> (entries: Int, head: String) {
    var previous = ""
    var time = ""
    for (index, line) in lines.enumerated() {
      guard let json = try? JSONReader().read(line), let sequence = json["seq"]?.int, let own = json["self"]?.string,
        let prev = json["prev"]?.string, let at = json["at"]?.string
      else { throw Fault(line: index + 1, code: "unreadable") }
      if own != hash(unsigned(json)) { throw Fault(line: index + 1, code: "hash") }
      if prev != previous { throw Fault(line: index + 1, code: "chain") }
      if sequence != index { throw Fault(line: index + 1, code: "sequence") }
      if at < time { throw Fault(line: index + 1, code: "time") }
      previous = own
      time = at
    }
    if let head, head != previous { throw Fault(line: lines.count, code: "head") }
    return (lines.count, previous)
  }

  // MARK: What is logged

  /// Of a report: its hash, how it ended, counts, and the rules that spoke. No offset, no id; the id under a key where one is given.
  package static func members(ofReport line: [UInt8], key: [UInt8]?) -> [JSONValue.Member]? {
    guard let record = try? ReportRecord(parsing: line) else { return nil }
    var members: [JSONValue.Member] = [
      .init("report", .string(ReviewRecord.hash(ofReport: line))), .init("status", .string(record.status.rawValue)),
    ]
    if let key, let id = record.id {
      let digest = SHA256.authentication(of: Array(id.utf8), key: key).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      members.append(.init("document", .string("hmac-sha256:" + digest)))
    }
    if let provenance = record.provenance { members.append(.init("provenance", .string(provenance))) }
    // What gave way to another rule was shown to nobody as a prompt.
    let spoken = record.decisions?.filter { $0.heldBy == nil }
    let counts: [(String, Int?)] = [
      ("flags", record.flags?.count), ("findings", record.findings?.count), ("decisions", spoken?.count),
    ]
    members.append(.init("counts", .object(counts.compactMap { name, count in count.map { .init(name, .int($0)) } })))
    if let spoken { members.append(.init("rules", .array(spoken.map { .string($0.rule) }))) }
    return members
  }

  /// Of a review: what it says, without the words of its note.
  package static func members(of review: ReviewRecord) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("report", .string(review.report)), .init("outcome", .string(review.outcome.rawValue))]
    if let rule = review.rule { members.append(.init("rule", .string(rule))) }
    if let reason = review.reason { members.append(.init("reason", .string(reason.rawValue))) }
    if !review.edited.isEmpty { members.append(.init("edited", .array(review.edited.map(JSONValue.string)))) }
    if let reviewer = review.reviewer { members.append(.init("reviewer", .string(reviewer))) }
    return members
  }

  private static func hash(_ entry: JSONValue) -> String { "sha256:" + SHA256.hex(Array("v1\n\(entry.compact)".utf8)) }

  private static func unsigned(_ entry: JSONValue) -> JSONValue { .object((entry.members ?? []).filter { $0.key != "self" }) }

  private static func signed(_ entry: JSONValue, _ hash: String) -> JSONValue {
    .object((entry.members ?? []) + [.init("self", .string(hash))])
  }
}
