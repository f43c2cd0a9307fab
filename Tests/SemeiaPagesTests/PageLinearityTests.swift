import Semeia
import SemeiaText
import Testing

@testable import SemeiaPages

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A page and a concordance of a long text cost no more by the finding than those of a short one. Ratios of CPU time of this thread, measured
/// again where they exceed the bound: a cost that is not linear exceeds it every time.
@Suite(.serialized) struct PageLinearityTests {
  private let analyzer: Analyzer

  init() throws { analyzer = try ReportPageTests.analyzer.get() }

  private func entry(findings: Int) throws -> PageEntry {
    let text = String(repeating: "I can't sleep. ", count: findings / 2) + String(repeating: "I feel hopeless. ", count: findings / 2)
    let document = Document(text, language: LanguageTag("en"))
    return try PageReader(RecordFilter(analyzer)).entry(text: document)
  }

  private func cost(_ body: () -> Int) -> Double {
    var least = Double.infinity
    for _ in 0..<2 {
      var (start, end) = (timespec(), timespec())
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
      let size = body()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
      #expect(size > 0)
      least = min(least, Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9)
    }
    return least
  }

  /// How many times as much four times as many findings cost by the finding.
  private func ratios(_ measure: (PageEntry) -> Int) throws -> [Double] {
    let (short, long) = (try entry(findings: 400), try entry(findings: 1600))
    #expect(short.record.findings?.count == 400 && long.record.findings?.count == 1600)
    var ratios: [Double] = []
    repeat { ratios.append(cost { measure(long) } / cost { measure(short) } / 4) } while ratios.count < 5 && ratios.last ?? 0 > 1.6
    return ratios
  }

  @Test func aPageIsLinear() throws {
    let ratios = try ratios { ReportPage([$0], analyzer: analyzer).html.utf8.count }
    #expect(ratios.contains { $0 <= 1.6 }, "\(ratios)")
  }

  @Test func aConcordanceIsLinear() throws {
    let ratios = try ratios { Concordance("insomnia", width: 40).lines($0).count }
    #expect(ratios.contains { $0 <= 1.6 }, "\(ratios)")
  }

  /// One letter with marks without end before and after the place.
  @Test func aLetterWithoutEndIsCut() throws {
    let endless = "a" + String(repeating: "\u{301}", count: 20_000)
    let document = Document("\(endless). I can't sleep. \(endless)", language: LanguageTag("en"))
    let entry = try PageReader(RecordFilter(analyzer)).entry(text: document)
    let line = try #require(Concordance("insomnia", width: 40).lines(entry).first)
    #expect(line.match == "can't sleep" && line.before.hasSuffix(" I ") && line.after.hasPrefix("."))
    #expect(line.before.utf8.count < 10_000 && line.after.utf8.count < 10_000)
  }

  /// What many findings share is told by the nearest of them, and by how many more there are.
  @Test func manyFindingsShareAnAmount() throws {
    var entry = try entry(findings: 400)
    let model = PageModel(analyzer, [entry])
    #expect(model.records[0]?.without.count == PageModel.mostWithout)
    #expect(ReportPage([entry], analyzer: analyzer).html.utf8.count < 4 << 20)
    // Reports of older versions do not say what each finding gives.
    for score in (entry.record.scores ?? []).indices {
      for part in (entry.record.scores?[score].content?.contributions ?? []).indices {
        entry.record.scores?[score].content?.contributions[part].amounts = []
      }
    }
    let html = ReportPage([entry], analyzer: analyzer).html
    #expect(html.contains("… (+179)"))
    #expect(html.utf8.count < 4 << 20)
  }
}
