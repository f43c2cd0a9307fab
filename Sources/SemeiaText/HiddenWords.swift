/// Words that people write with signs for letters so that no filter finds them: "k!ll", "s*icide", "$elf".
///
/// Which words are looked for a language says; a sign among other letters hides nothing that is known ("good!bad").
package struct HiddenWords: Sendable {
  /// The words as scalars of their folded keys, each with the key, by the number of scalars.
  private var words: [Int: [(scalars: [UInt32], key: [UInt8])]] = [:]
  /// Words of Hangul, which figures and signs part instead ("죽1고"), and endings follow.
  private var syllables: [[UInt32]] = []

  package init(_ keys: [[UInt8]] = []) {
    for key in keys {
      let scalars = Self.scalars(of: key)
      if scalars.allSatisfy(Self.isHangul) { syllables.append(scalars) } else { words[scalars.count, default: []].append((scalars, key)) }
    }
  }

  private var longest: Int { words.keys.max() ?? 0 }
  package var isEmpty: Bool { words.isEmpty && syllables.isEmpty }
  var hasSyllables: Bool { !syllables.isEmpty }

  /// The syllables of a stretch without what parts them, where they begin with a hidden word and something does.
  ///
  /// - Parameter run: folded.
  func syllables(of run: [UInt8]) -> [UInt8]? {
    let scalars = Self.scalars(of: run)
    let kept = scalars.filter(Self.isHangul)
    guard kept.count < scalars.count, let word = syllables.first(where: { kept.starts(with: $0) }),
      // Parted within the word, not behind it.
      !scalars.starts(with: word)
    else { return nil }
    return Array(String(String.UnicodeScalarView(kept.compactMap(Unicode.Scalar.init))).utf8)
  }

  private static func isHangul(_ scalar: UInt32) -> Bool { (0xAC00...0xD7A3).contains(scalar) || (0x3131...0x318E).contains(scalar) }

  /// The word that a stretch of letters, figures and signs stands for: as many characters, each the same, or a sign that looks like it or stands
  /// for any. The first is no star, and at least two characters are the word's own.
  ///
  /// - Parameter run: folded.
  func word(for run: [UInt8]) -> [UInt8]? {
    let scalars = Self.scalars(of: run)
    return words[scalars.count]?.first { word in
      guard Self.isAnyLetter(scalars[0]) == false else { return false }
      var same = 0
      for (typed, letter) in zip(scalars, word.scalars) {
        if typed == letter { same += 1 } else if !Self.isAnyLetter(typed), !Self.looksLike(typed, letter) { return false }
      }
      return same >= 2
    }?.key
  }

  /// The longest word that letters spell out from a place on. One of three letters must be all that is spelled.
  ///
  /// - Returns: the key and how many letters it has.
  func word(spelledBy letters: [UInt32], from place: Int) -> (key: [UInt8], count: Int)? {
    for count in stride(from: min(letters.count - place, longest), through: 3, by: -1) where count > 3 || count == letters.count {
      if let word = words[count]?.first(where: { $0.scalars.elementsEqual(letters[place..<place + count]) }) { return (word.key, count) }
    }
    return nil
  }

  /// Whether a sign stands there that may stand for a letter.
  static func isSign(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at >= 0, at < text.count else { return false }
    return isAnyLetter(UInt32(text[at])) || "!$@+".utf8.contains(text[at])
  }

  private static func scalars(of key: [UInt8]) -> [UInt32] { String(decoding: key, as: UTF8.self).unicodeScalars.map(\.value) }

  private static func isAnyLetter(_ scalar: UInt32) -> Bool { scalar == 0x2A || scalar == 0x23 || scalar == 0x25 }

  private static func looksLike(_ sign: UInt32, _ letter: UInt32) -> Bool {
    guard let letters = likeness[sign] else { return false }
    return letters.unicodeScalars.contains { $0.value == letter }
  }

  /// Latin and Cyrillic letters that signs and figures are typed for.
  private static let likeness: [UInt32: String] = [
    0x21: "ilиі", 0x24: "s", 0x2B: "t", 0x40: "aа", 0x30: "oо", 0x31: "il", 0x33: "eз", 0x34: "aч", 0x35: "s", 0x36: "б", 0x37: "t",
  ]
}

extension UnitReader {
  /// Makes one unit of what signs part within a hidden word; the word is read in its place.
  static func joinHidden(_ units: inout Units, _ hidden: HiddenWords) {
    var joined: [(units: Range<Int>, start: Int32, key: [UInt8])] = []
    units.bytes.withUnsafeBufferPointer { text in
      var unit = 0
      while unit < units.count {
        let run = run(from: unit, units, text)
        var start = Int(units.starts[unit])
        if start > 0, text[start - 1] == UInt8(ascii: "$"), start == 1 || text[start - 2] <= 0x20 { start -= 1 }
        let end = Int(units.ends[run.upperBound - 1])
        // Some versions of ICU leave an `@` within a word.
        let hasSign = run.count > 1 || start < Int(units.starts[unit]) || text[start..<end].contains(UInt8(ascii: "@"))
        if hasSign, end - start <= longestHidden, units.hasKey.isEmpty || units.hasKey[unit] {
          var key: [UInt8] = []
          units.folder.fold(text, start, end, into: &key)
          if let word = hidden.word(for: key) { joined.append((run, Int32(start), word)) }
        }
        unit = run.upperBound
      }
    }
    if !joined.isEmpty { replace(joined, in: &units) }
  }

