import CICUShim

/// What patterns of a language are matched over.
public enum Matching: String, Hashable, Sendable, CaseIterable {
  /// Words as ICU finds them.
  case words
  /// Characters with their marks; for languages written without spaces, where dictionary segmentation can cut across an entry.
  case characters
}

/// Makes the units of a segmented text and folds their keys.
package enum UnitReader {
  package static func units(of text: SegmentedText, matching: Matching, folder: KeyFolder) -> Units {
    text.document.bytes.withUnsafeBufferPointer { bytes in
      switch matching {
      case .words: words(text, bytes, folder)
      case .characters: characters(text, bytes, folder)
      }
    }
  }

  private static func words(_ text: SegmentedText, _ bytes: UnsafeBufferPointer<UInt8>, _ folder: KeyFolder) -> Units {
    var units = Units()
    let count = text.tokens.count
    units.starts.reserveCapacity(count)
    units.ends.reserveCapacity(count)
    units.keyEnds.reserveCapacity(count)
    units.keys.reserveCapacity(bytes.count)
    for token in text.tokens {
      units.starts.append(Int32(token.span.start))
      units.ends.append(Int32(token.span.end))
      if token.kind.rawValue <= TokenKind.emoji.rawValue { folder.fold(bytes, token.span.start, token.span.end, into: &units.keys) }
      units.keyEnds.append(Int32(units.keys.count))
    }
    units.gaps = text.gaps
    units.continuesWord = []
    return units
  }

  /// Characters of all tokens; what stands between tokens stands between their characters.
  private static func characters(_ text: SegmentedText, _ bytes: UnsafeBufferPointer<UInt8>, _ folder: KeyFolder) -> Units {
    var units = Units()
    units.gaps.reserveCapacity(bytes.count / 3 + 1)
    for (index, token) in text.tokens.enumerated() {
      var at = token.span.start
      var isFirst = true
      guard token.kind.rawValue <= TokenKind.emoji.rawValue else {
        append(token.span.start, token.span.end, gap: text.gaps[index], continues: false, &units)
        continue
      }
      var spaced = false
      while at < token.span.end {
        let (scalar, length) = UTF8Scalar.decode(bytes, at, token.span.end)
        var end = at + length
        while end < token.span.end {
          let next = UTF8Scalar.decode(bytes, end, token.span.end)
          guard next.scalar >= 0x300, folder.properties(of: next.scalar) & Int32(CICU_MARK) != 0 else { break }
          end += next.length
        }
        let isSpaced = isSpacedScript(scalar)
        append(at, end, gap: isFirst ? text.gaps[index] : Gap(), continues: spaced && isSpaced, &units)
        folder.fold(bytes, at, end, into: &units.keys)
        units.keyEnds[units.keyEnds.count - 1] = Int32(units.keys.count)
        spaced = isSpaced
        isFirst = false
        at = end
      }
    }
    units.gaps.append(text.gaps.last ?? Gap())
    return units
  }

  private static func append(_ start: Int, _ end: Int, gap: Gap, continues: Bool, _ units: inout Units) {
    units.starts.append(Int32(start))
    units.ends.append(Int32(end))
    units.keyEnds.append(Int32(units.keys.count))
    units.gaps.append(gap)
    units.continuesWord.append(continues)
  }

  /// Whether a script parts its words by spaces: Latin, Greek, Cyrillic and digits, but not Han, kana, Hangul or Thai.
  private static func isSpacedScript(_ scalar: UInt32) -> Bool {
    scalar < 0x0E00 || (scalar >= 0x1E00 && scalar < 0x2000) || (scalar >= 0xFF10 && scalar < 0xFF5B)
  }
}

extension UnitReader {
  /// The folded keys of the characters of a literal, as ``units(of:matching:folder:)`` would cut it in running text.
  package static func characters(of bytes: [UInt8], _ folder: KeyFolder) -> [[UInt8]] {
    bytes.withUnsafeBufferPointer { text in
      var keys: [[UInt8]] = []
      var at = 0
      while at < text.count {
        var end = at + UTF8Scalar.decode(text, at, text.count).length
        while end < text.count {
          let next = UTF8Scalar.decode(text, end, text.count)
          guard next.scalar >= 0x300, folder.properties(of: next.scalar) & Int32(CICU_MARK) != 0 else { break }
          end += next.length
        }
        var key: [UInt8] = []
        folder.fold(text, at, end, into: &key)
        keys.append(key)
        at = end
      }
      return keys
    }
  }
}
