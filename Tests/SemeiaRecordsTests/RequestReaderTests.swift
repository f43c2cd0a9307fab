import Testing

@testable import SemeiaRecords

/// A line that is refused, with what its error says.
struct BadLine: Sendable, CustomTestStringConvertible {
  let line: String
  let code: RecordError.Code
  /// What stands at the offset; the offset is that of its first occurrence.
  let at: String
  let field: String?
  let id: String?

  init(_ line: String, _ code: RecordError.Code, at: String, field: String? = nil, id: String? = nil) {
    self.line = line
    self.code = code
    self.at = at
    self.field = field
    self.id = id
  }

  var offset: Int? { Array(line.utf8).firstRange(of: Array(at.utf8))?.lowerBound }
  var testDescription: String { line }
}

@Suite struct RequestReaderTests {
  static let bad: [BadLine] = [
    BadLine("[1]", .notAnObject, at: "["), BadLine(" \"text\"", .notAnObject, at: "\""), BadLine("null", .notAnObject, at: "n"),
    BadLine("[1,]", .trailingComma, at: ","), BadLine("{}", .missingText, at: "{"),
    BadLine("{\"id\":\"d\",\"text\":null}", .missingText, at: "{", id: "d"),
    BadLine("{\"text\":\"a\",\"turns\":[]}", .textAndTurns, at: "["), BadLine("{\"turns\":[],\"text\":\"a\"}", .textAndTurns, at: "\"a"),
    BadLine("{\"text\":5,\"id\":\"late\"}", .wrongType, at: "5", field: "text", id: "late"),
    BadLine("{\"id\":5,\"text\":\"a\"}", .wrongType, at: "5", field: "id"),
    BadLine("{\"text\":\"a\",\"language\":[]}", .wrongType, at: "[", field: "language"),
    BadLine("{\"text\":\"a\",\"genre\":1}", .wrongType, at: "1", field: "genre"),
    BadLine("{\"text\":\"a\",\"date\":{}}", .wrongType, at: "{}", field: "date"),
    BadLine("{\"text\":\"a\",\"consent\":true}", .wrongType, at: "true", field: "consent"),
    BadLine("{\"text\":\"a\",\"consent\":{\"export\":1}}", .wrongType, at: "1", field: "consent"),
    BadLine("{\"turns\":{}}", .wrongType, at: "{}", field: "turns"), BadLine("{\"turns\":[1]}", .wrongType, at: "1", field: "turns"),
    BadLine("{\"turns\":[{\"role\":\"other\",\"text\":1}]}", .wrongType, at: "1", field: "turns"),
    BadLine("{\"turns\":[{\"role\":\"other\"}]}", .missingText, at: "{\"role", field: "turns"),
    BadLine("{\"turns\":[{\"text\":\"a\"}]}", .invalidField, at: "{\"text", field: "turns"),
    BadLine("{\"turns\":[{\"text\":\"a\",\"role\":\"nurse\"}]}", .invalidField, at: "\"nurse", field: "turns"),
    BadLine(turn("\"start\":-1"), .invalidField, at: "-1", field: "turns"),
    BadLine(turn("\"end\":1e999"), .invalidField, at: "1e999", field: "turns"),
    BadLine(turn("\"start\":2,\"end\":1.5"), .invalidField, at: "{\"role", field: "turns"),
    BadLine(turn("\"start\":\"2\""), .wrongType, at: "\"2\"", field: "turns"),
    BadLine(turn("\"start\":NaN"), .invalidNumber, at: "NaN"),
    BadLine("{\"text\":\"a\",\"genre\":\"poem\"}", .invalidField, at: "\"poem", field: "genre"),
    BadLine("{\"text\":\"a\",\"author\":\"Subject\"}", .invalidField, at: "\"Subject", field: "author"),
    BadLine("{\"text\":\"a\",\"language\":\"en_US\"}", .invalidField, at: "\"en_US", field: "language"),
    BadLine("{\"text\":\"a\",\"date\":\"2026-02-29\"}", .invalidField, at: "\"2026", field: "date"),
    // A line that is not JSON is that before all else; the id counts when it was read.
    BadLine("{\"id\":\"d\",\"genre\":\"poem\",\"text\":\"a\",}", .trailingComma, at: ",}", id: "d"),
    BadLine("{\"text\":\"\\ud800\",\"id\":\"d\"}", .loneSurrogate, at: "\\u"),
    BadLine("{\"id\":\"d\",\"text\":\"a\"}}", .syntax, at: "}}", id: "d"),
    BadLine("{\"text\":\"a\",\"x_a\":{\"b\":[1,{\"c\":0,\"c\":1}]}}", .duplicateKey, at: "\"c\":1"),
    BadLine("{\"text\":\"a\",\"\\u0074ext\":\"b\"}", .duplicateKey, at: "\"\\u0074"),
    BadLine("", .syntax, at: ""),
  ]