  /// Makes one unit of the syllables of a hidden word that figures or signs part.
  static func joinSyllables(_ units: inout Units, _ hidden: HiddenWords) {
    var joined: [(units: Range<Int>, start: Int32, key: [UInt8])] = []
    units.bytes.withUnsafeBufferPointer { text in
      var unit = 0
      while unit < units.count {
        var end = unit + 1
        // Hangul begins with one of these bytes; what parts it is of ASCII, and no space.
        while end < units.count, (0xE3...0xED).contains(text[Int(units.starts[unit])]), units.hasKey.isEmpty || units.hasKey[end],
          text[Int(units.ends[end - 1])..<Int(units.starts[end])].allSatisfy({ $0 > 0x20 && $0 < 0x80 })
        { end += 1 }
        let (start, stop) = (Int(units.starts[unit]), Int(units.ends[end - 1]))
        if end > unit + 1, stop - start <= longestHidden * 2 {
          var key: [UInt8] = []
          units.folder.fold(text, start, stop, into: &key)
          if let word = hidden.syllables(of: key) { joined.append((unit..<end, Int32(start), word)) }
        }
        unit = end
      }
    }
    if !joined.isEmpty { replace(joined, in: &units) }
  }

  /// Makes one unit of the letters of a hidden word that stand apart: "s u i c i d e".
  static func joinLetters(_ units: inout Units, _ hidden: HiddenWords) {
    var joined: [(units: Range<Int>, start: Int32, key: [UInt8])] = []
    units.bytes.withUnsafeBufferPointer { text in
      var unit = 0
      while unit < units.count {
        var end = unit
        var letters: [UInt32] = []
        while end < units.count, let letter = letter(of: end, units, text), end == unit || isApart(end, units) {
          letters.append(letter)
          end += 1
        }
        var place = 0
        while place + 3 <= letters.count {
          guard let word = hidden.word(spelledBy: letters, from: place) else {
            place += 1
            continue
          }
          joined.append((unit + place..<unit + place + word.count, units.starts[unit + place], word.key))
          place += word.count
        }
        unit = max(end, unit + 1)
      }
    }
    if !joined.isEmpty { replace(joined, in: &units) }
  }

  /// The folded letter that a unit is all of.
  @inline(__always)
  private static func letter(of unit: Int, _ units: Units, _ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let (start, end) = (Int(units.starts[unit]), Int(units.ends[unit]))
    guard end - start <= 2, units.hasKey.isEmpty || units.hasKey[unit], UTF8Scalar.decode(text, start, end).length == end - start else {
      return nil
    }
    var key: [UInt8] = []
    units.folder.fold(text, start, end, into: &key)
    return key.withUnsafeBufferPointer { $0.isEmpty ? nil : UTF8Scalar.decode($0, 0, $0.count).scalar }
  }

  /// Whether just one sign or space stands before a unit.
  private static func isApart(_ unit: Int, _ units: Units) -> Bool { units.starts[unit] - units.ends[unit - 1] == 1 }

  private static let longestHidden = 32

  /// The units from one on that only signs part, three at most in a place.
  private static func run(from unit: Int, _ units: Units, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    guard units.hasKey.isEmpty || units.hasKey[unit] else { return unit..<unit + 1 }
    var end = unit + 1
    while end < units.count, units.hasKey.isEmpty || units.hasKey[end] {
      let gap = Int(units.ends[end - 1])..<Int(units.starts[end])
      guard (1...3).contains(gap.count), gap.allSatisfy({ HiddenWords.isSign(text, $0) }) else { break }
      end += 1
    }
    return unit..<end
  }

  private static func replace(_ joined: [(units: Range<Int>, start: Int32, key: [UInt8])], in units: inout Units) {
    var kept = Units(units.bytes, units.folder)
    var (standIn, next, unit) = (0, 0, 0)
    while unit < units.count {
      while standIn < units.standIns.count, units.standIns[standIn].unit <= unit {
        var moved = units.standIns[standIn]
        moved.unit = kept.count
        kept.standIns.append(moved)
        standIn += 1
      }
      let isJoined = next < joined.count && joined[next].units.lowerBound == unit
      let end = isJoined ? joined[next].units.upperBound : unit + 1
      if isJoined { kept.standIns.append(Units.StandIn(unit: kept.count, key: joined[next].key, isDate: false)) }
      kept.starts.append(isJoined ? joined[next].start : units.starts[unit])
      kept.ends.append(units.ends[end - 1])
      kept.gaps.append(units.gaps[unit])
      if !units.hasKey.isEmpty { kept.hasKey.append(units.hasKey[unit]) }
      if isJoined { next += 1 }
      unit = end
    }
    kept.gaps.append(units.gaps[units.count])
    units = kept
  }
}
