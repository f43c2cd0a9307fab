import CICUShim

/// What patterns of a language are matched over.
package enum Matching: String, Hashable, Sendable, CaseIterable {
  /// Words as ICU finds them.
  case words
  /// Characters with their marks; for languages written without spaces, where dictionary segmentation can cut across an entry.
  case characters
}

/// Makes the units of a segmented text and folds their keys.
package enum UnitReader {
  /// - Parameters:
  ///   - date: what is read in place of the placeholder of a date, in units of the language; empty to read nothing.
  ///   - abbreviations: folded words after which a full stop within a word ends no sentence.
  ///   - hidden: words that may be written with signs for letters.
  package static func units(
    of text: SegmentedText, matching: Matching, folder: KeyFolder, date: [[UInt8]] = [], abbreviations: Set<[UInt8]> = [],
    hidden: HiddenWords = HiddenWords()
  ) -> Units {
    guard matching == .words else { return text.document.bytes.withUnsafeBufferPointer { characters(text, $0, folder, date) } }
    var units = words(text, folder, date)
    let signs = text.document.bytes.withUnsafeBufferPointer { UnitSigns($0) }
    if signs.mayBeParted { part(&units, abbreviations: abbreviations) }
    joinParted(&units)
    if signs.mayBeHidden, !hidden.isEmpty { joinHidden(&units, hidden) }
    if hidden.hasSyllables { joinSyllables(&units, hidden) }
    if !hidden.isEmpty { joinLetters(&units, hidden) }
    return units
  }

  private static func words(_ text: SegmentedText, _ folder: KeyFolder, _ date: [[UInt8]]) -> Units {
    var units = Units(text.document.bytes, folder)
    let count = text.tokens.count
    var isKeyed = true
    text.tokens.withUnsafeBufferPointer { tokens in
      units.starts = [Int32](unsafeUninitializedCapacity: count) { starts, filled in
        for index in 0..<count {
          starts[index] = Int32(truncatingIfNeeded: tokens[index].span.start)
          if !tokens[index].kind.hasKey { isKeyed = false }
        }
        filled = count
      }
      units.ends = [Int32](unsafeUninitializedCapacity: count) { ends, filled in
        for index in 0..<count { ends[index] = Int32(truncatingIfNeeded: tokens[index].span.end) }
        filled = count
      }
    }
    if !isKeyed {
      if !date.isEmpty, text.tokens.contains(where: { isDate($0, text) }) { return datedWords(text, folder, date) }
      units.hasKey = text.tokens.map(\.kind.hasKey)
    }
    units.gaps = text.gaps
    return units
  }

  /// The words of a text in which dates were taken out.
  private static func datedWords(_ text: SegmentedText, _ folder: KeyFolder, _ date: [[UInt8]]) -> Units {
    var units = Units(text.document.bytes, folder)
    for (index, token) in text.tokens.enumerated() {
      if isDate(token, text) {
        appendDate(date, token.span, gap: text.gaps[index], &units)
        while units.hasKey.count < units.count { units.hasKey.append(false) }
      } else {
        append(token.span.start, token.span.end, gap: text.gaps[index], continues: false, &units)
        units.hasKey.append(token.kind.hasKey)
      }
    }
    units.continuesWord = []
    units.gaps.append(text.gaps.last ?? Gap())
    return units
  }

  /// Makes one unit of what a mark parts that is typed for an apostrophe, and is none to Unicode's rules: "don´t", "j`ai", "can�t" where the
  /// character was lost on the way; and of what a space of no width parts within a word, which nobody sees. Tokens stay as they are.
  private static func joinParted(_ units: inout Units) {
    let folder = units.folder
    let first = units.bytes.withUnsafeBufferPointer { bytes in
      units.starts.withUnsafeBufferPointer { starts in
        units.ends.withUnsafeBufferPointer { ends in
          var unit = 1
          while unit < starts.count, !isJoint(bytes, Int(ends[unit &- 1]), Int(starts[unit]), folder) { unit &+= 1 }
          return unit
        }
      }
    }
    if first < units.count { join(&units, from: first) }
  }

  /// In one pass, however many there are.
  private static func join(_ units: inout Units, from first: Int) {
    let folder = units.folder
    var last = first - 1
    var standIn = 0
    for unit in first..<units.count {
      let isJoined =
        (units.hasKey.isEmpty || (units.hasKey[last] && units.hasKey[unit]))
        && units.bytes.withUnsafeBufferPointer { isJoint($0, Int(units.ends[last]), Int(units.starts[unit]), folder) }
      if isJoined {
        units.ends[last] = units.ends[unit]
        continue
      }
      last += 1
      units.starts[last] = units.starts[unit]
      units.ends[last] = units.ends[unit]
      units.gaps[last] = units.gaps[unit]
      if !units.hasKey.isEmpty { units.hasKey[last] = units.hasKey[unit] }
      while standIn < units.standIns.count, units.standIns[standIn].unit <= unit {
        units.standIns[standIn].unit -= unit - last
        standIn += 1
      }
    }
    units.gaps[last + 1] = units.gaps[units.count]
    let dropped = units.count - last - 1
    units.starts.removeLast(dropped)
    units.ends.removeLast(dropped)
    units.gaps.removeLast(dropped)
    if !units.hasKey.isEmpty { units.hasKey.removeLast(dropped) }
  }

  /// Whether just such a mark stands between two units, with letters on both sides.
  @inline(__always)
  private static func isJoint(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ folder: KeyFolder) -> Bool {
    guard end > start, end &- start <= 3, bytes[start] != 0x20 else { return false }
    return isJointMark(bytes, start, end, folder)
  }

  private static func isJointMark(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ folder: KeyFolder) -> Bool {
    let (scalar, length) = UTF8Scalar.decode(bytes, start, end)
    guard start + length == end, [0x60, 0xB4, 0x2032, 0x2035, 0x201B, 0x200B, 0xFFFD].contains(scalar) else { return false }
    var last = start - 1
    while bytes[last] & 0xC0 == 0x80 { last -= 1 }
    let isLetter = { folder.properties(of: UTF8Scalar.decode(bytes, $0, bytes.count).scalar) & Int32(CICU_LETTER | CICU_MARK) != 0 }
    return isLetter(last) && isLetter(end)
  }

  /// Whether a token stands for a date.
  private static func isDate(_ token: Token, _ text: SegmentedText) -> Bool {
    token.kind == .placeholder && text.document.bytes[token.span.start...].starts(with: "[DATE-".utf8)
  }

  /// Characters of all tokens; what stands between tokens stands between their characters.
  private static func characters(
    _ text: SegmentedText, _ bytes: UnsafeBufferPointer<UInt8>, _ folder: KeyFolder, _ date: [[UInt8]]
  ) -> Units {
    var units = Units(text.document.bytes, folder)
    let expected = bytes.count / 3 + 1
    units.starts.reserveCapacity(expected)
    units.ends.reserveCapacity(expected)
    units.gaps.reserveCapacity(expected)
    units.continuesWord.reserveCapacity(expected)
    for (index, token) in text.tokens.enumerated() {
      var at = token.span.start
      var isFirst = true
      guard token.kind.hasKey else {
        while units.hasKey.count < units.count { units.hasKey.append(true) }
        if !date.isEmpty, isDate(token, text) {
          appendDate(date, token.span, gap: text.gaps[index], &units)
        } else {
          append(token.span.start, token.span.end, gap: text.gaps[index], continues: false, &units)
        }
        while units.hasKey.count < units.count { units.hasKey.append(false) }
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
        spaced = isSpaced
        isFirst = false
        at = end
      }
    }
    if !units.hasKey.isEmpty { while units.hasKey.count < units.count { units.hasKey.append(true) } }
    units.gaps.append(text.gaps.last ?? Gap())
    return units
  }

  /// As many units as the date has; each lies on a byte of the placeholder, the last on all that is left. It has more bytes than any date here has
  /// units.
  private static func appendDate(_ date: [[UInt8]], _ span: TextSpan, gap: Gap, _ units: inout Units) {
    let count = min(date.count, span.end - span.start)
    var isDigit = false
    for place in 0..<count {
      let end = place + 1 == count ? span.end : span.start + place + 1
      let continues = isDigit
      isDigit = date[place].first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
      units.standIns.append(Units.StandIn(unit: units.count, key: date[place], isDate: true))
      append(span.start + place, end, gap: place == 0 ? gap : Gap(), continues: continues && isDigit, &units)
    }
  }

  @inline(__always)
  private static func append(_ start: Int, _ end: Int, gap: Gap, continues: Bool, _ units: inout Units) {
    units.starts.append(Int32(truncatingIfNeeded: start))
    units.ends.append(Int32(truncatingIfNeeded: end))
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

extension Units {
  /// Whether units have four letters or more, all of them capitals of a script that has such.
  package func isInCapitals(_ range: Range<Int>) -> Bool {
    let span = span(range)
    return bytes.withUnsafeBufferPointer { text in
      var capitals = 0
      var at = span.start
      while at < span.end {
        let (scalar, length) = UTF8Scalar.decode(text, at, span.end)
        let properties = folder.properties(of: scalar)
        if properties & Int32(CICU_LOWERCASE) != 0 { return false }
        if properties & Int32(CICU_UPPERCASE) != 0 { capitals += 1 }
        at += length
      }
      return capitals >= 4
    }
  }
}