  static func turn(_ members: String) -> String { "{\"turns\":[{\"role\":\"subject\",\"text\":\"a\",\(members)}]}" }

  @Test("A line that is no record is refused with its code, place, field and id", arguments: bad)
  func refuses(_ bad: BadLine) throws {
    let error = try #require(throws: RecordError.self) { try RequestReader().read(Array(bad.line.utf8)) }
    #expect(error.code == bad.code)
    if bad.at == "}}" {
      #expect(error.offset == bad.offset.map { $0 + 1 })
    } else if bad.at.isEmpty {
      #expect(error.offset == 0)
    } else {
      #expect(error.offset == bad.offset)
    }
    #expect(error.field == bad.field)
    #expect(error.id == bad.id)
  }

  @Test("No message repeats a value")
  func messages() {
    let secret = "qqzz"
    for field in ["genre", "author", "language", "date"] {
      let error = #expect(throws: RecordError.self) {
        try RequestReader().read(Array("{\"text\":\"a\",\"\(field)\":\"\(secret)-_\"}".utf8))
      }
      #expect(error?.message.contains(secret) == false)
    }
    let strict = #expect(throws: RecordError.self) {
      try RequestReader(strict: true).read(Array("{\"text\":\"a\",\"I am \(secret)\":1}".utf8))
    }
    #expect(strict?.message.contains(secret) == false)
    #expect(strict?.field == "(not a name)")
  }

  @Test("Every field is read")
  func reads() throws {
    let line = """
      {"id":"d7","text":"a\\u0000\\n😞","language":"es-MX","genre":"clinical-note","author":"clinician","subject":"p1",\
      "date":"2026-03-09","consent":{"analysis":true,"export":null},"x_a":{"b": [1]},"mood":1,"x_b":null}
      """
    let record = try RequestReader().read(Array(line.utf8))
    #expect(
      record
        == RequestRecord(
          id: "d7", text: Array("a\0\n😞".utf8), language: "es-MX", genre: .clinicalNote, author: .clinician, subject: "p1",
          date: "2026-03-09", consent: ConsentRecord(analysis: true),
          extensions: [
            ExtensionField(name: "x_a", json: Array("{\"b\": [1]}".utf8)), ExtensionField(name: "x_b", json: Array("null".utf8)),
          ], unknownFieldCount: 1, unknownFields: ["mood"]))
    #expect(record.string == "a\0\n😞")
  }

  @Test("A null stands for an absent field")
  func nulls() throws {
    let line = """
      {"id":null,"text":"","turns":null,"language":null,"genre":null,"author":null,"subject":null,"date":null,"consent":null}
      """
    #expect(try RequestReader().read(Array(line.utf8)) == RequestRecord(text: []))
  }

  @Test("Turns are read in their order")
  func turns() throws {
    let line = """
      {"turns":[{"speaker":"A","role":"clinician","text":"How?","start":0,"end":1.5},{"role":"subject","text":"",\
      "start":null,"tone":1,"x_c":2},{"role":"other","text":"é","end":2e0}],"consent":{"sale":true}}
      """
    let record = try RequestReader().read(Array(line.utf8))
    #expect(
      record.turns == [
        TurnRecord(speaker: "A", role: .clinician, text: Array("How?".utf8), start: 0, end: 1.5),
        TurnRecord(role: .subject, text: []), TurnRecord(role: .other, text: Array("é".utf8), end: 2),
      ])
    #expect(record.turns?.last?.string == "é")
    #expect(record.consent == ConsentRecord())
    #expect(record.unknownFields == ["turns.tone", "consent.sale"])
    #expect(record.unknownFieldCount == 2)
    #expect(try RequestReader().read(Array("{\"turns\":[]}".utf8)).turns == [])
  }

  @Test("Strict reading refuses unknown fields and still takes extensions")
  func strict() throws {
    let reader = RequestReader(strict: true)
    _ = try reader.read(Array("{\"text\":\"a\",\"x_a\":1}".utf8))
    #expect(throws: RecordError(.invalidField, offset: 12, field: "mood", id: "d", detail: "unknown field")) {
      try reader.read(Array("{\"text\":\"a\",\"mood\":1,\"id\":\"d\"}".utf8))
    }
    #expect(throws: RecordError.self) { try reader.read(Array(Self.turn("\"tone\":1").utf8)) }
  }

  @Test("Only the first sixteen unknown names are kept")
  func manyUnknown() throws {
    let fields = (0..<1000).map { "\"f\($0)\":0" }.joined(separator: ",")
    let record = try RequestReader().read(Array("{\"text\":\"\",\(fields)}".utf8))
    #expect(record.unknownFieldCount == 1000)
    #expect(record.unknownFields.count == 16)
  }

  @Test("An echoed value stays on one line")
  func echoOnOneLine() throws {
    let record = try RequestReader().read(Array("{\"text\":\"\",\"x_a\":[1,\r\n2, \"a b\"]}\r\n".utf8))
    #expect(record.extensions.map(\.json) == [Array("[1,2, \"a b\"]".utf8)])
  }

  @Test("The limit of depth counts the record itself")
  func depth() throws {
    func line(_ depth: Int) -> [UInt8] {
      Array("{\"text\":\"\",\"y\":".utf8) + Array(repeating: UInt8(ascii: "["), count: depth)
        + Array(repeating: UInt8(ascii: "]"), count: depth) + Array("}".utf8)
    }
    _ = try RequestReader().read(line(63))
    #expect(throws: RecordError(.tooDeep, offset: 15 + 63)) { try RequestReader().read(line(64)) }
  }

  @Test("All ways to hand over a line read the same")
  func buffers() throws {
    let line = Array("{\"text\":\"a\"}".utf8)
    let record = try RequestReader().read(line)
    #expect(try RequestReader().read(line.span) == record)
    #expect(try line.withUnsafeBufferPointer { try RequestReader().read($0) } == record)
  }

  @Test("Every code has its name and its sentence")
  func codes() {
    #expect(
      RecordError.Code.allCases.map(\.rawValue) == [
        "invalid-utf8", "byte-order-mark", "too-deep", "syntax", "trailing-comma", "duplicate-key", "invalid-number",
        "control-character", "nul-byte", "lone-surrogate", "line-too-long", "not-an-object", "missing-text",
        "text-and-turns", "wrong-type", "invalid-field", "unreadable-transcript", "internal",
      ])
    #expect(Set(RecordError.Code.allCases.map(\.explanation)).count == RecordError.Code.allCases.count)
  }
}

/// What was read is written, and read again equal.
@Suite struct RequestWritingTests {
  @Test(arguments: [
    #"{"id":"a","text":"One \" two","language":"de","genre":"message","author":"clinician","subject":"p","date":"2026-11-20","consent":{"analysis":true,"decisionSupport":false,"export":false},"x_a":{"b":[1]}}"#,
    #"{"turns":[{"speaker":"S","role":"subject","text":"Hm.","start":0.5,"end":1}]}"#, #"{"text":""}"#,
  ])
  func comesBackEqual(_ line: String) throws {
    let record = try RequestReader(strict: true).read(Array(line.utf8))
    var writer = JSONWriter()
    record.write(to: &writer)
    #expect(writer.text == line)
    #expect(try RequestReader(strict: true).read(writer.bytes) == record)
  }
}
