@_spi(Loops) import SemeiaText

/// Any text: the boundaries are ICU's, tokens and sentences lie on scalars and in order.
enum SegmenterTarget {
  nonisolated(unsafe) private static let fast = try? Segmenter(.rules)
  nonisolated(unsafe) private static let oracle = try? Segmenter(.icu)
  nonisolated(unsafe) private static let folder = KeyFolder(map: [:])

  static func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let fast, let oracle else { fatalError("no ICU") }
    require(fast.usesRules, "ICU's rules have a form that is not known")
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    for kind in [Segmenter.BoundaryKind.words, .sentences] {
      guard var found = try? fast.boundaries(of: text, kind), var expected = try? oracle.boundaries(of: text, kind) else {
        fatalError("no boundaries")
      }
      if kind == .sentences {
        // A sentence's status says how it ended; nothing asks for it, and ICU's walk does not give it.
        for index in found.indices { found[index].status = 0 }
        for index in expected.indices { expected[index].status = 0 }
      }
      require(found == expected, "\(kind) are not ICU's")
    }
    guard let document = Document(utf8: text), let cut = try? fast.segment(document) else { fatalError("valid text was refused") }
    var end = 0
    for token in cut.tokens {
      require(token.span.start >= end && token.span.end > token.span.start && token.span.end <= text.count, "tokens overlap")
      require(isBoundary(text, token.span.start) && isBoundary(text, token.span.end), "a token inside a scalar")
      end = token.span.end
    }
    end = 0
    for sentence in cut.sentences {
      require(sentence.start == end && sentence.end > end, "sentences do not tile the text")
      end = sentence.end
    }
    require(end == text.count, "the last sentence does not end with the text")
    require(cut.gaps.count == cut.tokens.count + 1, "gaps and tokens differ")
    for matching in Matching.allCases {
      let units = UnitReader.units(of: cut, matching: matching, folder: folder)
      require(units.gaps.count == units.count + 1, "gaps and units differ")
    }
  }

  private static func isBoundary(_ text: [UInt8], _ offset: Int) -> Bool { offset == text.count || text[offset] & 0xC0 != 0x80 }
}
