import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Any bytes are a pattern or an error within them; a pattern compiles or says why not; matches lie within the text.
enum PatternTarget {
  nonisolated(unsafe) private static let folder = KeyFolder(map: [:])
  nonisolated(unsafe) private static let segmenter = try? Segmenter()

  static func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    do throws(PatternError) {
      let pattern = try PatternParser.parse(Array(bytes))
      require(!pattern.items.isEmpty, "an empty pattern")
      for matching in Matching.allCases {
        var builder = AutomatonBuilder(
          folder: folder, matching: matching, commonWords: [Array("the".utf8)],
          forms: ["sleep": [[.literal(Array("slept".utf8), anyBefore: false, anyAfter: false)]]])
        try builder.add(pattern)
        guard let automaton = builder.build() else { return require(false, "an automaton that cannot be read") }
        match(automaton, matching, text: Array(String(decoding: bytes.filter { !"()|*?_{}@".utf8.contains($0) }, as: UTF8.self).utf8))
      }
    } catch {
      require(error.offset >= 0 && error.offset <= bytes.count, "an error outside the pattern")
    }
  }

  private static func match(_ automaton: Automaton, _ matching: Matching, text: [UInt8]) {
    guard let document = Document(utf8: text), let segmented = try? segmenter?.segment(document) else { return }
    let units = UnitReader.units(of: segmented, matching: matching, folder: folder)
    let matcher = Matcher(automaton, clitics: Clitics(before: [], after: [Array("'s".utf8)]))
    let matches = matcher.matches(in: units)
    require(matches == matcher.matches(in: units), "the second match differs from the first")
    for match in matches {
      require(match.units.lowerBound >= 0 && !match.units.isEmpty && match.units.upperBound <= units.count, "a match outside the text")
    }
  }
}
