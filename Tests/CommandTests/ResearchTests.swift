import Foundation
import Testing

/// Research from request lines to a fitted model and back into the filter.
@Suite struct ResearchTests {
  /// Texts of 200 words that say "I" and sad words more often where the label is yes.
  private func requests(_ count: Int) -> Data {
    var state: UInt64 = 42
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let lines = (0..<count).map { number -> String in
      let isYes = next(2) == 1
      let words = (0..<200).map { _ -> String in
        let chance = next(100)
        if chance < (isYes ? 9 : 5) { return "I" }
        if chance < (isYes ? 13 : 7) { return "sad" }
        return ["the", "boat", "went", "over", "water", "and", "came", "home", "with", "bread"][next(10)]
      }
      let text = stride(from: 0, to: 200, by: 10).map { words[$0..<($0 + 10)].joined(separator: " ") + "." }.joined(separator: " ")
      return
        #"{"id":"r\#(number)","text":"\#(text)","language":"en","genre":"social-media","subject":"s\#(number)","x_label":"\#(isYes ? "yes" : "no")","x_site":"\#(number % 2 == 0 ? "a" : "b")"}"#
    }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// Consent is that of the request with the same id, wherever it stands; a report whose request is not there is withheld.
  @Test func tablesHoldOnlyWhatWasConsentedTo() throws {
    let refused = #"{"id":"A","text":"I feel sad every day.","language":"en","consent":{"analysis":true}}"#
    let allowed = #"{"id":"B","text":"I feel sad every day.","language":"en","consent":{"analysis":true,"export":true}}"#
    let reports = try Data(Spawned.run([], Data("\(refused)\n\(allowed)\n".utf8)).out.utf8)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    for requests in ["\(refused)\n\(allowed)\n", "\(allowed)\n\(refused)\n", "\(allowed)\n"] {
      try Data(requests.utf8).write(to: file)
      let rows = try Spawned.run(["table", "--format", "tsv", "--requests", file.path], reports).lines
      #expect(rows.count == 3 && rows[1].hasPrefix("1\t\twithheld\t") && rows[2].hasPrefix("2\tB\tok\t"))
    }
  }

  /// BIDS indexes a phenotype table by participant, later by participant and session: no row may come twice.
  @Test func textsOfOneParticipantAreSessions() throws {
    let lines = ["ann", "ben", "ann"].enumerated().map {
      #"{"id":"\#($0.offset)","text":"I feel sad.","language":"en","subject":"\#($0.element)"}"#
    }
    let requests = lines.joined(separator: "\n") + "\n"
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(requests.utf8).write(to: file)
    let reports = try Data(Spawned.run([], Data(requests.utf8)).out.utf8)
    func index(_ more: [String]) throws -> [String] {
      try Spawned.run(["table", "--format", "bids", "--requests", file.path] + more, reports).lines.map {
        $0.split(separator: "\t").prefix(2).joined(separator: " ")
      }
    }
    #expect(try index([]) == ["participant_id session_id", "sub-ann ses-1", "sub-ben ses-1", "sub-ann ses-2"])
    #expect(try index(["--session", "1"]) == ["participant_id session_id", "sub-ann ses-1", "sub-ben ses-1"])
    #expect(try index(["--session", "2"]) == ["participant_id session_id", "sub-ann ses-2"])
    #expect(try Spawned.run(["table", "--session", "1"]).code == 64)
    // Before 1.11 a participant stands once in a table: several need several tables, and are no table at all on standard output.
    let old = ["--bids-version", "1.10"]
    let refused = try Spawned.run(["table", "--format", "bids", "--requests", file.path] + old, reports)
    #expect(refused.code == 65 && refused.out.isEmpty && refused.error.contains("repeated-participant: 1 participants"))
    #expect(try index(old + ["--session", "2"]) == ["participant_id session_id", "sub-ann ses-2"])
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    func files(_ more: [String]) throws -> [String: Int] {
      let run = try Spawned.run(["table", "--format", "bids", "--requests", file.path, "--output", folder.path] + more, reports)
      #expect(run.code == 0 && run.out.isEmpty && run.error.isEmpty)
      defer { try? FileManager.default.removeItem(at: folder) }
      return try Dictionary(
        uniqueKeysWithValues: FileManager.default.contentsOfDirectory(atPath: folder.path).map { name in
          let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
          return (name, name.hasSuffix(".tsv") ? text.split(separator: "\n").count : 0)
        })
    }
    #expect(try files([]) == ["semeia.tsv": 4, "semeia.json": 0])
    #expect(try files(old) == ["semeia_1.tsv": 3, "semeia_1.json": 0, "semeia_2.tsv": 2, "semeia_2.json": 0])
    #expect(try files(old + ["--session", "1"]) == ["semeia.tsv": 3, "semeia.json": 0])
  }

  /// A report does not say whose a turn is; its request does.
  @Test func requestsTellWhoseATurnIs() throws {
    let request =
      #"{"id":"a","language":"en","turns":[{"role":"clinician","text":"Well?"},{"role":"subject","text":"I can't sleep."}]}"# + "\n"
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).ndjson")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(request.utf8).write(to: file)
    let reports = try Data(Spawned.run([], Data(request.utf8)).out.utf8)
    func column(_ name: String, _ more: [String]) throws -> [String] {
      let rows = try Spawned.run(["table", "--per", "turn", "--format", "tsv"] + more, reports).lines.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      let place = try #require(rows.first?.firstIndex(of: name))
      return rows.dropFirst().map { $0[place] }
    }
    #expect(try column("turn_role", []) == ["", ""] && column("concept_gambling_status", []) == ["unseen", "unseen"])
    let known = ["--requests", file.path]
    #expect(try column("turn_role", known) == ["clinician", "subject"])
    #expect(try column("concept_gambling_status", known) == ["unseen", "ok"] && column("concept_gambling_counted", known) == ["", "0"])
  }

