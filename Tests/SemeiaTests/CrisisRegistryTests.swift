import Semeia
import SemeiaLexicon
import SemeiaRecords
import Testing

/// A folder of one file.
private struct OneFile: ContentFolder {
  var text: String
  func file(_ path: String) -> [UInt8]? { path == "crisis/contacts.tsv" ? Array(text.utf8) : nil }
  func names(in directory: String) -> [String] { [] }
}

@Suite struct CrisisRegistryTests {
  private static let header = "country\tkind\tcontact\tname\thours\tlanguages\tsource\tverified\tvalid-until\tstatus\tnote\n"
  private let good = "AA\tcrisis-line\t123\tLine\t24/7\ten fr\thttps://example.org\t2026-01-01\t2026-06-01\tsourced\t"

  private func registry(_ rows: String...) -> CrisisRegistry {
    CrisisRegistry(OneFile(text: Self.header + rows.map { $0 + "\n" }.joined()), isStrict: true)
  }

  @Test func statusDependsOnTheDay() throws {
    let registry = registry(good)
    #expect(registry.problems.isEmpty)
    #expect(registry.contacts("aa", today: nil).map(\.reason) == ["no-date"])
    #expect(registry.contacts("AA", today: CalendarDate("2026-06-01")).map(\.status) == [.sourced])
    let late = try #require(registry.contacts("AA", today: CalendarDate("2026-06-02")).first)
    #expect(late.status == .unverified && late.reason == "past-date" && late.verified == "2026-01-01")
    #expect(registry.expired(today: try #require(CalendarDate("2026-06-02"))).map(\.code) == ["expired-contact"])
    #expect(registry.contacts("BB", today: nil).isEmpty)
  }

  @Test func whatIsLeftOutIsNeverShown() {
    let registry = registry(
      "AA\tcrisis-line\t1\tA\t24/7\t-\t-\tnever\tnever\tunverified\t", "AA\tomitted\t-\tB\t-\t-\t-\tnever\tnever\tunverified\twhy")
    #expect(registry.problems.isEmpty)
    #expect(registry.contacts("AA", today: CalendarDate("2026-01-01")).map(\.reason) == ["no-source"])
  }

  @Test(arguments: [
    ("AA\t", "A\t", "bad-country"), ("crisis-line", "friend", "bad-kind"), ("2026-01-01", "soon", "bad-date"),
    ("2026-06-01", "2025-06-01", "bad-date"),
    ("\tsourced", "\tsure", "bad-status"), ("https://example.org", "-", "unsourced"), ("2026-06-01", "never", "unsourced"),
    ("\t123\t", "\t-\t", "no-contact"),
  ])
  func findsBrokenRows(_ part: String, _ other: String, _ code: String) {
    let registry = registry(good.replacing(part, with: other, maxReplacements: 1))
    #expect(registry.problems.map(\.code).contains(code), "\(registry.problems)")
    #expect(registry.contacts("AA", today: nil).isEmpty)
  }

  @Test func shippedContactsAreSoundAndNamedHonestly() throws {
    let library = try ContentLibrary.shipped()
    #expect(CrisisRegistry(library.folder, isStrict: true).problems.isEmpty)
    #expect(library.crisis.countries.count >= 35)
    for (country, number) in [("US", "988"), ("ES", "024"), ("FR", "3114"), ("GB", "116 123"), ("BR", "188"), ("DE", "0800 111 0 111")] {
      let contacts = library.crisis.contacts(country, today: CalendarDate("2026-12-01"))
      #expect(contacts.contains { $0.contact == number && $0.status == .sourced && $0.source != nil }, "\(country)")
      #expect(library.crisis.contacts(country, today: CalendarDate("2030-01-01")).allSatisfy { $0.status == .unverified })
    }
  }

  @Test func shownWithAFlagOnly() throws {
    let filter = RecordFilter(try Analyzer(content: .shipped()))
    func report(_ line: String) throws -> ReportRecord {
      filter.record(of: try Array(line.utf8).withUnsafeBufferPointer { try RequestReader().read($0) }, number: 1)
    }
    #expect(try report(#"{"text":"I want to kill myself.","language":"en","country":"us"}"#).contacts?.first?.contact == "988")
    #expect(try report(#"{"text":"I want to kill myself.","language":"en"}"#).contacts == nil)
    #expect(try report(#"{"text":"I want some tea.","language":"en","country":"US"}"#).contacts == nil)
    #expect(throws: RecordError.self) { try report(#"{"text":"a","country":"USA"}"#) }
  }
}
