import SemeiaDecisions
import SemeiaRecords
import Testing

@Suite struct ConditionReaderTests {
  @Test func readsEveryForm() throws {
    let (condition, problems) = try condition(
      """
      {"all":[{"any":[{"fact":"flag.self-harm","==":true},{"not":{"fact":"size.words","<":50}}]},
      {"atLeast":2,"of":[{"fact":"genre","in":["message","narrative"]},{"fact":"score.distress.style","exists":true},
      {"fact":"score.distress.content",">=":0.75}]}]}
      """)
    #expect(problems.isEmpty)
    let names = try #require(condition).tests.map(\.name.description)
    #expect(names == ["flag.self-harm", "size.words", "genre", "score.distress.style", "score.distress.content"])
    #expect(condition?.tests.map(\.description) == ["== true", "< 50", #"in ["message","narrative"]"#, "exists", ">= 0.75"])
  }

  @Test(arguments: [
    (#"1"#, "bad-condition", ""),
    (#"{}"#, "bad-condition", ""),
    (#"{"fact":"size.words"}"#, "bad-condition", ""),
    (#"{"fact":"size.words",">":1,"<":9}"#, "bad-condition", ""),
    (#"{"all":[{"fact":"size.words",">":1}],"any":[]}"#, "bad-condition", ""),
    (#"{"all":{"fact":"size.words",">":1}}"#, "bad-condition", ".all"),
    (#"{"all":[]}"#, "empty-list", ".all"),
    (#"{"fact":"size.words","=>":1}"#, "bad-condition", ".=>"),
    (#"{"fact":"genre",">=":"x"}"#, "type", ".>="),
    (#"{"fact":"size.words","<":1e3}"#, "type", ".<"),
    (#"{"fact":"size.words","<":null}"#, "type", ".<"),
    (#"{"fact":"genre","in":"message"}"#, "type", ".in"),
    (#"{"fact":"genre","in":[]}"#, "type", ".in"),
    (#"{"fact":"genre","exists":1}"#, "type", ".exists"),
    (#"{"fact":"words","<":1}"#, "unknown-fact", ".fact"),
    (#"{"fact":7,"<":1}"#, "unknown-fact", ".fact"),
    (#"{"atLeast":3,"of":[{"fact":"size.words",">":1}]}"#, "bad-count", ".atLeast"),
    (#"{"atLeast":0,"of":[{"fact":"size.words",">":1}]}"#, "bad-count", ".atLeast"),
    (#"{"not":{"any":[{"fact":"size.words",">":1},{"fact":"x","==":1}]}}"#, "unknown-fact", ".not.any[1].fact"),
  ])
  func reportsWhatAndWhere(_ json: String, _ code: String, _ place: String) throws {
    let (condition, problems) = try condition(json)
    #expect(condition == nil)
    #expect(problems.contains { $0.code == code && $0.path == "rules[0].when\(place)" && !$0.hint.isEmpty }, "\(problems)")
  }

  @Test func reportsAllAtOnce() throws {
    let problems = try condition(#"{"all":[{"fact":"x","==":1},{"fact":"genre","<":"a"},{"any":[]}]}"#).problems
    #expect(problems.map(\.code) == ["unknown-fact", "type", "empty-list"])
  }

  /// Anything that is JSON gives a pack or problems, and never ends the program.
  @Test(arguments: [
    "null", "[]", "{}", #"{"rules":{}}"#, #"{"rules":[null,[],{"id":1}]}"#, #"{"id":"A b","version":0,"rules":[{}]}"#,
  ])
  func survivesAnyShape(_ text: String) throws {
    let (read, problems) = try pack(text)
    #expect(read.rules.isEmpty)
    #expect(!problems.isEmpty)
  }
}
