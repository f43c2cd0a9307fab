import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaText

/// Every boundary that our walk over ICU's rules finds is one that ICU finds, and the other way round.
@Suite struct BoundaryTests {
  private let ours: Segmenter
  private let icu: Segmenter

  init() throws {
    ours = try Segmenter(.rules)
    icu = try Segmenter(.icu)
  }

  private func compare(_ text: String, _ bytes: [UInt8]) throws {
    for kind in [Segmenter.BoundaryKind.words, .sentences] {
      var found = try ours.boundaries(of: bytes, kind)
      var expected = try icu.boundaries(of: bytes, kind)
      if kind == .sentences {
        // A sentence's status says how it ended; nothing asks for it, and ICU's walk does not give it.
        for index in found.indices { found[index].status = 0 }
        for index in expected.indices { expected[index].status = 0 }
      }
      if found != expected {
        let scalars = text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
        Issue.record("\(kind): \(scalars): found \(found.map(\.end)), ICU \(expected.map(\.end))")
      }
    }
  }

  private func compare(_ text: String) throws { try compare(text, Array(text.utf8)) }

  @Test func theLinkedVersionIsProvenOrNotUsed() throws {
    let version = Int(UnicodeVersion.icu.prefix { $0 != "." }) ?? 0
    #expect(try Segmenter().usesRules == (ours.usesRules && BreakRules.provenVersions.contains(version)))
    if BreakRules.provenVersions.contains(version) { #expect(ours.usesRules) }
  }

  @Test func agreesOnAllShortStringsOfRepresentatives() throws {
    let scalars = ours.representatives.compactMap { Unicode.Scalar($0) }
    #expect(scalars.count > 20 || !ours.usesRules)
    for one in scalars {
      try compare(String(Character(one)))
      for two in scalars {
        try compare(string([one, two]))
        for three in scalars { try compare(string([one, two, three])) }
      }
    }
  }

  /// `SEMEIA_STRINGS` says how many; the figure that proves a version is at least ten million.
  @Test func agreesOnRandomStrings() throws {
    let count = ProcessInfo.processInfo.environment["SEMEIA_STRINGS"].flatMap { Int($0) } ?? 100_000
    var random = SplitMix64(seed: 20_240_229)
    for _ in 0..<count { try compare(RandomText.make(&random)) }
  }

  /// The examples of all languages, one by one and as one text.
  @Test func agreesOnRealText() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let languages = root.appending(path: "Lexicons/languages")
    var seen = 0
    for folder in try FileManager.default.contentsOfDirectory(at: languages, includingPropertiesForKeys: nil) {
      guard let text = try? String(contentsOf: folder.appending(path: "examples.tsv"), encoding: .utf8) else { continue }
      try compare(text)
      for line in text.split(separator: "\n").prefix(200) { try compare(String(line)) }
      seen += 1
    }
    #expect(seen > 2)
  }

  /// Unicode's own tests: our boundaries are ICU's, and of the linked version of Unicode they are those of the standard.
  ///
  /// They come with the package unicode-data, or lie where `SEMEIA_UNICODE` says. Where they are missing the test is skipped, and fails where
  /// `CI` is set: a proof that nobody ran is none.
  @Test(
    .enabled(if: UnicodeTests.areThere || UnicodeTests.areNeeded, "the package unicode-data is not installed"),
    arguments: ["WordBreakTest", "SentenceBreakTest"])
  func agreesOnUnicodesTests(_ name: String) throws {
    let file = try String(contentsOfFile: "\(UnicodeTests.folder)/\(name).txt", encoding: .utf8)
    // `# WordBreakTest-15.0.0.txt`
    let isLinkedVersion = file.prefix { $0 != "\n" }.contains("-\(UnicodeVersion.unicode).")
    if UnicodeTests.areNeeded { #expect(isLinkedVersion, "the tests are not those of Unicode \(UnicodeVersion.unicode)") }
    var count = 0
    for line in file.split(separator: "\n") where line.hasPrefix("÷") {
      let (scalars, ends) = UnicodeTests.parsed(line)
      let text = string(scalars)
      try compare(text)
      count += 1
      // CLDR, and so ICU, takes the colon out of words, which the standard joins by it; in Swedish alone it stays.
      guard isLinkedVersion, name != "WordBreakTest" || !line.contains("[6.0] COLON") else { continue }
      let found = try ours.boundaries(of: Array(text.utf8), name == "WordBreakTest" ? .words : .sentences).map(\.end)
      #expect(found == ends, "\(name), \(line)")
    }
    #expect(count > 400)
  }

  private func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

/// Strings in which scripts, marks, joiners and punctuation meet as they do not in real text.
enum RandomText {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0x61...0x7A, 0xA0...0x17F, 0x300...0x36F, 0x370...0x4FF, 0x590...0x6FF, 0x900...0x9FF, 0xE00...0xEFF, 0x1000...0x109F,
    0x1100...0x11FF, 0x1780...0x17FF, 0x2000...0x206F, 0x20A0...0x2BFF, 0x3000...0x30FF, 0x3400...0x3480, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
    0xFB00...0xFDFF, 0xFE00...0xFFEF, 0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0x20000...0x20100, 0xE0100...0xE01EF, 0x0...0x10FFFF,
  ]
  private static let marks: [UInt32] = [
    0x27, 0x2E, 0x3A, 0x40, 0x2C, 0x5F, 0x2D, 0x0A, 0x0D, 0x20, 0x22, 0x21, 0x3F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0x2019, 0x2018,
    0x85,
    0x2028, 0x2029, 0xFE0F, 0x3002, 0x5D0, 0x30A2, 0x1F1E6, 0x1F468, 0x300, 0x903, 0x31, 0x661,
  ]

  static func make(_ random: inout SplitMix64) -> String {
    var text = String.UnicodeScalarView()
    let home = ranges[Int.random(in: 0..<ranges.count, using: &random)]
    for _ in 0..<Int.random(in: 1...24, using: &random) {
      let value: UInt32
      switch Int.random(in: 0..<8, using: &random) {
      case 0...3: value = UInt32.random(in: home, using: &random)
      case 4, 5: value = marks[Int.random(in: 0..<marks.count, using: &random)]
      case 6: value = UInt32.random(in: 0x61...0x7A, using: &random)
      default: value = UInt32.random(in: ranges[Int.random(in: 0..<ranges.count, using: &random)], using: &random)
      }
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}

/// Unicode's tests of boundaries.
enum UnicodeTests {
  static let folder = ProcessInfo.processInfo.environment["SEMEIA_UNICODE"] ?? "/usr/share/unicode/auxiliary"
  static let areThere = FileManager.default.fileExists(atPath: "\(folder)/WordBreakTest.txt")
  static let areNeeded = ProcessInfo.processInfo.environment["CI"] == "true"

  /// `÷ 0061 × 0308 ÷ 0020 ÷`: the scalars, and the UTF-8 offsets at which the standard has a boundary, without that at the start.
  static func parsed(_ line: Substring) -> (scalars: [Unicode.Scalar], ends: [Int]) {
    var (scalars, ends): ([Unicode.Scalar], [Int]) = ([], [])
    var offset = 0
    for word in line.prefix(while: { $0 != "#" }).split(whereSeparator: \.isWhitespace) {
      if word == "÷" {
        if offset > 0 { ends.append(offset) }
      } else if let scalar = UInt32(word, radix: 16).flatMap({ Unicode.Scalar($0) }) {
        scalars.append(scalar)
        offset += UTF8.width(scalar)
      }
    }
    return (scalars, ends)
  }
}
