import Foundation
import SemeiaLexicon
import SemeiaRecords
import SemeiaScoring
import SemeiaText
import Testing

@testable import Semeia

/// An example that could not fail is a problem of the content, with its place.
@Suite struct ContentCheckerTests {
  /// The shipped content with some files changed.
  private struct Changed: ContentFolder {
    let base: any ContentFolder
    var files: [String: String]
    func file(_ path: String) -> [UInt8]? { files[path].map { Array($0.utf8) } ?? base.file(path) }
    func names(in directory: String) -> [String] { base.names(in: directory) }
  }

  private static let header = "concept\toutcome\ttext\texpect\n"

  /// The problems of rows in the examples of a language with little content.
  private func problems(_ rows: String) throws -> [ContentProblem] {
    let base = try ContentLibrary.shipped().folder
    let path = "languages/sw/examples.tsv"
    var checker = try ContentChecker(Changed(base: base, files: [path: Self.header + rows]))
    checker.check(try #require(LanguageTag("sw")))
    return checker.problems.filter { $0.file == path && $0.severity == .error }
  }

  @Test func whatNobodyKnowsIsNeverFound() throws {
    let found = try problems("no-such-concept\tnone\tHabari za asubuhi.\t\n")
    #expect(found.map(\.code) == ["unknown-id"] && found.first?.line == 2 && found.first?.column == 1)
    #expect(found.first?.hint.isEmpty == false)
    #expect(try problems("insomnia\tnone\tHabari za asubuhi.\t\n").isEmpty)
  }

  @Test(arguments: ["polarity", "polarity:negated", "tempo=past", "polarity=negatd", "level=9"])
  func whatExpectsNothingIsNoExpectation(_ expected: String) throws {
    let found = try problems("insomnia\tdiscounted\tSikusema ⟦siwezi kulala⟧.\t\(expected)\n")
    #expect(found.map(\.code) == ["bad-expect"] && found.first?.line == 2)
    #expect(found.first?.column ?? 0 > 40)
  }

  @Test func axesOfNothingAreNotLookedAt() throws {
    #expect(try problems("insomnia\tnone\tHabari za asubuhi.\tpolarity=negated\n").map(\.code) == ["bad-expect"])
    #expect(try problems("negation\tfound\t⟦Siwezi⟧ kuja.\ttime=past\n").map(\.code) == ["bad-expect"])
  }

  @Test func markersAreFoundOrNot() throws {
    #expect(try problems("negation\tdiscounted\t⟦Siwezi⟧ kuja.\t\n").map(\.code) == ["bad-outcome"])
  }

  @Test func marksThatAreNotClosedMarkNothing() throws {
    #expect(try problems("insomnia\tnone\tHabari ⟦za asubuhi.\t\n").map(\.code) == ["bad-marks"])
  }

  @Test func aRulesExampleNeedsALanguage() throws {
    let base = try ContentLibrary.shipped().folder
    let path = "rules/quality/pack.json"
    let pack = String(decoding: try #require(base.file(path)), as: UTF8.self)
    let broken = pack.replacing(#""language": "fi""#, with: #""language": "?!""#)
    #expect(broken != pack)
    var checker = try ContentChecker(Changed(base: base, files: [path: broken]))
    checker.checkShared()
    let found = checker.problems.filter { $0.code == "bad-language" }
    #expect(!found.isEmpty && found.allSatisfy { $0.file == path && !$0.hint.isEmpty })
  }

  /// The content with a norm that was counted with the rows of today, or with others.
  private func withNorm(of rows: String) throws -> Changed {
    let base = try ContentLibrary.shipped().folder
    let norm = "norms/en/message.json"
    let json = String(decoding: try #require(base.file(norm)), as: UTF8.self)
    let start = try #require(json.range(of: #""content": ""#)).upperBound
    return Changed(base: base, files: [norm: json[..<start] + rows + json[(json[start...].firstIndex(of: "\"") ?? start)...]])
  }

  @Test func aNormOfOtherRowsIsTold() throws {
    let english = try #require(LanguageTag("en"))
    let now = ContentHash.language(english, in: try ContentLibrary.shipped().folder)
    for (rows, isOutdated) in [(now, false), ("sha256:0", true), ("", true)] {
      let folder = try withNorm(of: rows)
      #expect(ContentHash.norms(english, in: folder).first { $0.name == "message" }?.isOutdated == isOutdated)
      var checker = try ContentChecker(folder)
      checker.checkNorms()
      #expect(checker.problems.contains { $0.code == "norm-outdated" && $0.file == "norms/en/message.json" } == isOutdated)
      let capabilities = try JSONReader().read(try Capabilities(Analyzer(content: ContentLibrary(folder))).line(english))
      #expect(capabilities["scores"]?["outdatedNorms"]?.array?.contains(.string("message")) == isOutdated)
    }
  }

  /// A report whose style is compared with the norm says so once; one that is compared with nothing has nothing to say.
  @Test func aReportSaysThatItsNormIsOutdated() throws {
    let english = try #require(LanguageTag("en"))
    let now = ContentHash.language(english, in: try ContentLibrary.shipped().folder)
    let letter = String(repeating: "I walked home alone and I never talked. ", count: 30)
    for (rows, times) in [(now, 0), ("sha256:0", 1)] {
      let analyzer = try Analyzer(content: ContentLibrary(try withNorm(of: rows)))
      let told = { (report: Report) in report.warnings.count { $0.code == "norm-outdated" } }
      let report = try analyzer.analyze(Document(letter, language: english, genre: .message))
      #expect(report.scores.contains { $0.style != nil } && told(report) == times)
      #expect(told(try analyzer.report(report, removing: [TextSpan(0, 20)])) == times)
      #expect(told(try analyzer.analyze(Document("", language: english, genre: .message))) == 0)
      #expect(told(try analyzer.analyze(Document(letter, language: english, genre: .message, author: .clinician))) == 0)
    }
  }
}
