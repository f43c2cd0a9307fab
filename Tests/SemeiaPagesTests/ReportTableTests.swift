import Semeia
import SemeiaRecords
import Testing

@testable import SemeiaPages

@Suite struct ReportTableTests {
  private let analyzer: Analyzer
  private var content: TableContent { TableContent(analyzer) }

  init() throws { analyzer = try ReportPageTests.analyzer.get() }

  private func record(_ line: String, _ sections: ReportSections = .standard) throws -> ReportRecord {
    var options = RecordFilter.Options()
    options.sections = sections
    var out: [UInt8] = []
    _ = Array(line.utf8).withUnsafeBufferPointer { RecordFilter(analyzer, options: options).answer($0, number: 1, into: &out) }
    return try ReportRecord(parsing: Array(out.dropLast()))
  }

  /// A small reader of RFC 4180.
  private func read(_ bytes: [UInt8], _ delimiter: UInt8) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
          field.append(0x22)
          index += 1
        } else if byte == 0x22 {
          isQuoted = false
        } else {
          field.append(byte)
        }
      } else if byte == 0x22 {
        isQuoted = true
      } else if byte == delimiter || byte == 0x0A {
        if byte == 0x0A, field.last == 0x0D { field.removeLast() }
        row.append(String(decoding: field, as: UTF8.self))
        field = []
        if byte == 0x0A {
          rows.append(row)
          row = []
        }
      } else {
        field.append(byte)
      }
      index += 1
    }
    return rows
  }

  @Test(arguments: [DelimitedFormat.csv, .tsv])
  func rowsComeBack(_ format: DelimitedFormat) {
    let rows = [["a", "b,c", "d\te"], ["say \"hi\"", "two\r\nlines", " space "], ["", "日本", "=1+1"]]
    #expect(read(rows.flatMap { format.row($0) }, format.delimiter) == rows)
    #expect(String(decoding: format.row(["a", nil, ""]), as: UTF8.self) == (format == .csv ? "a,,\"\"\r\n" : "a\t\t\"\"\n"))
  }

  @Test func phenotypeTablesHaveNoEmptyFields() {
    #expect(String(decoding: DelimitedFormat.bids.row(["sub-1", nil, "a\tb", ""]), as: UTF8.self) == "sub-1\tn/a\ta b\t\n")
    #expect(PhenotypeSidecar.participant("p-0042", line: 1) == "sub-p0042" && PhenotypeSidecar.participant("sub-01", line: 1) == "sub-01")
    #expect(PhenotypeSidecar.participant(nil, line: 7) == "sub-line7" && PhenotypeSidecar.participant("--", line: 8) == "sub-line8")
  }

  @Test func theSidecarNamesEveryColumn() throws {
    let sidecar = PhenotypeSidecar(content)
    let json = try JSONReader().read(Array(sidecar.json.utf8))
    for column in sidecar.columns { #expect(json[column.name]?["Description"]?.string?.isEmpty == false, "\(column.name)") }
    #expect(json["MeasurementToolMetadata"]?["Description"] != nil)
  }

  @Test func measuresOfSpeechStandInTheTableWithTheirStatus() throws {
    let text = String(repeating: "One two three four five six seven eight nine. ", count: 20)
    let row = try wide(#"{"language":"en","text":"\#(text)"}"#, [.speech])
    #expect(row["speech_mattr_50_status"] == "ok" && row["speech_mattr_50_value"] == "0.18" && row["speech_mattr_50_base"] == "180")
    #expect(
      row["speech_turn_length_status"] == "unsupported" && row["speech_turn_length_reason"] == "no-turns"
        && row["speech_turn_length_value"] == nil)
    #expect(try wide(#"{"language":"en","text":"One."}"#)["speech_mattr_50_status"] == "not-included")
  }

  @Test func speakersHaveTheirOwnRows() throws {
    let words = String(repeating: "One two three four five six seven eight nine ten. ", count: 6)
    let line =
      #"{"language":"en","turns":[{"speaker":"A","role":"clinician","text":"Hello."},{"speaker":"B","role":"subject","text":"\#(words)"}]}"#
    let first = try wide(line, [.speakers], per: .speaker)
    let second = try wide(line, [.speakers], per: .speaker, row: 1)
    #expect(
      first["speaker"] == "1" && first["speaker_role"] == "clinician" && first["speaker_name"] == nil && first["speaker_words"] == "1")
    #expect(first["speech_mattr_50_status"] == "insufficient" && first["speech_mattr_50_value"] == nil)
    #expect(second["speaker_role"] == "subject" && second["speech_mattr_50_value"] == "0.2" && second["speech_repair_from"] == "words")
    #expect(try wide(line, [.speakers, .text], per: .speaker)["speaker_name"] == "A")
    let without = try wide(line, per: .speaker)
    #expect(without["speaker"] == nil && without["speech_mattr_50_status"] == "not-included")
  }

  @Test func columnsHaveUniquePlainNamesAndEveryRowFillsThem() throws {
    let lines = [
      #"{"id":"a","language":"en","text":"\#(ReportPageTests.letter)"}"#, #"{"text":"","language":"en"}"#, #"{"text":1}"#,
      #"{"text":"x","language":"en","consent":{"analysis":false}}"#,
      #"{"language":"en","turns":[{"role":"clinician","text":"Sleeping?"},{"role":"subject","text":"No, I can't sleep."}]}"#,
    ]
    let records = try lines.map { try record($0) }
    for unit in ReportTable.Unit.allCases {
      for shape in ReportTable.Shape.allCases {
        let table = ReportTable(content, per: unit, shape)
        let names = table.columns.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x5F } })
        for record in records { for row in table.rows(record) { #expect(row.count == names.count, "\(unit) \(shape)") } }
        #expect(table.empty(line: 3, .unreadable).count == names.count)
      }
    }
  }

  /// The fields of one wide row by column.
  private func wide(_ line: String, _ sections: ReportSections = .standard, per unit: ReportTable.Unit = .text, row: Int = 0) throws
    -> [String: String]
  {
    let table = ReportTable(content, per: unit, .wide)
    let fields = table.rows(try record(line, sections))[row]
    return Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), fields).compactMap { name, field in field.map { (name, $0) } })
  }

  @Test func valuesAreThoseOfTheReport() throws {
    let line = #"{"id":"a","language":"en","genre":"narrative","text":"\#(ReportPageTests.letter)"}"#
    let (row, record) = (try wide(line), try record(line))
    let distress = try #require(record.scores?.first { $0.dimension == "distress" })
    #expect(row["content_distress_value"] == distress.content?.value?.description)
    #expect(row["content_distress_status"] == "exploratory")
    #expect(row["concept_insomnia_counted"] == "\((record.findings ?? []).count { $0.concept == "insomnia" && $0.counted })")
    #expect(row["concept_hopelessness_discounted"] == "1")
    #expect(row["flag_suicide_present"] == "true" && row["flag_suicide_level"] == "1")
    #expect(row["decision_all_count"] == "\(record.decisions?.count ?? -1)")
  }

  @Test func nothingThatWasNotMeasuredIsAZero() throws {
    let short = try wide(#"{"language":"en","text":"I can't sleep."}"#)
    #expect(short["content_distress_status"] == "insufficient" && short["content_distress_value"] == nil)
    #expect(short["marker_absolutist_status"] == "insufficient" && short["marker_absolutist_rate"] == nil)
    #expect(short["concept_gambling_status"] == "ok" && short["concept_gambling_counted"] == "0")
    let without = try wide(#"{"language":"en","text":"I can't sleep."}"#, [.scores])
    #expect(without["concept_insomnia_status"] == "not-included" && without["concept_insomnia_counted"] == nil)
    #expect(without["flag_suicide_status"] == "not-included" && without["flag_suicide_present"] == nil)
    let abstained = try wide(#"{"language":"xx","text":"abc"}"#)
    #expect(abstained["content_distress_status"] == "abstained" && abstained["content_distress_reason"] == "unsupported-language")
    #expect(abstained["flag_suicide_status"] == "unsupported" && abstained["flag_suicide_present"] == nil)
    let error = try wide(#"{"text":1}"#)
    #expect(error["record_reason"] == "wrong-type" && error["concept_insomnia_status"] == "error")
  }

  @Test func turnsHaveTheirOwnRows() throws {
    let line = #"{"language":"en","turns":[{"role":"clinician","text":"Hello."},{"role":"subject","text":"I can't sleep."}]}"#
    // A report does not say whose a turn is: nothing seen there is no zero.
    let first = try wide(line, per: .turn)
    #expect(first["concept_insomnia_counted"] == nil && first["concept_insomnia_status"] == "unseen")
    #expect(try wide(line, per: .turn)["marker_first_person_singular_status"] == "unseen")
    let second = try wide(line, per: .turn, row: 1)
    #expect(second["turn"] == "1" && second["concept_insomnia_counted"] == "1" && second["marker_first_person_singular_count"] == "1")
  }

  /// A turn is no better known than its text: flags, too little text, and languages.
  @Test func turnsClaimNoMoreThanWasMeasured() throws {
    let line =
      #"{"language":"en","turns":[{"role":"clinician","text":"Hello."},{"role":"subject","text":"I want to die."},{"role":"subject","text":"Yes."}]}"#
    let rows = try (0..<3).map { try wide(line, per: .turn, row: $0) }
    #expect(rows[1]["flag_suicide_status"] == "ok" && rows[1]["flag_suicide_present"] == "true")
    for row in [rows[0], rows[2]] { #expect(row["flag_suicide_status"] == "unseen" && row["flag_suicide_present"] == nil) }
    #expect(rows.allSatisfy { $0["flag_abuse_status"] == "unseen" && $0["flag_abuse_present"] == nil })
    #expect(try wide(line)["flag_abuse_present"] == "false")
    // Too little text for a rate is too little in a turn of it as well: the count stands beside its status.
    let name = "marker_first_person_singular"
    #expect(try wide(line)["\(name)_status"] == "insufficient")
    #expect(rows[1]["\(name)_status"] == "insufficient" && rows[1]["\(name)_count"] == "1" && rows[1]["\(name)_reason"] != nil)
    #expect(rows[2]["\(name)_status"] == "unseen" && rows[2]["\(name)_count"] == nil)
    for row in rows {
      for (column, value) in row where column.hasSuffix("_status") && !["ok", "insufficient"].contains(value) {
        let stem = column.dropLast("status".count)
        #expect(!row.keys.contains { $0.hasPrefix(stem) && !$0.hasSuffix("_status") && !$0.hasSuffix("_reason") }, "\(column)")
      }
    }
    // The only turn is the text.
    let alone = #"{"language":"en","text":"Good day."}"#
    let (text, turn) = (try wide(alone), try wide(alone, per: .turn))
    #expect(turn["\(name)_status"] == text["\(name)_status"] && turn["\(name)_count"] == "0" && text["\(name)_count"] == "0")
    #expect(turn["flag_abuse_status"] == "ok" && turn["flag_abuse_present"] == "false")
    // The turns of what abstained or was withheld, and what a language has no content for.
    let foreign = try wide(#"{"language":"xx","turns":[{"role":"subject","text":"abc"},{"role":"subject","text":"def"}]}"#, per: .turn)
    #expect(foreign["concept_insomnia_status"] == "abstained" && foreign["concept_insomnia_reason"] == "unsupported-language")
    let withheld = try wide(#"{"language":"en","text":"x","consent":{"analysis":false}}"#, per: .turn)
    #expect(withheld["flag_suicide_status"] == "withheld" && withheld["\(name)_status"] == "withheld")
  }

  /// Where the request says whose each turn is, what was not seen in a turn of the subject is a measured 0, and no other turn has one.
  @Test func turnsOfTheSubjectHaveZeros() throws {
    let line =
      #"{"language":"en","turns":[{"role":"clinician","text":"Sleep?"},{"role":"subject","text":"I can't sleep."},{"role":"subject","text":"Yes."}]}"#
    let table = ReportTable(content, per: .turn, .wide)
    let names = table.columns.map(\.name)
    func rows(_ roles: [TurnRecord.Role]?) throws -> [[String: String]] {
      table.rows(try record(line), roles: roles).map { row in
        Dictionary(uniqueKeysWithValues: zip(names, row).compactMap { name, field in field.map { (name, $0) } })
      }
    }
    let known = try rows([.clinician, .subject, .subject])
    #expect(known.map { $0["turn_role"] } == ["clinician", "subject", "subject"])
    for name in ["concept_insomnia", "flag_abuse", "marker_first_person_singular"] {
      #expect(known[0]["\(name)_status"] == "unseen" && known[0]["\(name)_reason"] == "not-subject")
    }
    #expect(known[1]["concept_insomnia_counted"] == "1" && known[1]["flag_abuse_present"] == "false")
    #expect(known[2]["concept_insomnia_status"] == "ok" && known[2]["concept_insomnia_counted"] == "0")
    #expect(known[2]["flag_abuse_present"] == "false")
    #expect(known[2]["marker_first_person_singular_status"] == "insufficient" && known[2]["marker_first_person_singular_count"] == "0")
    // Roles of another conversation say nothing.
    for roles in [nil, [.subject]] as [[TurnRecord.Role]?] {
      let unknown = try rows(roles)
      #expect(unknown.allSatisfy { $0["turn_role"] == nil } && unknown[2]["concept_insomnia_status"] == "unseen")
    }
  }

  @Test func rowsOfFindingsSayWhyThereIsNone() throws {
    let found = try wide(#"{"language":"en","text":"I can't sleep."}"#, per: .finding)
    #expect(found["finding"] == "0" && found["finding_status"] == "ok" && found["concept"] == "insomnia" && found["polarity"] == "affirmed")
    let cases: [(String, ReportSections, String, String?)] = [
      (#"{"language":"en","text":"Good day."}"#, .standard, "none", nil),
      (#"{"language":"en","text":"I can't sleep."}"#, [.scores], "not-included", nil),
      (#"{"language":"en","turns":[{"role":"clinician","text":"Good day."}]}"#, .standard, "unseen", "no-subject"),
      (#"{"language":"xx","text":"abc"}"#, .standard, "abstained", "unsupported-language"),
      (#"{"language":"en","text":""}"#, .standard, "abstained", "empty-text"),
      (#"{"language":"en","text":"x","consent":{"analysis":false}}"#, .standard, "withheld", nil),
      (#"{"text":1}"#, .standard, "error", "wrong-type"),
    ]
    let long = ReportTable(content, per: .finding, .long)
    let place = { (name: String) in long.columns.firstIndex { $0.name == name } ?? 0 }
    for (line, sections, status, reason) in cases {
      let row = try wide(line, sections, per: .finding)
      #expect(row["finding"] == nil && row["finding_status"] == status && row["finding_reason"] == reason, "\(line)")
      let only = try #require(long.rows(try record(line, sections)).first)
      #expect(only[place("status")] == status && only[place("reason")] == reason && only[place("value")] == nil, "\(line)")
    }
  }

  @Test func rowsWithoutValuesHaveStatusesAlone() {
    for unit in ReportTable.Unit.allCases {
      for shape in ReportTable.Shape.allCases {
        let table = ReportTable(content, per: unit, shape)
        let row = table.empty(line: 3, .withheld)
        for (column, field) in zip(table.columns, row) {
          let isStatus = column.name == "status" || column.name.hasSuffix("_status")
          #expect(field == (column.name == "line" ? "3" : isStatus ? "withheld" : nil), "\(column.name)")
          if isStatus, let words = column.words { #expect(words.contains("unreadable"), "\(column.name)") }
        }
      }
    }
  }

  @Test func whereNobodyIsTheSubjectNothingIsZero() throws {
    let line = #"{"language":"en","turns":[{"role":"other","text":"I can't sleep."},{"role":"clinician","text":"I see."}]}"#
    for row in [try wide(line), try wide(line, per: .turn)] {
      for name in ["concept_insomnia", "concept_gambling", "flag_suicide"] {
        #expect(row["\(name)_status"] == "unseen" && row["\(name)_reason"] == "no-subject")
      }
      #expect(row["concept_insomnia_counted"] == nil && row["flag_suicide_present"] == nil)
      #expect(row["marker_first_person_singular_status"] == "unsupported" && row["marker_first_person_singular_reason"] == "no-subject")
    }
    // The only turn of a conversation in which somebody is measured is the subject's.
    let alone = try wide(#"{"language":"en","turns":[{"role":"subject","text":"Good day."}]}"#, per: .turn)
    #expect(alone["concept_insomnia_status"] == "ok" && alone["concept_insomnia_counted"] == "0")
  }

  @Test func whatThisContentDoesNotHaveIsCounted() throws {
    var record = try record(#"{"language":"en","text":"I can't sleep."}"#)
    let table = ReportTable(content, per: .text, .wide)
    #expect(table.strangers(record) == 0)
    record.markers?.append(MarkerRecord(marker: "own-words", status: .ok))
    #expect(table.strangers(record) == 1)
  }

  @Test func longAndWideSayTheSame() throws {
    let line = #"{"id":"a","language":"en","text":"\#(ReportPageTests.letter)"}"#
    let wide = try wide(line)
    let table = ReportTable(content, per: .text, .long)
    let names = table.columns.map(\.name)
    let place = { (name: String) in names.firstIndex(of: name) ?? 0 }
    var count = 0
    for row in table.rows(try record(line)) {
      let column = Column.name("\(row[place("kind")] ?? "")_\(row[place("name")] ?? "")_\(row[place("measure")] ?? "")")
      #expect(row[place("value")] == wide[column], "\(column)")
      count += 1
    }
    #expect(count == table.topics.reduce(0) { $0 + $1.measures.count })
  }

  @Test func codebookHasEveryColumnOfEveryTable() throws {
    let package = try JSONReader().read(Codebook(content).json)
    let resources = try #require(package["resources"]?.array)
    #expect(resources.count == 8)
    #expect(package["$schema"]?.string == "https://datapackage.org/profiles/2.0/datapackage.json")
    #expect(resources.allSatisfy { $0["type"]?.string == "table" && $0["profile"] == nil })
    for unit in ReportTable.Unit.allCases {
      for shape in ReportTable.Shape.allCases {
        let fields = resources.first { $0["name"]?.string == "\(unit.rawValue)-\(shape.rawValue)" }?["schema"]?["fields"]?.array ?? []
        #expect(fields.map { $0["name"]?.string } == ReportTable(content, per: unit, shape).columns.map(\.name))
        #expect(
          fields.allSatisfy { $0["title"]?.string?.isEmpty == false && $0["description"]?.string?.isEmpty == false && $0["type"] != nil })
        // What there is none of is said, not left out.
        #expect(fields.allSatisfy { field in ["evidence", "norm", "range"].allSatisfy { field[$0]?.string?.isEmpty == false } })
      }
    }
  }

  @Test func valuesKeepTheConstraintsOfTheCodebook() throws {
    let table = ReportTable(content, per: .text, .wide)
    let fields = table.rows(try record(#"{"id":"a","language":"en","text":"\#(ReportPageTests.letter)"}"#))[0]
    for (column, field) in zip(table.columns, fields) {
      guard let field else { continue }
      if let words = column.words { #expect(words.contains(field), "\(column.name) is \(field)") }
      if column.kind == .integer { #expect(Int(field) != nil, "\(column.name)") }
      guard column.kind == .number || column.kind == .integer else { continue }
      let value = try #require(Millionths(field))
      if let minimum = column.minimum { #expect(value >= minimum, "\(column.name)") }
      if let maximum = column.maximum { #expect(value <= maximum, "\(column.name)") }
    }
  }
}
