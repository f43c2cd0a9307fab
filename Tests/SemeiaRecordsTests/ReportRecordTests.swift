import Testing

@testable import SemeiaRecords

@Suite struct ReportRecordTests {
  static let example = """
    {"v":1,"line":1,"id":"d7","status":"ok","language":{"tag":"es","source":"declared"},"genre":"narrative",\
    "size":{"scalars":812,"words":151,"sentences":9,"turns":1},\
    "flags":[{"flag":"suicide","level":2,"label":"active thoughts","spans":[[40,61]],"findings":[3],"ambiguous":false}],\
    "findings":[{"concept":"insomnia","start":12,"end":29,"polarity":"affirmed","experiencer":"self","time":"current",\
    "modality":"actual","source":"own","intensity":1,"counted":true,"strength":1,"cues":[],\
    "entry":"es/insomnia/dormir-nada"}],\
    "markers":[{"marker":"first-person-singular","status":"ok","count":12,"per":"words","rate":0.0795,"z":1.31,\
    "reliability":0.36,"spans":[[0,4],[31,33]]}],\
    "scores":[{"dimension":"distress","level":"subfactor","status":"exploratory",\
    "content":{"value":0.75,"interval":[0.61,0.86],"contributions":[{"concept":"insomnia","amount":0.5,"findings":[0]},\
    {"concept":"depressed-mood","amount":0.25,"findings":[1,2]}]},\
    "style":{"value":0.42,"interval":[-0.4,1.2],"band":"indeterminate","norm":"es/narrative","reliability":0.41,\
    "baseline":-0.31,"contributions":[{"marker":"first-person-singular","amount":0.73,"spans":[[0,4],[31,33]]}]}}],\
    "decisions":[{"rule":"suicide-active-thoughts@1","pack":"safety@1","urgency":"today","summary":"…",\
    "options":["…","…"],"requires":"human-review","spans":[[40,61]],\
    "trace":{"all":[{"fact":"flag.suicide.level","value":2,"test":">= 2","truth":true}]}}],\
    "warnings":[],"provenance":"sha256:00"}
    """

  static let turns = """
    {"v":1,"line":30,"id":"c \\"1\\"\\u0000","status":"ok",\
    "language":{"tag":"zh-Hant","source":"declared","requested":"zh-TW"},"genre":"interview",\
    "size":{"scalars":5,"words":2,"sentences":1,"turns":2},\
    "flags":[{"flag":"suicide","level":0,"behaviors":[{"code":"B4","time":"past"}],"spans":[[1,0,5]],"findings":[0],\
    "ambiguous":true},{"flag":"abuse","spans":[],"findings":[],"ambiguous":false}],\
    "findings":[{"concept":"suicide-attempt","turn":1,"start":0,"end":5,"polarity":"negated","experiencer":"other",\
    "time":"past","modality":"actual","source":"quoted","intensity":1.5,"counted":false,"strength":0.000001,\
    "cues":[{"effect":"negated","start":0,"end":1,"entry":"zh-Hant/cues/沒有"},\
    {"effect":"question","turn":0,"start":0,"end":2,"entry":"q"}],"entry":"e"}],\
    "markers":[{"marker":"speech-rate","status":"insufficient","reason":"too-few-words"},\
    {"marker":"x","status":"unsupported","reason":"no-entries","spans":[]}],\
    "scores":[{"dimension":"fear","level":"subfactor","status":"no-norm","reason":"no-norm-for-genre",\
    "content":{"contributions":[],"coverage":{"mentioned":0,"of":12},"status":"insufficient","reason":"short"},\
    "style":{"contributions":[],"coverage":{"mentioned":1,"of":3},"status":"no-norm","reason":"none"}},\
    {"dimension":"mania","level":"subfactor","status":"unsupported","reason":"no-content"}],\
    "decisions":[],"warnings":[{"code":"unknown-fields","message":"fields were ignored","count":2}],\
    "provenance":"sha256:00","echo":{"x_b":{"k": [1.50, "\\u00e9"]},"x_a":null},"tokens":[[0,0,2],[1,0,5]],\
    "text":["ab","沒有\\n自殺"]}
    """

  static let short: [String] = [
    "{\"v\":1,\"line\":2,\"status\":\"abstained\",\"reason\":\"empty-text\",\"flags\":[]}",
    "{\"v\":1,\"line\":2,\"id\":\"\",\"status\":\"withheld\",\"reason\":\"no-consent\",\"echo\":{}}",
    "{\"v\":1,\"line\":3,\"id\":\"e\",\"status\":\"error\",\"error\":{\"code\":\"wrong-type\","
      + "\"message\":\"a field has a type it may not have\",\"offset\":12,\"field\":\"genre\"}}",
    "{\"v\":1,\"line\":3,\"status\":\"error\",\"error\":{\"code\":\"line-too-long\",\"message\":\"m\"}}",
    "{\"v\":1,\"line\":4,\"status\":\"ok\",\"text\":\"\"}",
  ]

