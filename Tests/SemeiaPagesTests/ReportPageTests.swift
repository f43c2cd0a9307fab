import Foundation
import Semeia
import SemeiaLexicon
import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaPages

@Suite struct ReportPageTests {
  static let letter =
    "I can't sleep, and I lie awake for hours. Nothing is fun any more. I do not feel hopeless, but I feel worthless, and I feel sad most of the day. "
    + "My mother is depressed too. I worry about everything. Sometimes I wish I were dead. <b>R&D</b> \\\"quoted\\\" and <script>alert(1)</script>. On the bus "
    + "my heart races and I can't breathe. I drink every evening to get to sleep, and I can't sleep even when I am tired."

  static let analyzer = Result { try Analyzer(content: .shipped()) }

  private func entry(_ line: String) throws -> PageEntry {
    PageReader(RecordFilter(try Self.analyzer.get())).entry(Array(line.utf8), number: 1)
  }

  private func page(_ lines: [String], isBlindFirst: Bool = false) throws -> String {
    ReportPage(try lines.map(entry), analyzer: try Self.analyzer.get(), isBlindFirst: isBlindFirst).html
  }

  private func words() throws -> PageWords { PageWords(try Self.analyzer.get(), language: PageWords.english) }

  private func line(_ id: String = "d") -> String { #"{"id":"\#(id)","language":"en","genre":"narrative","text":"\#(Self.letter)"}"# }

  @Test func wordsOfAPersonAreNeverMarkup() throws {
    let html = try page([line("<img src=x onerror=y>")])
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("<img"))
    #expect(!html.contains("<b>R"))
    #expect(html.contains("&lt;b&gt;R&amp;D&lt;/b&gt; &quot;quoted&quot; and &lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func crisisContactsStandByAFlag() throws {
    var options = RecordFilter.Options()
    options.country = "MX"
    options.today = CalendarDate("2026-11-21")
    func html(_ text: String) throws -> String {
      let entry = PageReader(RecordFilter(try Self.analyzer.get(), options: options)).entry(
        Array(#"{"language":"en","text":"\#(text)"}"#.utf8), number: 1)
      return ReportPage([entry], analyzer: try Self.analyzer.get()).html
    }
    let shown = try html("I want to die.")
    #expect(shown.contains("Crisis contacts, MX") && shown.contains("Nobody called these numbers") && shown.contains("Source read on 20"))
    #expect(try !html("We went to the lake.").contains("Crisis contacts"))
    options.today = CalendarDate("2040-01-01")
    let late = try html("I want to die.")
    #expect(late.contains("Unverified") && late.contains("its date has passed (20") && !late.contains("Source read on"))
    options.today = nil
    #expect(try html("I want to die.").contains("the day of reading is not known"))
    options.country = nil
    #expect(try !html("I want to die.").contains("Crisis contacts"))
  }

  @Test func thePageSaysHowFarRulesAreFromTurning() throws {
    let html = try page([line()])
    #expect(html.contains("It falls silent if:") && html.contains("It would speak if:") && html.contains(" turns it"))
  }

  @Test func nothingPointsOutOfThePage() throws {
    let html = try page([line()])
    for outside in ["http:", "https:", "//cdn", "src=", "@import", "url(", "fetch(", "XMLHttpRequest", "style=\""] {
      #expect(!html.contains(outside), "\(outside)")
    }
    #expect(html.contains("default-src &#39;none&#39;"))
    #expect(html.contains(ProgramHash.source(PageScript.code)))
  }

  @Test func theWholeTextIsThereInOrder() throws {
    let entry = try entry(line())
    var page = Markup()
    RecordText(entry: entry, place: 0, words: try words()).write(to: &page)
    var text = ""
    var isTag = false
    // What stands in buttons is not the person's.
    var html = page.html
    while let start = html.range(of: "<button"), let end = html.range(of: "</button>") {
      html.removeSubrange(start.lowerBound..<end.upperBound)
    }
    for character in html {
      if character == "<" { isTag = true } else if character == ">" { isTag = false } else if !isTag { text.append(character) }
    }
    let original = String(decoding: try #require(entry.texts?.first), as: UTF8.self)
    #expect(text == Markup.escaped(original))
  }

  @Test func partsOnThePageAddUpToTheValuesOfTheReport() throws {
    let html = try page([line()])
    let entry = try entry(line())
    let words = try words()
    var values: [String: Millionths] = [:]
    for score in entry.record.scores ?? [] {
      let name = words.dimension(score.dimension)
      if let value = score.content?.value, score.content?.contributions.isEmpty == false {
        values["\(name), stated content"] = value
      }
      if let value = score.style?.value { values["\(name), style"] = value }
    }
    var tables = 0
    for part in html.components(separatedBy: "<details open><summary>").dropFirst() {
      let title = part.prefix { $0 != "<" }.components(separatedBy: ": ")
      let sum = part.components(separatedBy: "<td class=\"number amount\">").dropFirst().compactMap {
        Millionths(String($0.prefix { $0 != "<" }))
      }.sum()
      #expect(Millionths(title[1]) == values[title[0]])
      #expect(sum == values[title[0]])
      tables += 1
    }
    #expect(tables == values.count && tables > 3)
  }

  @Test func whatIsLeftOutIsScoredByTheLibrary() throws {
    let entry = try entry(line())
    let report = try #require(entry.report)
    let analyzer = try Self.analyzer.get()
    #expect(analyzer.content(of: report, without: []).map(\.content) == report.scores.map(\.content))
    let model = PageModel(analyzer, [entry])
    let without = try #require(model.records[0]?.without)
    #expect(without.count == report.findings.count { $0.strength > 0 })
    let everything = Set(report.findings.indices)
    let left = analyzer.content(of: report, without: everything).compactMap(\.content).map(\.value)
    #expect(left.allSatisfy { $0 == .zero })
  }

  @Test func kindsAreToldApartByLetters() throws {
    let html = try page([line()])
    for mark in ["class=\"mark counted\"", "class=\"mark left\"", "class=\"mark flag\"", "aria-label=\"flag, finding"] {
      #expect(html.contains(mark), "\(mark)")
    }
  }

  /// The words of a finding become buttons by the script alone: without one there are no dead buttons, and nobody is told to press them.
  @Test func onlyTheScriptMakesWordsButtons() throws {
    let html = try page([line()])
    #expect(!html.contains("<mark class=\"counted\" data-f=\"0\" ") && html.contains("<mark class=\"counted\" data-f=\"0\">"))
    #expect(html.contains("<p class=\"dim tools how\" hidden>Click marked words"))
    for part in ["setAttribute(\"aria-pressed\"", "setAttribute(\"aria-describedby\"", "\"keydown\"", "if(!blind)arm()"] {
      #expect(PageScript.code.contains(part), "\(part)")
    }
  }

  @Test func blindFirstHidesAllButTextAndFlags() throws {
    let html = try page([line()], isBlindFirst: true)
    #expect(html.contains("<body class=\"blind\">"))
    let later = html.components(separatedBy: "<section class=\"later").dropFirst()
    #expect(later.count == 5)
    for section in later { #expect(section.prefix { $0 != ">" }.contains("hidden")) }
    #expect(html.contains("<section class=\"flags\" aria-label=\"Flags\">"))
  }

  @Test func consentIsKept() throws {
    let noExport = try page([#"{"text":"I can't sleep in Zanzibar.","language":"en","consent":{"analysis":true}}"#])
    #expect(!noExport.contains("Zanzibar") && !noExport.contains("can&#39;t sleep"))
    #expect(noExport.contains("Decisions are not shown"))
    let withheld = try page([#"{"text":"I can't sleep.","language":"en","consent":{"analysis":false}}"#])
    #expect(withheld.contains("Withheld") && !withheld.contains("can&#39;t sleep"))
  }

  @Test func linesThatCannotBeReadAreOnThePage() throws {
    #expect(try page([#"{"text":1}"#]).contains("wrong-type"))
  }

  @Test func rightToLeftTextSaysSo() throws {
    let html = try page([#"{"text":"لا أستطيع النوم.","language":"ar"}"#, #"{"text":"眠れません。","language":"ja"}"#])
    #expect(html.contains("<div class=\"text\" dir=\"rtl\" lang=\"ar\">"))
    #expect(html.contains("<div class=\"text\" dir=\"ltr\" lang=\"ja\">"))
  }

  @Test func changeIsShownForOnePersonOnly() throws {
    let dated = { (subject: String, date: String) in
      #"{"subject":"\#(subject)","date":"\#(date)","language":"en","genre":"narrative","text":"\#(Self.letter)"}"#
    }
    #expect(try page([dated("p", "2025-01-01"), dated("p", "2025-02-01")]).contains("Change over time"))
    #expect(try !page([dated("p", "2025-01-01"), dated("q", "2025-02-01")]).contains("Change over time"))
  }
}
