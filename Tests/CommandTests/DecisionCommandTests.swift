import Foundation
import SemeiaRecords
import Testing

/// Rules, reviews and the log, as callers meet them: spawned, with pipes.
@Suite struct DecisionCommandTests {
  private let requests = """
    {"id":"a","subject":"p1","date":"2026-11-01","language":"en","text":"I wish I were dead.","x_site":"north"}
    {"id":"b","subject":"p1","date":"2026-11-01","language":"en","text":"I wish I were dead.","x_site":"south"}
    {"id":"c","subject":"p2","date":"2026-11-02","language":"en","text":"We drove to the lake.","x_site":"south"}

    """

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: ".scratch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func json(_ line: Substring) throws -> JSONValue { try JSONReader(depthLimit: 200).read(String(line)) }

  @Test func replayCounts() throws {
    let reports = try Spawned.run(["--echo"], Data(requests.utf8)).out
    let outcome = try Spawned.run(["rules", "replay", "--group", "x_site", "--budget", "100"], Data(reports.utf8))
    #expect(outcome.code == 0)
    let lines = try outcome.lines.map(json)
    #expect(lines[0]["texts"]?.int == 3 && lines[0]["groups"]?.compact == #"{"north":1,"south":2}"#)
    let wish = try #require(lines.first { $0["rule"]?.string?.hasPrefix("wish-to-be-dead@") == true })
    #expect(wish["texts"]?.int == 2 && wish["groups"]?.compact == #"{"north":1000,"south":500}"#)
    // A rule that never spoke is there, by language and group too.
    let silent = try #require(lines.first { $0["rule"]?.string?.hasPrefix("withdrawal@") == true })
    #expect(
      silent["texts"]?.int == 0 && silent["groups"]?.compact == #"{"north":0,"south":0}"# && silent["languages"]?.compact == #"{"en":0}"#)
    #expect(!lines.contains { $0["rule"]?.string?.hasPrefix("distress-mentioned@") == true })
    let named = try Spawned.run(["rules", "replay", "--rules", "review"], Data(reports.utf8)).lines.map(json)
    #expect(named.contains { $0["rule"]?.string?.hasPrefix("distress-mentioned@") == true && $0["texts"]?.int == 0 })
    #expect(try Spawned.run(["rules", "replay", "--rules", "no-such"], Data(reports.utf8)).code == 78)
    #expect(lines.contains { $0["overlap"]?.array?.count == 2 && $0["texts"]?.int == 2 })
    #expect(lines.contains { $0["alerts"] == "today" && $0["decisions"]?.int == 2 && $0["within"]?.bool == true })
    #expect(lines.contains { $0["alerts"] == "info" && $0["decisions"]?.int == 5 && $0["within"]?.bool == false })
  }

  @Test func explainSaysHowFar() throws {
    let outcome = try Spawned.run(
      ["rules", "explain", "--language", "en", "--rule", "suicide-intent-or-plan"], Data("I wish I were dead.".utf8))
    #expect(outcome.code == 0)
    #expect(outcome.out.contains("silent   suicide-intent-or-plan@1 [now]"))
    #expect(outcome.out.contains("would fire if flag.suicide.level is 1, the rule asks >= 4: 3 more"))
    let lines = try Spawned.run(["rules", "explain", "--rule", "wish-to-be-dead"], Data(requests.utf8)).lines.map(json)
    #expect(lines.map { $0["rules"]?.array?.first?["truth"]?.string } == ["fires", "fires", "silent"])
    #expect(try Spawned.run(["rules", "explain", "--rule", "no-such", "--language", "en"], Data("x".utf8)).code == 78)
  }

  @Test func repeatsAreMarkedAndNothingIsDropped() throws {
    try withFolder { folder in
      let file = folder.appending(path: "requests.ndjson")
      try Data(requests.utf8).write(to: file)
      let reports = try Spawned.run([], Data(requests.utf8)).out
      let outcome = try Spawned.run(["rules", "repeats", "--requests", file.path], Data(reports.utf8))
      #expect(outcome.code == 0 && outcome.lines.count == 3)
      func status(_ line: Int) throws -> [String?] {
        try json(outcome.lines[line])["decisions"]?.array?.filter { $0["pack"]?.string?.hasPrefix("safety@") == true }.map {
          $0["repetition"]?["status"]?.string
        }
          ?? []
      }
      #expect(try status(0) == ["first"] && status(1) == ["repeated"])
      let verified = try Spawned.run(["verify"], Data(outcome.out.utf8))
      #expect(verified.code == 0)
    }
  }