  private func written(_ report: ReportRecord) -> String {
    var writer = JSONWriter()
    report.write(to: &writer)
    return writer.text
  }

  @Test("What is read is written again byte for byte", arguments: [example, turns] + short)
  func roundTrip(_ line: String) throws {
    let report = try ReportRecord(parsing: Array(line.utf8))
    #expect(written(report) == line)
    #expect(try ReportRecord(parsing: Array(written(report).utf8)) == report)
  }

  @Test("Every member lands in its place")
  func members() throws {
    let report = try ReportRecord(parsing: Array(Self.turns.utf8))
    #expect(report.id == "c \"1\"\0")
    #expect(report.language?.requested == "zh-TW")
    #expect(report.flags?.first?.behaviors == [FlagRecord.Behavior(code: "B4", time: "past")])
    #expect(report.findings?.first?.span == SpanRecord(turn: 1, start: 0, end: 5))
    #expect(report.findings?.first?.cues.map(\.turn) == [nil, 0])
    #expect(report.markers?.first?.spans == nil)
    #expect(report.scores?.first?.content?.coverage?.of == 12)
    #expect(report.scores?.first?.style?.status == .noNorm)
    #expect(report.echo?.map(\.name) == ["x_b", "x_a"])
    #expect(report.text == .turns([Array("ab".utf8), Array("沒有\n自殺".utf8)]))
  }

  @Test("A value of the example is the exact sum of its parts")
  func sums() throws {
    let score = try #require(try ReportRecord(parsing: Array(Self.example.utf8)).scores?.first)
    #expect(score.content?.value == score.content?.contributions.map(\.amount).sum())
    let style = try #require(score.style)
    #expect(style.value == (style.baseline ?? .zero) + style.contributions.map(\.amount).sum())
  }

  @Test("The report of a bad line repeats its id and says what is wrong")
  func errorReport() {
    let error = RecordError(JSONError(.trailingComma, at: 7), id: "e1")
    #expect(
      written(ReportRecord(line: 9, error: error))
        == "{\"v\":1,\"line\":9,\"id\":\"e1\",\"status\":\"error\",\"error\":{\"code\":\"trailing-comma\","
        + "\"message\":\"a comma follows the last element or member\",\"offset\":7}}")
  }

  @Test("Fields that nobody knows are passed over")
  func unknown() throws {
    let line = "{\"new\":[1e9],\"v\":1,\"line\":1,\"status\":\"ok\",\"size\":{\"scalars\":1,\"words\":1,\"sentences\":1,"
    let report = try ReportRecord(parsing: Array((line + "\"turns\":1,\"pages\":1}}").utf8))
    #expect(report == ReportRecord(line: 1, status: .ok, size: ReportRecord.Size(scalars: 1, words: 1, sentences: 1, turns: 1)))
  }

  @Test(
    "A report that was changed beyond its format is refused",
    arguments: [
      ("[]", .notAnObject, nil), ("{}", .notAnObject, nil), ("{\"v\":2,\"line\":1,\"status\":\"ok\"}", .invalidField, "v"),
      ("{\"v\":1,\"status\":\"ok\"}", .invalidField, "line"), ("{\"v\":1,\"line\":1,\"status\":\"fine\"}", .invalidField, "status"),
      ("{\"v\":1,\"line\":\"1\",\"status\":\"ok\"}", .wrongType, "line"),
      ("{\"v\":1,\"line\":1,\"status\":\"ok\",\"flags\":{}}", .wrongType, "flags"),
      ("{\"v\":1,\"line\":1,\"status\":\"ok\",\"tokens\":[[1]]}", .invalidField, "tokens"),
      ("{\"v\":1,\"line\":1,\"status\":\"ok\",\"markers\":[{\"marker\":\"m\",\"status\":\"ok\",\"rate\":1e-7}]}", .invalidField, "markers"),
      ("{\"v\":1,\"line\":1,\"status\":\"ok\",}", .trailingComma, nil),
    ] as [(String, RecordError.Code, String?)])
  func refuses(_ line: String, _ code: RecordError.Code, _ field: String?) {
    let error = #expect(throws: RecordError.self) { try ReportRecord(parsing: Array(line.utf8)) }
    #expect(error?.code == code)
    #expect(error?.field == field)
  }
}
