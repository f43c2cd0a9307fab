import SemeiaRecords
import Testing

@testable import SemeiaResearch

@Suite struct CaseReaderTests {
  private func line(_ number: Int, id: String? = nil, echo: String = "{}") -> [UInt8] {
    let id = id.map { #""id":"\#($0)","# } ?? ""
    return Array(
      #"{"v":1,"line":\#(number),\#(id)"status":"ok","size":{"scalars":9,"words":2,"sentences":1,"turns":1},"echo":\#(echo),"text":"secret words"}"#
        .utf8)
  }

  @Test func fieldsComeFromEchoLineOrID() throws {
    let labels = Array(
      """
      {"id":"b","label":"yes","subject":"s1","text":"secret"}

      {"id":"a","label":"no"}
      """.utf8)
    let reader = CaseReader(labels: labels)
    let byID = try reader.read(line(3, id: "b", echo: #"{"x_site":"north"}"#))
    #expect(byID.word("label") == "yes" && byID.word("x_site") == "north" && byID.person == "s1")
    #expect(try reader.read(line(3)).word("label") == "no")
    #expect(try reader.read(line(2)).word("label") == nil)
    #expect(try CaseReader(labels: labels, person: "id").read(line(1)).person == "b")
  }

  @Test func wordsOfTextsAreNotKept() throws {
    let item = try CaseReader(labels: Array(#"{"label":"yes","text":"secret"}"#.utf8)).read(line(1))
    #expect(item.record.text == nil && item.fields["text"] == nil)
    #expect(!"\(item)".contains("secret"))
  }

  @Test func withoutExportNothingIsRead() throws {
    let refused = CaseReader(labels: Array(#"{"label":"yes","consent":{"analysis":true}}"#.utf8))
    #expect(try Measure.words.value(in: refused.read(line(1)).record) == nil)
    let allowed = CaseReader(labels: Array(#"{"label":"yes","consent":{"analysis":true,"export":true}}"#.utf8))
    #expect(try Measure.words.value(in: allowed.read(line(1)).record) == 2)
  }

  @Test func measuresHaveNames() {
    for name in [
      "content.distress", "style.fear", "marker.negation", "z.negation", "count.swear", "concept.insomnia", "flag.suicide", "words",
      "concepts",
    ] {
      #expect(Measure(name)?.description == name)
    }
    #expect(Measure("content.") == nil && Measure("sum") == nil && Measure("other.x") == nil)
  }
}
