@_spi(Loops) import SemeiaText
import Testing

@testable import SemeiaLexicon

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Patterns that were made to hurt: refused before they cost anything, or matched in time linear in the text.
@Suite(.serialized) struct PathologicalPatternTests {
  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
  }

  private func automaton(_ pattern: String, forms: [String: String] = [:]) throws -> Automaton {
    var parsed: [String: [[PatternSyntax.Item]]] = [:]
    for (name, alternatives) in forms {
      if case .group(let all, _)? = try PatternParser.parse(Array("(\(alternatives))".utf8)).items.first { parsed[name] = all }
    }
    var builder = AutomatonBuilder(folder: KeyFolder(map: [:]), matching: .words, commonWords: [], forms: parsed)
    try builder.add(PatternParser.parse(Array(pattern.utf8)))
    return try #require(builder.build())
  }

  private static func times(_ text: String, _ count: Int) -> String { Array(repeating: text, count: count).joined(separator: " ") }

  /// Each would stand for more sequences than there is memory, or nest without end.
  @Test(arguments: [
    ("x (((((a)?)?)?)?)? y", [:], "too-deep"),
    ("x \(String(repeating: "(", count: 5000))a\(String(repeating: ")?", count: 5000)) y", [:], "too-deep"),
    ("x (\(times("(a|b)?", 40))) y", [:], "too-many"),
    ("x (((\(times("(a|b|c)?", 30)))? \(times("(a|b)?", 30)))? c) y", [:], "too-many"),
    ("x @c5 y", ["c0": "a|b", "c1": "@c0 @c0", "c2": "@c1 @c1", "c3": "@c2 @c2", "c4": "@c3 @c3", "c5": "@c4 @c4"], "too-many"),
    ("a \(times("_{0,8} (b|c)?", 30)) d", [:], "too-long"),
    ("a (b _{0,8} c)? d", [:], "gap-in-group"), ("a _{0,99} b", [:], "bad-gap"), ("a (b)?? c", [:], "stray-question-mark"),
    ("@a x", ["a": "b|@c", "c": "@a"], "class-cycle"),
  ])
  func isRefusedAtOnce(_ pattern: String, _ forms: [String: String], _ code: String) throws {
    let seconds = Self.seconds {
      #expect { try automaton(pattern, forms: forms) } throws: { ($0 as? PatternError)?.code == code }
    }
    #expect(seconds < 2, "\(seconds) s")
  }

  /// The largest patterns that are accepted, each over the text that leaves most of its parts open: four times the text takes about four times
  /// as long. A matcher that backtracks takes 16 times as long, or does not end.
  @Test(arguments: [
    ("a \(times("(a|b)?", 50)) c", "a b"), ("a \(times("(a (a (a)?)?)?", 12)) c", "a"), ("a \(times("_{0,8} (a)?", 6)) c", "a"),
    ("a _{0,8} a _{0,8} a _{0,8} a _{0,8} a _{0,8} b", "a"), ("(a|a a|a a a) (a|a a|a a a) (a|a a)? (a)? _{0,8} b", "a"),
    ("a* (a*)? (a*)? _{0,8} b", "aa"),
  ])
  func isLinear(_ pattern: String, _ word: String) throws {
    let matcher = Matcher(try automaton(pattern), clitics: Clitics())
    func cost(_ count: Int) throws -> Double {
      let document = Document(Self.times(word, count))
      let units = UnitReader.units(of: try Segmenter().segment(document), matching: .words, folder: KeyFolder(map: [:]))
      var least = Double.infinity
      for _ in 0..<3 { least = min(least, Self.seconds { #expect(matcher.matches(in: units).isEmpty) }) }
      return least
    }
    _ = try cost(500)
    var (short, long) = (try cost(2000), try cost(8000))
    // What else the machine does may fall on the long text alone: what exceeds the bound is measured again, and what is not linear exceeds it every time.
    for _ in 0..<4 where long / short >= 6.5 { (short, long) = (try cost(2000), try cost(8000)) }
    #expect(long / short < 6.5, "\(pattern): \(short) s, then \(long) s")
  }
}
