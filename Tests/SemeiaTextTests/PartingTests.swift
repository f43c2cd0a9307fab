import Testing

@_spi(Loops) @testable import SemeiaText

/// Words that Unicode's rules leave in one piece, and what stands between the pieces.
@Suite struct PartingTests {
  private func units(_ text: String, hidden: [String] = [], matching: Matching = .words) throws -> Units {
    let folder = KeyFolder(map: [:])
    let units = UnitReader.units(
      of: try Segmenter().segment(Document(text)), matching: matching, folder: folder, date: [Array("2015".utf8)],
      abbreviations: [Array("bzw".utf8)], hidden: HiddenWords(hidden.map(folder.key(of:))))
    #expect(units.gaps.count == units.count + 1 && units.starts.count == units.ends.count)
    #expect(units.hasKey.isEmpty || units.hasKey.count == units.count)
    return units
  }

  /// The units as they stand in the text, `|` where a sentence ends between them.
  private func parted(_ text: String) throws -> String {
    let units = try units(text)
    return (0..<units.count).map { unit in
      let span = units.span(unit..<unit + 1)
      return (units.gaps[unit].level >= .sentence && unit > 0 ? "| " : "")
        + String(decoding: units.bytes[span.start..<span.end], as: UTF8.self)
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("cannot sleep.i want out", "cannot sleep | i want out"), ("No puedo.Quiero salir", "No puedo | Quiero salir"),
    ("не могу.хочу домой", "не могу | хочу домой"), ("مش قادر.عايز انام", "مش قادر | عايز انام"),
    // What has one letter before the full stop is an abbreviation, and what is listed as one ends no sentence.
    ("e.g, z.B, U.S.A, p.o.q.d", "e.g z.B U.S.A p.o.q.d"), ("ich bzw.die Mutter", "ich bzw die Mutter"),
    ("3.5 mg at 10.30", "3.5 mg at 10.30"), ("a file.pdf from site.com", "a file.pdf from site.com"),
    ("see www.a.b.org and me@b.org.uk now", "see www.a.b.org and me@b.org.uk now"),
  ])
  func fullStops(_ text: String, _ expected: String) throws {
    #expect(try parted(text) == expected)
  }

  @Test(arguments: [
    ("_never_ again", "never again"), ("__so__tired_", "so tired"), ("so_very_tired", "so very tired"), ("___", ""), ("_ _", ""),
    ("#SoTired #IAmFine #tired #USA", "So Tired I Am Fine tired USA"), ("iPhone #iPhone", "iPhone i Phone"), ("#ОченьПлохо", "Очень Плохо"),
  ])
  func underscoresAndHashtags(_ text: String, _ expected: String) throws {
    #expect(try parted(text).replacingOccurrences(of: "___", with: "").trimmingSpaces() == expected)
  }

  /// What was taken out stays where it stood, with its key.
  @Test func placeholdersStayInPlace() throws {
    let units = try units("so_bad in [DATE-1] me@b.org not_good.at all")
    #expect(units.standIns.map(\.unit) == [3] && units.count == 9)
    #expect(!units.hasKey[3] && !units.hasKey[4] && units.hasKey[5])
  }

  @Test(arguments: [
    ("i h!de here", "hide"), ("i h*de", "hide"), ("h**e", "hide"), ("H!D3!", "hide"), ("$un is out", "sun"), ("br@ve", "brave"),
    ("бр*во", "браво"),
  ])
  func hiddenWords(_ text: String, _ word: String) throws {
    let units = try units(text, hidden: ["hide", "sun", "brave", "браво"])
    #expect(units.standIns.map { String(decoding: $0.key, as: UTF8.self) } == [word])
    #expect(units.standIns.allSatisfy { !$0.isDate })
  }

  @Test(arguments: [
    ("h i d e now", ["hide"]), ("I h i d e", ["hide"]), ("s u n", ["sun"]), ("S-U-N", ["sun"]), ("a s u n", []), ("s  u n", []),
    ("s u n n y", []),
  ])
  func lettersApart(_ text: String, _ words: [String]) throws {
    #expect(try units(text, hidden: ["hide", "sun"]).standIns.map { String(decoding: $0.key, as: UTF8.self) } == words)
  }

  @Test(arguments: ["good!bad", "h*", "*ide", "****", "h!!!e x", "2*3", "a@b.org", "h ! d e", "hi#de", "5$un"])
  func signsThatHideNothing(_ text: String) throws {
    #expect(try units(text, hidden: ["hide", "sun"]).standIns.isEmpty)
  }

  /// Figures and signs within a word of Hangul part it; behind it they are its number, and a space is one.
  @Test(arguments: [("죽1고 싶다", ["죽고"]), ("죽.고싶다", ["죽고싶다"]), ("죽*고", ["죽고"]), ("죽고1 싶다", []), ("죽 고", []), ("1층 고기", [])])
  func hiddenSyllables(_ text: String, _ words: [String]) throws {
    #expect(try units(text, hidden: ["죽고"]).standIns.map { String(decoding: $0.key, as: UTF8.self) } == words)
  }

  /// A page of signs and full stops costs what it has characters.
  @Test func isLinear() throws {
    let one = "a!b.cd_e*f.gh#IjKl "
    for text in [one, "죽1", "a!", "ab.", "_"] {
      let clock = ContinuousClock()
      let short = try clock.measure { _ = try units(String(repeating: text, count: 2_000), hidden: ["hide", "죽고"]) }
      let long = try clock.measure { _ = try units(String(repeating: text, count: 40_000), hidden: ["hide", "죽고"]) }
      #expect(long < short * 100 + .milliseconds(200), "\(text): \(short), \(long)")
    }
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String { split(separator: " ").joined(separator: " ") }
}
