import SemeiaRecords
import Testing

/// Reviews joined to reports, and the log of both.
@Suite struct ReviewTests {
  private let report = Array(
    #"{"v":1,"line":1,"id":"Zanzibar","status":"ok","flags":[],"decisions":[{"rule":"wish-to-be-dead@1","pack":"safety@1","urgency":"today","summary":"s","options":["a","b"],"requires":"human-review","spans":[[0,4]],"trace":{"fact":"flag.suicide.level","value":1,"test":"== 1","truth":true}}],"warnings":[],"provenance":"sha256:aa"}"#
      .utf8)
  private var hash: String { ReviewRecord.hash(ofReport: report) }

  private func line(_ members: String) -> [UInt8] { Array(#"{"report":"\#(hash)",\#(members)}"#.utf8) }

  @Test func theHashIsThatOfTheLine() {
    #expect(ReviewRecord.hash(ofReport: Array("abc".utf8)) == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: [
    (#""rule":"wish-to-be-dead@1","outcome":"accepted""#, "joined"), (#""outcome":"accepted""#, "joined"),
    (#""rule":"wish-to-be-dead@1","outcome":"overridden","reason":"known-already","note":"Zanzibar said so""#, "joined"),
    (#""rule":"wish-to-be-dead@1","outcome":"edited","edited":["options"]"#, "joined"),
    (#""rule":"self-harm@1","outcome":"accepted""#, "no-such-decision"), (#""outcome":"overridden""#, "no-reason"),
    (#""outcome":"edited""#, "nothing-edited"), (#""outcome":"edited","edited":["mood"]"#, "invalid-field"),
    (#""outcome":"ignored""#, "invalid-field"),
    (#""outcome":"overridden","reason":"Zanzibar""#, "invalid-field"),
    (#""outcome":"accepted","reviewer":"Zanzibar is here""#, "invalid-field"),
    (#""outcome":"accepted","at":"noon""#, "invalid-field"), (#""rule":"x""#, "missing-field"),
  ])
  func joinsOrSaysWhyNot(_ members: String, _ status: String) {
    var join = ReviewJoin()
    join.add(report: report, number: 7)
    let (json, isJoined) = join.join(line(members), number: 3)
    #expect(json["status"]?.string == status && isJoined == (status == "joined"))
    #expect(!json.compact.contains("Zanzibar"))
    if isJoined { #expect(json["reportLine"]?.int == 7) }
  }

  @Test func anotherReportIsNotFound() {
    var join = ReviewJoin()
    join.add(report: report + [0x20], number: 1)
    #expect(join.join(line(#""outcome":"accepted""#), number: 1).json["status"] == "no-such-report")
    #expect(join.join(Array("x".utf8), number: 1).json["status"] == "unreadable")
  }

  @Test func countsWhatBecameOfARule() {
    var join = ReviewJoin()
    join.add(report: report, number: 1)
    _ = join.join(line(#""rule":"wish-to-be-dead@1","outcome":"accepted""#), number: 1)
    _ = join.join(line(#""rule":"wish-to-be-dead@1","outcome":"overridden","reason":"disagrees""#), number: 2)
    #expect(
      join.summary.map(\.compact) == [
        #"{"rule":"wish-to-be-dead@1","shown":1,"reviewed":2,"accepted":1,"overridden":1,"edited":0,"reasons":{"disagrees":1}}"#
      ])
  }

  // MARK: The log

  private func log() throws -> [JSONValue] {
    var (log, first) = AuditLog.open(at: "2026-11-21T10:00:00Z")
    var lines = [first]
    for index in 0..<4 {
      let members = try #require(AuditLog.members(ofReport: report, key: index == 0 ? nil : Array("key".utf8)))
      lines.append(log.append("report", at: "2026-11-21T10:00:0\(index)Z", members))
    }
    return lines
  }

  private func bytes(_ lines: [JSONValue]) -> [[UInt8]] { lines.map { Array($0.compact.utf8) } }

  @Test func holdsNoTextAndVerifies() throws {
    let lines = try log()
    let (entries, head) = try AuditLog.verify(bytes(lines))
    #expect(entries == 5 && lines.last?["self"]?.string == head)
    #expect(!lines.contains { $0.compact.contains("Zanzibar") })
    #expect(lines[1]["document"] == nil && lines[2]["document"]?.string?.hasPrefix("hmac-sha256:") == true)
    #expect(lines[1]["counts"]?.compact == #"{"flags":0,"decisions":1}"#)
    let again = try AuditLog(continuing: Array(try #require(lines.last).compact.utf8))
    #expect(again.head == head && again.sequence == 4)
  }

  @Test func everyChangeBreaksTheChain() throws {
    let lines = bytes(try log())
    let head = try AuditLog.verify(lines).head
    for index in lines.indices {
      var changed = lines
      changed[index] = Array(String(decoding: lines[index], as: UTF8.self).replacing("2026-11-21", with: "2026-11-20").utf8)
      #expect(throws: AuditLog.Fault.self) { try AuditLog.verify(changed) }
      if index < lines.count - 1 {
        var missing = lines
        missing.remove(at: index)
        #expect(throws: AuditLog.Fault.self) { try AuditLog.verify(missing) }
        var swapped = lines
        swapped.swapAt(index, index + 1)
        #expect(throws: AuditLog.Fault.self) { try AuditLog.verify(swapped) }
      }
      #expect(throws: AuditLog.Fault.self) { try AuditLog.verify(Array(lines[...index]) + lines[index...]) }
    }
    // Entries cut off at the end are noticed only by whoever kept the head.
    #expect(try AuditLog.verify(Array(lines.dropLast())).entries == 4)
    #expect(throws: AuditLog.Fault(line: 4, code: "head")) { try AuditLog.verify(Array(lines.dropLast()), head: head) }
  }
}
