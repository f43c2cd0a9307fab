import Semeia
import SemeiaLexicon
import SemeiaText
import Testing

@testable import SemeiaMarkers

/// Flags that several findings raise together, or one that is severe.
@Suite struct DerivedFlagTests {
  private let content = SmallContent(
    cues: ["every night\tsevere\tboth\tclause\t", "not\tnegated\tforward\tclause\t", "my mother\tother\tforward\tclause\t"],
    symptoms: ["insomnia\tno sleep\t1\t", "insomnia\tno sleep for days\t1.5\t", "panic\tpanic\t1\t", "hopelessness\thopeless\t1\t"])
  private let rule = DerivedFlag(flag: "worn-out", groups: [["panic"], ["hopelessness"]], severe: ["insomnia"])

  @Test(arguments: [
    ("No sleep.", []), ("No sleep for days.", ["no sleep for days"]), ("Every night no sleep.", ["no sleep"]),
    ("Not every night no sleep.", []), ("My mother has no sleep for days.", []),
    ("Panic.", []), ("Hopeless.", []), ("Hopeless. Panic.", ["hopeless", "panic"]), ("Hopeless, not panic.", []),
    ("Panic, no sleep for days.", ["no sleep for days"]),
    ("Panic, hopeless, no sleep for days.", ["panic", "hopeless", "no sleep for days"]),
  ])
  func raised(_ text: String, by expected: [String]) throws {
    let bytes = Array(text.lowercased().utf8)
    let flags = try content.read(Document(text), derivedFlags: [rule]).flags
    #expect(flags.map(\.name) == (expected.isEmpty ? [] : ["worn-out"]))
    #expect(flags.flatMap(\.spans).map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } == expected)
  }

  /// A mistyped concept would leave a flag silent for ever.
  @Test func namesNoStranger() {
    struct Mistyped: ContentFolder {
      let inner: SmallContent
      func file(_ path: String) -> [UInt8]? {
        path == "concepts/flags.json"
          ? Array(#"{"family":"flags","flags":[{"flag":"worn-out","severe":["insomia"]},{"flag":"other","ofOthers":["suicid"]}]}"#.utf8)
          : inner.file(path)
      }
      func names(in directory: String) -> [String] { inner.names(in: directory) + (directory == "concepts" ? ["flags.json"] : []) }
    }
    let error = #expect(throws: ContentError.self) { try ContentLibrary(Mistyped(inner: content)) }
    #expect(error?.description.contains("insomia") == true && error?.description.contains("suicid`") == true)
  }
}
