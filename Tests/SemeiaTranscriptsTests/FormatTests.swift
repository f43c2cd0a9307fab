import Testing

@testable import SemeiaTranscripts

/// What holds of every format: it is seen from the content, and every turn points back at the file.
@Suite struct FormatTests {
  @Test(arguments: Samples.all) func theFormatIsSeenFromTheContent(_ format: TranscriptFormat, _ text: String) throws {
    #expect(try read(text).format == format)
    #expect(try read("\u{FEFF}" + text).format == format)
    #expect(try read(text.replacing("\n", with: "\r\n")).format == format)
  }

  @Test(arguments: Samples.all) func textAndPlacesAgree(_ format: TranscriptFormat, _ text: String) throws {
    for file in [text, "\u{FEFF}" + text, text.replacing("\n", with: "\r\n")].map({ Array($0.utf8) }) {
      let transcript = try TranscriptReader().read(file)
      #expect(!transcript.turns.isEmpty)
      for turn in transcript.turns + transcript.joined().turns {
        #expect(String(validating: turn.text, as: UTF8.self) != nil)
        var covered = 0
        for run in turn.runs {
          #expect(run.text.lowerBound >= covered && run.text.upperBound <= turn.text.count)
          covered = run.text.upperBound
          #expect(turn.place.bytes.lowerBound <= run.source.lowerBound && run.source.upperBound <= turn.place.bytes.upperBound)
          if run.isVerbatim, turn.text[run.text] != [0x20] { #expect(Array(turn.text[run.text]) == Array(file[run.source])) }
        }
        let lines = file[..<turn.place.bytes.lowerBound].count { $0 == 0x0A } + 1
        #expect(turn.place.lines.lowerBound == lines)
      }
      for marker in transcript.markers {
        let size = marker.turn.map { transcript.turns[$0].text.count } ?? 0
        #expect(marker.span.upperBound <= size && marker.place.bytes.upperBound <= file.count)
      }
    }
  }

  @Test func timesAreTheSameInAllFormatsThatHaveThem() throws {
    for (format, text) in Samples.all where format != .dialogue && format != .prose {
      let turns = try read(text).turns
      #expect(turns.map(\.start) == [1, 2.75], "\(format)")
      #expect(turns.map(\.end) == (format == .elan ? [2.5, nil] : [2.5, 4]), "\(format)")
    }
  }

  @Test func aStretchOfTextIsFoundInTheFile() throws {
    let file = Array(Samples.webVTT.utf8)
    let turn = try TranscriptReader().read(file).turns[1]
    #expect(turn.string == "Long & grey.")
    // An entity stands as a whole for the sign it became.
    #expect(turn.source(of: 5..<6).map { String(decoding: file[$0], as: UTF8.self) } == "&amp;")
    #expect(turn.source(of: 7..<11).map { String(decoding: file[$0], as: UTF8.self) } == "grey")
    #expect(turn.source(of: 0..<11).map { String(decoding: file[$0], as: UTF8.self) } == "Long &amp; grey")
    #expect(turn.source(of: 12..<20) == nil)
  }

  @Test func utf16IsReadAndPlacesCountItsBytes() throws {
    let text = Samples.textGrid.replacing("Long", with: "Láng 🌧")
    for isBig in [true, false] {
      var file: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
      for unit in text.utf16 {
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        file += isBig ? [high, low] : [low, high]
      }
      let transcript = try TranscriptReader().read(file)
      #expect(said(transcript) == ["Therapist: How was the week?", #"Patient: Láng 🌧 and "grey"."#])
      let bytes = transcript.turns[1].place.bytes
      let units = stride(from: bytes.lowerBound, to: bytes.upperBound, by: 2).map { (index: Int) -> UInt16 in
        let (first, second) = (UInt16(file[index]), UInt16(file[index + 1]))
        return isBig ? first << 8 | second : second << 8 | first
      }
      #expect(String(decoding: units, as: UTF16.self).hasSuffix(#"text = "Láng 🌧 and ""grey"".""#))
    }
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(refusal("") == TranscriptRefusal(.emptyFile, line: 1))
    #expect(refusal(" \n\t\n") == TranscriptRefusal(.emptyFile, line: 1))
    #expect(refusal("a\u{0}b") == TranscriptRefusal(.notText, line: 1))
    #expect(throws: TranscriptRefusal(.invalidUTF8, line: 2)) { try TranscriptReader().read([0x61, 0x0A, 0xFF, 0x0A]) }
    #expect(throws: TranscriptRefusal(.invalidUTF16, line: 1)) { try TranscriptReader().read([0xFE, 0xFF, 0xD8, 0x00]) }
  }

  @Test func aFormatThatIsGivenIsHeldTo() {
    for (format, code) in [
      (TranscriptFormat.webVTT, TranscriptRefusal.Code.missingHeader), (.subRip, .missingHeader), (.subViewer, .missingHeader),
      (.chat, .missingHeader), (.textGrid, .malformedStructure), (.elan, .invalidXML), (.whisper, .invalidJSON),
      (.google, .invalidJSON),
      (.table, .missingColumn), (.dialogue, .noUtterance),
    ] {
      #expect(refusal("only words, nothing else", format)?.code == code, "\(format)")
    }
  }

  /// Files that were damaged at random are read or refused, never a crash, and what is read lies inside the file.
  @Test(arguments: Samples.all) func damagedFilesAreReadOrRefused(_ format: TranscriptFormat, _ text: String) {
    var state: UInt64 = 0x5EED
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let signs = Array("<>[]()&+\"'{}:,.;-_0\u{15}\n\t@*% é」".utf8)
    for _ in 0..<300 {
      var file = Array(text.utf8)
      for _ in 0...next(4) {
        let place = next(file.count)
        switch next(4) {
        case 0: file.remove(at: place)
        case 1: file.insert(signs[next(signs.count)], at: place)
        case 2: file[place] = signs[next(signs.count)]
        default: file.removeSubrange(place..<min(file.count, place + next(40)))
        }
        if file.isEmpty { file = [0x61] }
      }
      for format in [nil, format] {
        guard let transcript = try? TranscriptReader().read(file, format: format) else { continue }
        let whole = transcript.joined()
        for turn in whole.turns {
          #expect(turn.place.bytes.upperBound <= file.count && turn.place.bytes.lowerBound >= 0)
          #expect(String(validating: turn.text, as: UTF8.self) != nil)
          if let start = turn.start, let end = turn.end { #expect(0 <= start && start <= end) }
          #expect(turn.runs.allSatisfy { $0.text.upperBound <= turn.text.count && $0.source.upperBound <= file.count })
        }
        for marker in whole.markers {
          #expect(marker.span.upperBound <= (marker.turn.map { whole.turns[$0].text.count } ?? 0))
        }
      }
    }
  }
}
