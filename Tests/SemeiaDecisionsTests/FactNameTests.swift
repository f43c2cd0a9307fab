import SemeiaRecords
import Testing

@testable import SemeiaDecisions

@Suite struct FactNameTests {
  @Test(arguments: [
    ("flag.self-harm", FactName.Topic.flag("self-harm")),
    ("flag.suicide.level", .suicideLevel),
    ("flag.suicide.ambiguous", .flagIsAmbiguous("suicide")),
    ("flag.suicide.behavior.B4.past", .suicideBehavior(code: "B4", isPast: true)),
    ("finding.insomnia", .finding(concept: "insomnia", .counted)),
    ("finding.insomnia.negated", .finding(concept: "insomnia", .negated)),
    ("finding.sdoh.food-insecurity", .finding(concept: "sdoh.food-insecurity", .counted)),
    ("finding.sdoh.food-insecurity.any", .finding(concept: "sdoh.food-insecurity", .any)),
    ("score.distress.band", .score(dimension: "distress", .band)),
    ("marker.first-person-singular.rate", .markerRate("first-person-singular")),
    ("warning.no-safety-content", .warning("no-safety-content")),
    ("size.words", .words), ("status.reason", .statusReason),
  ])
  func reads(_ text: String, _ topic: FactName.Topic) throws {
    let name = try #require(FactName(text))
    #expect(name.topic == topic)
    #expect(name.description == text)
  }

  @Test(arguments: [
    "", ".", "flag", "flag.", "flag..level", "flag.self-harm.level", "flag.suicide.behavior.B5.past",
    "flag.suicide.behavior.B1.future",
    "score.distress", "score.distress.value", "marker.negation", "size.sentences", "finding.", "finding.-x", "finding.in somnia",
    "risk.suicide", "flag.sélf-harm",
  ])
  func refuses(_ text: String) {
    #expect(FactName(text) == nil)
  }

  @Test func kindsFollowTheCatalog() throws {
    func kind(_ text: String) throws -> FactKind? { catalog.kind(of: try #require(FactName(text))) }
    #expect(try kind("flag.suicide.level") == .whole(upTo: 5))
    #expect(try kind("flag.self-harm") == .bool)
    #expect(try kind("flag.selfharm") == nil)
    #expect(try kind("finding.sdoh.food-insecurity.other") == .whole(upTo: nil))
    #expect(try kind("score.distress.content") == .decimal(from: .zero, to: .one))
    #expect(try kind("warning.uncertain-language") == .bool)
    #expect(catalog.nearest(to: try #require(FactName("flag.selfharm"))) == "self-harm")
    #expect(catalog.nearest(to: try #require(FactName("finding.hallucinations"))) == nil)
  }
}
