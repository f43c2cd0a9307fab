import Semeia
import SemeiaRecords
import SemeiaText
import Testing

/// Lines of `semeia context`.
@Suite struct ContextLineTests {
  private static let analyzer = Result { try Analyzer(content: .shipped()) }

  private func answer(_ line: String, language: String? = nil) throws -> (JSONValue, Bool) {
    let answer = ContextLine.answer(Array(line.utf8), 3, try Self.analyzer.get(), language: language.flatMap { LanguageTag($0) })
    return (try JSONReader().read(answer.bytes), answer.isAnswer)
  }

  @Test func cuesStandAsThoseOfFindingsDo() throws {
    let (json, isAnswer) = try answer(#"{"text":"I'm not sad.","start":8,"end":11,"language":"en"}"#)
    #expect(isAnswer && json["polarity"]?.string == "negated")
    let cue = try #require(json["cues"]?.array?.first { $0["effect"]?.string == "negated" })
    #expect(cue.members?.map(\.key) == ["effect", "start", "end", "entry"])
    #expect(cue["start"]?.int ?? 9 < 8 && cue["end"]?.int ?? 0 > 0)
  }

  @Test(arguments: [
    (#"{"text":"Mi ne","start":0,"end":2,"language":"eo"}"#, "unsupported-language"),
    (#"{"text":"Ya ne","start":0,"end":2,"language":"ru-Latn"}"#, "unsupported-script"),
    (#"{"text":"12 34","start":0,"end":2}"#, "unidentified-language"),
  ])
  func whereNothingCanBeSaidItIsSaidWhy(_ line: String, _ reason: String) throws {
    let (json, isAnswer) = try answer(line)
    #expect(isAnswer && json["status"]?.string == "abstained" && json["reason"]?.string == reason && json["line"]?.int == 3)
  }

  @Test(arguments: [
    (#"{"text":"I am sad","start":5,"end":8,"language":"e!"}"#, "invalid-field", "language"),
    (#"{"text":"I am sad","start":5,"end":8,"language":7}"#, "wrong-type", "language"),
    (#"{"text":"I am sad","start":5,"end":99,"language":"en"}"#, "invalid-field", "end"),
    (#"{"text":"I am sad","start":4,"end":5,"language":"en"}"#, "no-target", "start"), (#"{"start":4,"end":5}"#, "missing-text", "text"),
    (#"{"text":"I am sad","start":5,"end":8,"genre":"poem"}"#, "invalid-field", "genre"),
  ])
  func errorsHaveTheirOwnCodes(_ line: String, _ code: String, _ field: String) throws {
    let (json, isAnswer) = try answer(line)
    #expect(!isAnswer && json["error"]?["code"]?.string == code && json["error"]?["field"]?.string == field)
  }

  @Test func aLineWithoutALanguageHasThatOfTheCaller() throws {
    #expect(try answer(#"{"text":"Yo no estoy triste.","start":12,"end":18}"#, language: "es").0["polarity"]?.string == "negated")
  }
}
