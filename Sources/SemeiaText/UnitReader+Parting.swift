import CICUShim

/// What a look at the bytes of a text says may have to be parted or joined before it is matched.
struct UnitSigns {
  /// A full stop between letters, an underscore, or a hashtag.
  var mayBeParted = false
  /// A sign between letters that may stand for one: `k!ll`.
  var mayBeHidden = false

  init(_ text: UnsafeBufferPointer<UInt8>) {
    for at in 0..<text.count {
      switch text[at] {
      case UInt8(ascii: "_"): mayBeParted = true
      case UInt8(ascii: "."): if Self.isLetter(text, at - 1), Self.isLetter(text, at + 1) { mayBeParted = true }
      case UInt8(ascii: "#"):
        if Self.isLetter(text, at + 1) {
          mayBeParted = true
          if Self.isLetter(text, at - 1) { mayBeHidden = true }
        }
      case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "@"):
        if HiddenWords.isSign(text, at + 1) || Self.isLetter(text, at + 1) { mayBeHidden = true }
      default: break
      }
    }
  }

  /// Whether a byte of a letter may stand there: one of ASCII, or any beyond it.
  static func isLetter(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    guard at >= 0, at < text.count else { return false }
    let byte = text[at]
    return byte >= 0x80 || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}

/// Units of what stands in one word by Unicode's rules though nobody means it as one. Tokens, and the count of words, stay as they are.
extension UnitReader {
  /// Parts words at a full stop without a space after it ("cannot sleep.i want out"), at underscores, which stand for emphasis or for spaces
  /// ("_never_", "so_tired"), and hashtags at their capitals ("#SoTired").
  ///
  /// A full stop parts where two letters or more stand before it, so that "e.g", "z.B" and "U.S.A" stay whole; it ends a sentence unless it ends
  /// an abbreviation. Addresses are no words and are not touched.
  static func part(_ units: inout Units, abbreviations: Set<[UInt8]>) {
    var parted = Units(units.bytes, units.folder)
    parted.starts.reserveCapacity(units.count + 8)
    parted.ends.reserveCapacity(units.count + 8)
    parted.gaps.reserveCapacity(units.count + 9)
    var standIn = 0
    units.bytes.withUnsafeBufferPointer { text in
      for unit in 0..<units.count {
        let isKeyed = units.hasKey.isEmpty || units.hasKey[unit]
        while standIn < units.standIns.count, units.standIns[standIn].unit == unit {
          var moved = units.standIns[standIn]
          moved.unit = parted.count
          parted.standIns.append(moved)
          standIn += 1
        }
        let (start, end) = (Int(units.starts[unit]), Int(units.ends[unit]))
        var pieces = Pieces(text: text, folder: units.folder, abbreviations: abbreviations, gap: units.gaps[unit])
        if isKeyed { pieces.read(start, end, into: &parted) }
        if !isKeyed || pieces.count == 0 { parted.append(start, end, gap: units.gaps[unit]) }
        if !units.hasKey.isEmpty { while parted.hasKey.count < parted.count { parted.hasKey.append(isKeyed) } }
      }
    }
    parted.gaps.append(units.gaps[units.count])
    units = parted
  }

  /// Reads the pieces of a word.
  private struct Pieces {
    let text: UnsafeBufferPointer<UInt8>
    let folder: KeyFolder
    let abbreviations: Set<[UInt8]>
    /// What stands before the next piece.
    var gap: Gap
    var count = 0

    mutating func read(_ from: Int, _ to: Int, into units: inout Units) {
      let isHashtag = from > 0 && text[from - 1] == UInt8(ascii: "#")
      var start = from
      var letters = 0
      var at = from
      while at < to {
        let (scalar, length) = UTF8Scalar.decode(text, at, to)
        if scalar == 0x5F {
          close(start, at, then: Gap(), &units)
          (start, letters) = (at + 1, 0)
        } else if scalar == 0x2E {
          if letters >= 2, UnitSigns.isLetter(text, at - 1), UnitSigns.isLetter(text, at + 1), !isEnding(at + 1, to) {
            close(start, at, then: stop(after: start, at), &units)
            start = at + 1
          }
          letters = 0
        } else {
          if isHashtag, at > start, beginsWord(at, length, to, start) {
            close(start, at, then: Gap(), &units)
            (start, letters) = (at, 0)
          }
          letters += 1
        }
        at += length
      }
      close(start, to, then: Gap(), &units)
    }

    private mutating func close(_ start: Int, _ end: Int, then next: Gap, _ units: inout Units) {
      guard start < end else { return }
      units.append(start, end, gap: gap)
      gap = next
      count += 1
    }

    private func stop(after start: Int, _ end: Int) -> Gap {
      var gap = Gap()
      var key: [UInt8] = []
      folder.fold(text, start, end, into: &key)
      if !abbreviations.contains(key) { gap.level = .sentence }
      return gap
    }

    /// Whether what follows a full stop to the end of the word ends the name of a site or a file.
    private func isEnding(_ start: Int, _ end: Int) -> Bool {
      end - start <= 4 && Self.endings.contains(String(decoding: text[start..<end], as: UTF8.self))
    }

    private static let endings: Set<String> = [
      "com", "org", "net", "edu", "gov", "io", "html", "pdf", "doc", "docx", "txt", "jpg", "png", "mp3", "mp4",
    ]

    /// Whether a capital begins a word of a hashtag: after a small letter, or before one.
    private func beginsWord(_ at: Int, _ length: Int, _ end: Int, _ start: Int) -> Bool {
      guard has(at, Int32(CICU_UPPERCASE)) else { return false }
      var last = at - 1
      while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
      return has(last, Int32(CICU_LOWERCASE)) || (at + length < end && has(at + length, Int32(CICU_LOWERCASE)))
    }

    private func has(_ at: Int, _ property: Int32) -> Bool {
      folder.properties(of: UTF8Scalar.decode(text, at, text.count).scalar) & property != 0
    }
  }
}

extension Units {
  /// Appends a unit with what stands before it.
  fileprivate mutating func append(_ start: Int, _ end: Int, gap: Gap) {
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
    gaps.append(gap)
  }
}
