import Testing

@_spi(Loops) @testable import SemeiaText

/// Units of words: ICU's words, but for marks that are typed for an apostrophe.
@Suite struct UnitTests {
  private func units(_ text: String) throws -> [String] {
    let units = UnitReader.units(of: try Segmenter().segment(Document(text)), matching: .words, folder: KeyFolder(map: [:]))
    #expect(units.gaps.count == units.count + 1 && units.starts.count == units.ends.count)
    return (0..<units.count).map { String(decoding: units.key(of: $0), as: UTF8.self) }
  }

  @Test(arguments: ["´", "`", "′", "‵", "‛", "\u{FFFD}", "'", "’"])
  func marksForApostrophes(_ mark: String) throws {
    #expect(try units("I don\(mark)t, j\(mark)ai l\(mark)aujourd\(mark)hui") == ["i", "don't", "j'ai", "l'aujourd'hui"])
  }

  /// What is not seen parts no word.
  @Test(arguments: ["\u{200B}", "\u{2060}", "\u{AD}"])
  func spacesOfNoWidth(_ mark: String) throws {
    #expect(try units("sui\(mark)cide and \(mark)death") == ["suicide", "and", "death"])
  }

  /// Beside a space or a figure, doubled, or around a word they are something else.
  @Test(arguments: [
    ("don ´t", ["don", "t"]), ("5´t", ["5", "t"]), ("don´´t", ["don", "t"]), ("the `word` here", ["the", "word", "here"]), ("´", []),
    ("don´", ["don"]), ("😀´t", ["😀", "t"]),
  ])
  func otherMarks(_ text: String, _ expected: [String]) throws {
    #expect(try units(text) == expected)
  }

  /// Addresses have no key, and stay apart.
  @Test func keylessUnits() throws {
    #expect(try units("a@b.org´s don´t") == ["", "s", "don't"])
  }

  @Test func datesStayInPlace() throws {
    let folder = KeyFolder(map: [:])
    let text = try Segmenter().segment(Document("don´t in [DATE-1] don´t"))
    let units = UnitReader.units(of: text, matching: .words, folder: folder, date: [Array("mars".utf8), Array("2015".utf8)])
    #expect(units.count == 5 && units.standIns.map(\.unit) == [2, 3])
    #expect(String(decoding: units.key(of: 4), as: UTF8.self) == "don't")
  }
}