  @Test func blindFirstWithholdsScoresUntilAnImpression() throws {
    try withFolder { folder in
      let text = String(repeating: "I am hopeless, I cannot sleep, I worry about everything all the time. ", count: 6)
      let input = Data(#"{"id":"a","language":"en","text":"\#(text)I wish I were dead."}"#.utf8)
      let arguments = ["--blind-first", "--rules", "safety", "review"]
      let blind = try json(try Spawned.run(arguments, input).lines[0])
      #expect(blind["scores"] == nil && blind["markers"] == nil && blind["flags"]?.array?.isEmpty == false)
      #expect(
        blind["decisions"]?.array?.allSatisfy { $0["pack"]?.string?.hasPrefix("safety@") == true } == true
          && blind["warnings"]?.compact.contains("blind-first") == true)
      let file = folder.appending(path: "impressions.ndjson")
      try Data(#"{"id":"a","impression":"low, and in danger"}"#.utf8).write(to: file)
      let seen = try json(try Spawned.run(arguments + ["--impressions", file.path], input).lines[0])
      #expect(
        seen["scores"]?.array?.isEmpty == false
          && seen["decisions"]?.array?.contains { $0["pack"]?.string?.hasPrefix("review@") == true } == true)
      // Nor does what nobody can see: spaces of every kind, a tab, a joiner.
      for nothing in ["", " ", #"\t\u00a0\u2003"#, #"\u200b\u200d"#, #"\u0007"#] {
        try Data(#"{"id":"a","impression":"\#(nothing)"}"#.utf8).write(to: file)
        #expect(try Spawned.run(arguments + ["--impressions", file.path], input).code == 78, "\(nothing)")
      }
    }
  }

  @Test func reviewsAndReportsGoIntoALogThatShowsTampering() throws {
    try withFolder { folder in
      let reports = try Spawned.run([], Data(requests.utf8)).out
      let file = folder.appending(path: "reports.ndjson"), log = folder.appending(path: "audit.log")
      try Data(reports.utf8).write(to: file)
      let template = try Spawned.run(["review", "--reports", file.path, "--template"]).lines
      #expect(template.count == 5)
      let review = String(template[0]).replacing(
        #""outcome":"""#, with: #""outcome":"overridden","reason":"known-already","note":"Zanzibar""#)
      let joined = try Spawned.run(["review", "--reports", file.path], Data(review.utf8))
      #expect(joined.code == 0 && joined.out.contains(#""status":"joined""#) && !joined.out.contains("Zanzibar"))
      let first = try Spawned.run(["audit-log", "append", log.path, "--at", "2026-11-21T10:00:00Z"], Data(reports.utf8))
      let head = try Spawned.run(["audit-log", "append", log.path, "--at", "2026-11-21T10:01:00Z"], Data(review.utf8)).out
      #expect(first.code == 0 && head.hasPrefix("sha256:"))
      let text = try String(contentsOf: log, encoding: .utf8)
      #expect(text.split(separator: "\n").count == 5 && !text.contains("Zanzibar") && !text.contains("dead."))
      let kept = head.trimmingCharacters(in: .whitespacesAndNewlines)
      #expect(try Spawned.run(["audit-log", "verify", log.path, "--head", kept]).code == 0)
      // A clock that was set back must not spoil the log.
      #expect(try Spawned.run(["audit-log", "append", log.path, "--at", "2026-11-20T10:00:00Z"], Data(reports.utf8)).code == 65)
      #expect(try String(contentsOf: log, encoding: .utf8) == text)
      try Data(text.replacing("known-already", with: "done-already").utf8).write(to: log)
      let broken = try Spawned.run(["audit-log", "verify", log.path])
      #expect(broken.code == 65 && broken.out.contains(#""line":5,"what":"hash""#))
      #expect(try Spawned.run(["audit-log", "append", log.path], Data(reports.utf8)).code == 65)
    }
  }

  @Test func crisisContactsComeWithAFlag() throws {
    let outcome = try Spawned.run(["--country", "ES", "--today", "2026-12-01"], Data(requests.utf8))
    #expect(outcome.lines[0].contains(#""contact":"024""#) && !outcome.lines[2].contains(#""contact":"024""#))
    #expect(try Spawned.run(["--country", "Spain"], Data()).code == 64)
  }
}