  /// Labels of BIDS have letters and digits alone: two people who become one are told.
  @Test func namesThatBecomeOneParticipantAreTold() throws {
    let requests = ["p-1", "p1"].map { #"{"id":"\#($0)","text":"I feel sad.","language":"en"}"# }.joined(separator: "\n") + "\n"
    let reports = try Data(Spawned.run([], Data(requests.utf8)).out.utf8)
    let table = try Spawned.run(["table", "--format", "bids"], reports)
    #expect(table.code == 0 && table.error.contains("1 participants each stand for several names") && !table.error.contains("p1"))
  }

  /// What was imported is content of its own: it can be checked, and a table without it says what is missing.
  @Test func importedDictionariesAreCheckedAndMissed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let list = folder.appending(path: "gloom.txt")
    try Data("gloomy\nbleak*\n".utf8).write(to: list)
    let content = folder.appending(path: "content").path
    let imported = try Spawned.run([
      "import-dictionary", list.path, "--language", "en", "--name", "gloom", "--source", "made up", "--license", "CC0-1.0", "--output",
      content,
    ])
    #expect(imported.code == 0, "\(imported.error)")
    let checked = try Spawned.run(["check", "--content", content, "--language", "en"])
    #expect(checked.code == 0 && checked.out.contains(": 0 errors"), "\(checked.out.suffix(300))")
    let reports = try Data(
      Spawned.run(["--content", content], Data(#"{"text":"A bleak day.","language":"en"}"#.utf8)).out.utf8)
    #expect(try Spawned.run(["table"], reports).error.contains("have no column"))
    #expect(try Spawned.run(["table", "--content", content], reports).error.isEmpty)
  }

  @Test func kwicSaysWhatItTookAWordFor() throws {
    let line = Data(#"{"text":"I want to die and can't sleep.","language":"en"}"#.utf8)
    let flagged = try Spawned.run(["kwic", "suicide", "--include", "text"], line)
    #expect(flagged.lines.count == 1 && flagged.out.contains("want to die") && flagged.error.isEmpty)
    #expect(try Spawned.run(["kwic", "insomina"], line).error.contains("did you mean insomnia?"))
    #expect(
      try Spawned.run(["kwic", "mattr-50"], Data(#"{"text":"\#(String(repeating: "so it went on ", count: 40))","language":"en"}"#.utf8))
        .error.contains("no places"))
    let stem = Data(#"{"text":"最近眠れません。","language":"ja"}"#.utf8)
    #expect(try Spawned.run(["kwic", "眠れ*"], stem).error.contains("* has no meaning"))
    #expect(try !Spawned.run(["kwic", "slee*"], line).error.contains("* has no meaning"))
  }

  @Test func fromLabelsToAModelAndBack() throws {
    let input = requests(140)
    let reports = try Spawned.run(["--echo"], input)
    #expect(reports.code == 0 && reports.lines.count == 140)
    let data = Data(reports.out.utf8)

    let judged = try Spawned.run(
      ["evaluate", "--label", "x_label", "--positive", "yes", "--measure", "style.distress", "--by", "x_site", "--replicates", "120"], data)
    #expect(judged.code == 0 && judged.lines.count == 3)
    #expect(judged.lines[0].contains(#""measure":"style.distress""#) && judged.lines[0].contains(#""against":[{"measure":"words""#))
    #expect(!judged.out.contains("boat"))
    #expect(
      try Spawned.run(
        ["evaluate", "--label", "x_label", "--positive", "yes", "--measure", "style.distress", "--by", "x_site", "--replicates", "120"],
        data
      ).out == judged.out)

    let audited = try Spawned.run(["audit", "--by", "x_site", "--match", "words", "--item", "marker.first-person-singular"], data)
    #expect(audited.code == 0 && audited.lines.count == 1 && audited.out.contains(#""reference":{"word":"a","cases":70"#))

    for unknown in ["concept.insomia", "flag.suicde", "content.fright", "style.fright", "marker.negaton", "z.negaton"] {
      let slip = try Spawned.run(["evaluate", "--label", "x_label", "--positive", "yes", "--measure", unknown], data)
      #expect(slip.code == 65 && slip.error.contains(unknown) && slip.out.isEmpty)
      #expect(try Spawned.run(["audit", "--by", "x_site", "--item", unknown], data).code == 65)
    }

    let about = ["--corpus", "made up", "--origin", "a test", "--license", "CC0-1.0", "--date", "2026-01-01", "--label-note", "made up"]
    let calibrate = ["calibrate", "--name", "own", "--dimension", "distress", "--label", "x_label", "--positive", "yes"] + about
    for slip in [
      ["evaluate", "--label", "x_label", "--positive", "yes", "--person", "x_persn"],
      ["audit", "--by", "x_site", "--match", "words", "--person", "x_persn"],
      ["audit", "--by", "x_site", "--match", "words", "--reference", "c"],
      calibrate + ["--person", "x_persn"], calibrate + ["--sign", "negaton=+"], calibrate + ["--base", "defalt"],
    ] {
      let failed = try Spawned.run(slip, data)
      #expect([65, 66, 78].contains(failed.code) && failed.out.isEmpty && !failed.error.contains("JSONError"), "\(slip): \(failed.error)")
    }

    let folder = FileManager.default.temporaryDirectory.appending(path: "semeia-research-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let fitted = try Spawned.run(calibrate + ["--folds", "3"], data)
    #expect(fitted.code == 0 && fitted.out.contains(#""beatsChance": true"#), "\(fitted.error)")
    let file = folder.appending(path: "own.json")
    try Data(fitted.out.utf8).write(to: file)
    let again = try Spawned.run(["--model", file.path], Data(input.prefix(while: { $0 != 0x0A })) + Data("\n".utf8))
    #expect(again.code == 0 && again.out.contains(#""style":{"value""#))
    #expect(again.lines.first.map { String($0) } != reports.lines.first.map { String($0) })
    let broken = folder.appending(path: "broken.json")
    try Data("{}".utf8).write(to: broken)
    #expect(try Spawned.run(["--model", broken.path], Data()).code == 78)
    #expect(try Spawned.run(["--model", folder.appending(path: "absent.json").path], Data()).code == 78)
  }

  @Test func labelsComeFromAnotherFile() throws {
    let reports = try Spawned.run(
      [],
      Data(
        (0..<50).map { #"{"id":"a\#($0)","text":"I went home and slept well for a very long time, number \#($0).","language":"en"}"# }
          .joined(separator: "\n").utf8))
    let folder = FileManager.default.temporaryDirectory.appending(path: "semeia-labels-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let labels = folder.appending(path: "labels.ndjson")
    try Data((0..<50).reversed().map { #"{"id":"a\#($0)","score":\#($0)}"# }.joined(separator: "\n").utf8).write(to: labels)
    let judged = try Spawned.run(
      ["evaluate", "--labels", labels.path, "--label", "score", "--at-least", "25", "--measure", "words", "--replicates", "100"],
      Data(reports.out.utf8))
    #expect(judged.code == 0 && judged.out.contains(#""positives":25,"negatives":25"#))
    #expect(try Spawned.run(["evaluate", "--label", "x", "--positive", "y"], Data("no report\n".utf8)).code == 65)
    #expect(try Spawned.run(["evaluate", "--label", "x"], Data()).code == 64)
  }

  @Test func changeNamesWhatMoved() throws {
    let calm = String(repeating: "We walked along the river and talked about the garden and the neighbours. ", count: 10)
    let input = """
      {"text":"\(calm)I can't sleep.","language":"en","genre":"social-media","subject":"s","date":"2026-02-01"}
      {"text":"\(calm)","language":"en","genre":"social-media","subject":"s","date":"2026-01-01"}
      {"text":"\(calm)","language":"en","genre":"social-media","subject":"t","date":"2026-01-01"}
      """
    let changes = try Spawned.run(["change"], Data(input.utf8))
    #expect(changes.code == 0 && !changes.out.contains("river"))
    let distress = changes.lines.first { $0.contains(#""dimension":"distress","channel":"content""#) }
    #expect(distress?.contains(#""from":{"line":2,"date":"2026-01-01"},"to":{"line":1,"date":"2026-02-01"}"#) == true)
    #expect(distress?.contains(#""parts":[{"name":"insomnia""#) == true)
    #expect(!changes.out.contains(#""subject":"t""#))
  }

  @Test func explanationsSayWhatTheyHangOn() throws {
    let page = try Spawned.run(["explain", "--language", "en", "--what-if"], Data("The weather was cold. I want to die.".utf8))
    #expect(page.code == 0 && page.out.contains("WITHOUT THESE WORDS"))
    #expect(page.out.contains("rule wish-to-be-dead@1 would be silent: “"))
  }
}
