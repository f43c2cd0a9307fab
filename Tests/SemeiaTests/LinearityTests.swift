import SemeiaText
import Testing

@testable import Semeia

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A long document costs no more by the byte than a short one. Ratios of CPU time of this thread; a neighbor on the same processor still
/// takes its caches away, so what exceeds the bound is measured again: a cost that is not linear exceeds it every time.
@Suite(.serialized) struct LinearityTests {
  private let analyzer: Analyzer

  init() throws { analyzer = try Analyzer(content: .shipped()) }

  private func nanoseconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return Double(now.tv_sec) * 1e9 + Double(now.tv_nsec)
  }

  /// The least of some times: what a text costs when nothing comes between.
  private func cost(_ text: String, _ tag: String, times: Int) throws -> Double {
    let document = Document(text, language: LanguageTag(tag))
    var least = Double.infinity
    for _ in 0..<times {
      let start = nanoseconds()
      _ = try analyzer.analyze(document)
      least = min(least, nanoseconds() - start)
    }
    return least
  }

  /// What a measurement gives until it is at most 2.5, five times at most.
  private func ratiosUntilBounded(_ measure: () throws -> Double) rethrows -> [Double] {
    var ratios: [Double] = []
    repeat { ratios.append(try measure()) } while ratios.count < 5 && ratios.last ?? 0 > 2.5
    return ratios
  }

  private func text(_ sentences: [String], bytes: Int) -> String {
    var text = ""
    var index = 0
    while text.utf8.count < bytes {
      text += sentences[index % sentences.count]
      index += 1
    }
    return text
  }

  private static let quiet = ["We walked along the river and watched the boats. ", "The kettle is on, and the bread is in the oven. "]
  private static let dense = [
    "I can't sleep. ", "I feel hopeless and I cry every day. ", "She said that I am worthless. ", "We walked home. ",
  ]
  private static let unbroken = ["and then we walked along the river and I could not sleep and the boats came home and "]
  private static let chinese = ["我睡不着。", "我们沿着河走。", "我每天都很绝望。"]

  @Test(arguments: [("en", quiet), ("en", dense), ("en", unbroken), ("zh-Hans", chinese)])
  func aLongDocumentCostsNoMoreByTheByte(_ tag: String, _ sentences: [String]) throws {
    _ = try cost(text(sentences, bytes: 4 << 10), tag, times: 2)
    for kilobytes in Self.lengths {
      let ratios = try ratiosUntilBounded {
        let short = try cost(text(sentences, bytes: 16 << 10), tag, times: 3)
        return try cost(text(sentences, bytes: kilobytes << 10), tag, times: 1) / short * 16 / Double(kilobytes)
      }
      try #require(ratios.contains { $0 <= 2.5 }, "\(tag), \(kilobytes) KB, \(sentences[0]): \(ratios)")
    }
  }

  /// The same text with twice as many sentences in which something is found.
  @Test func twiceTheMatchesCostAtMostTwoAndAHalfTimes() throws {
    func text(_ found: Int) -> String {
      (0..<500).map { $0 % 100 < found ? "I can't sleep at night now. " : "We went home at night now. " }.joined()
    }
    _ = try cost(text(10), "en", times: 1)
    for found in [20, 40, 80] {
      let ratios = try ratiosUntilBounded { try cost(text(found), "en", times: 2) / cost(text(found / 2), "en", times: 2) }
      #expect(ratios.contains { $0 <= 2.5 }, "from \(found / 2) to \(found) of a hundred sentences: \(ratios)")
    }
  }

  /// Twice the turns, each answering a question, and twice the cues in one sentence.
  @Test func twiceTheTurnsCostAtMostTwoAndAHalfTimes() throws {
    func cost(_ turns: Int) throws -> Double {
      let utterances = (0..<turns).map { index in
        Document.Utterance(
          speaker: nil, role: index % 2 == 0 ? .clinician : .subject,
          text: Array((index % 2 == 0 ? "Do you sleep badly?" : "Yes, I can't sleep.").utf8))
      }
      let document = Document(conversation: utterances, language: LanguageTag("en"))
      var least = Double.infinity
      for _ in 0..<2 {
        let start = nanoseconds()
        _ = try analyzer.analyze(document)
        least = min(least, nanoseconds() - start)
      }
      return least
    }
    _ = try cost(100)
    let ratios = try ratiosUntilBounded { try cost(800) / cost(200) / 4 }
    #expect(ratios.contains { $0 <= 2.5 }, "times the cost of a turn: \(ratios)")
  }

  /// Which words a rule hangs on, where all of many say the same: what is looked at is bounded by the length, not by its square.
  @Test func whatARuleHangsOnIsFoundInTimeLinearInTheText() throws {
    func cost(_ sentences: Int) throws -> (time: Double, removal: SmallestRemoval) {
      let text = String(repeating: "I want to die. We walked along the river and came home. ", count: sentences)
      let report = try analyzer.analyze(Document(text, language: LanguageTag("en")))
      let rule = try #require(report.decisions.first { $0.rule.hasPrefix("wish-to-be-dead") })
      let start = nanoseconds()
      let removal = try #require(try analyzer.smallestRemoval(.silence(rule: rule.rule), in: report))
      return (nanoseconds() - start, removal)
    }
    let ratios = try ratiosUntilBounded { try cost(600).time / cost(150).time / 4 }
    #expect(ratios.contains { $0 <= 2.5 }, "times the cost of a sentence: \(ratios)")
    let few = try cost(20).removal
    #expect(few.isEachNeeded && few.spans.count == 20)
    let many = try cost(600).removal
    #expect(many.spans.count == 600 && !many.isSmallest && !many.isEachNeeded)
  }

  /// A debug build takes minutes for a megabyte of findings.
  private static var lengths: [Int] {
    #if DEBUG
      [64]
    #else
      [64, 256, 1024]
    #endif
  }
}
