/// The text of a cue: its voices, its tags taken out and marked.
struct CaptionText {
  /// What one voice says in a cue.
  struct Piece {
    var speaker: String?
    var text = TurnText()
    var marks: [TranscriptDraft.Mark] = []
    var place: Range<Int>
  }

  private let source: SourceText
  private(set) var pieces: [Piece] = []
  /// The first `<` of each line that no `>` follows.
  private(set) var unclosed: [Int] = []
  private var voice: String?

  /// - Parameters:
  ///   - lines: the ranges of the payload's lines.
  ///   - speaker: who speaks where no voice tag says so.
  init(_ source: SourceText, _ lines: [Range<Int>], speaker: String? = nil) {
    self.source = source
    voice = speaker
    for (index, line) in lines.enumerated() {
      if index > 0 { joint(from: lines[index - 1].upperBound, to: line) }
      read(line)
    }
    for index in pieces.indices { pieces[index].text.trimEnd() }
    pieces.removeAll { $0.text.isEmpty && $0.marks.isEmpty }
  }

  /// A line break inside a cue only fits the screen; before a dash it is a change of voice.
  private mutating func joint(from end: Int, to line: Range<Int>) {
    guard let last = pieces.indices.last, let byte = pieces[last].text.bytes.last, !SourceText.isSpace(byte) else { return }
    let start = source.trimmed(line).lowerBound
    let isDash = start < line.upperBound && source.bytes[start] == UInt8(ascii: "-")
    pieces[last].text.write(isDash ? "\n" : " ", for: end..<start)
  }

  private mutating func read(_ line: Range<Int>) {
    let line = source.trimmed(line)
    var plain = line.lowerBound
    var index = line.lowerBound
    // Once no closing sign is left, none is looked for again.
    var closing = (angle: true, brace: true)
    func end(of open: Int, _ close: UInt8) -> Int? { source.first(close, in: open..<line.upperBound) }
    while index < line.upperBound {
      switch source.bytes[index] {
      case UInt8(ascii: "<"):
        guard closing.angle, let close = end(of: index, UInt8(ascii: ">")) else {
          if closing.angle { unclosed.append(index) }
          closing.angle = false
          index += 1
          continue
        }
        guard let tag = tag(index + 1..<close) else {
          index += 1
          continue
        }
        copy(plain..<index)
        take(tag, index..<close + 1)
        index = close + 1
        plain = index
      case UInt8(ascii: "{") where source.starts(index..<line.upperBound, with: "{\\"):
        guard closing.brace, let close = end(of: index, UInt8(ascii: "}")) else {
          closing.brace = false
          index += 1
          continue
        }
        copy(plain..<index)
        mark(.markup, index..<close + 1, code: source.string(index + 2..<close))
        index = close + 1
        plain = index
      case UInt8(ascii: "&"):
        guard let reference = CharacterReference.read(source, at: index, before: line.upperBound) else {
          index += 1
          continue
        }
        copy(plain..<index)
        write(String(reference.scalar).utf8, index..<reference.end)
        index = reference.end
        plain = index
      default: index += 1
      }
    }
    copy(plain..<line.upperBound)
  }

  private enum Tag {
    case voice(String)
    case voiceEnd
    case look(String)
    case time
  }

  /// The tag between two angle brackets; nil for what is no tag of captions.
  private func tag(_ range: Range<Int>) -> Tag? {
    let text = source.bytes[range]
    if text.first.map(SourceText.isDigit) == true { return ClockTime.seconds(text) == nil ? nil : .time }
    let isEnd = text.first == UInt8(ascii: "/")
    let body = isEnd ? text.dropFirst() : text
    let nameEnd = body.firstIndex { SourceText.isSpace($0) || $0 == UInt8(ascii: ".") } ?? body.endIndex
    let name = String(decoding: body[body.startIndex..<nameEnd], as: UTF8.self).lowercased()
    if name == "v" {
      if isEnd { return .voiceEnd }
      // Classes stand between the name and the annotation.
      let start = body[nameEnd...].firstIndex(where: SourceText.isSpace) ?? body.endIndex
      return .voice(annotation(source.trimmed(start..<range.upperBound)))
    }
    return ["c", "i", "b", "u", "ruby", "rt", "lang", "font"].contains(name) ? .look(isEnd ? "/" + name : name) : nil
  }

  private func annotation(_ range: Range<Int>) -> String {
    var text = ""
    var index = range.lowerBound
    var plain = index
    while index < range.upperBound {
      if let reference = CharacterReference.read(source, at: index, before: range.upperBound),
        source.bytes[index] == UInt8(ascii: "&")
      {
        text += source.string(plain..<index)
        text.unicodeScalars.append(reference.scalar)
        index = reference.end
        plain = index
      } else {
        index += 1
      }
    }
    return text + source.string(plain..<range.upperBound)
  }

  private mutating func take(_ tag: Tag, _ range: Range<Int>) {
    switch tag {
    case .voice(let name):
      voice = name.isEmpty ? nil : name
      pieces.append(Piece(speaker: voice, place: range))
    case .voiceEnd:
      voice = nil
      if !pieces.isEmpty { pieces[pieces.count - 1].place = pieces[pieces.count - 1].place.lowerBound..<range.upperBound }
    case .look(let name): mark(.markup, range, code: name)
    case .time: mark(.time, range, code: "")
    }
  }

  /// The piece that the present voice speaks.
  private mutating func current(_ range: Range<Int>) -> Int {
    if pieces.last == nil || pieces.last?.speaker != voice { pieces.append(Piece(speaker: voice, place: range)) }
    let last = pieces.count - 1
    pieces[last].place = pieces[last].place.lowerBound..<max(pieces[last].place.upperBound, range.upperBound)
    return last
  }

  private mutating func mark(_ kind: TranscriptMarker.Kind, _ range: Range<Int>, code: String) {
    let piece = current(range)
    let at = pieces[piece].text.count
    let seconds = kind == .time ? ClockTime.seconds(source.bytes[range.lowerBound + 1..<range.upperBound - 1]) : nil
    pieces[piece].marks.append(TranscriptDraft.Mark(kind: kind, span: at..<at, place: range, code: code, seconds: seconds))
  }

  private mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    // White space after the end of a voice belongs to nobody.
    if source.isBlank(range), pieces.last?.speaker != voice { return }
    let piece = current(range)
    pieces[piece].text.copy(source, range)
  }

  private mutating func write(_ text: some Sequence<UInt8>, _ range: Range<Int>) {
    let piece = current(range)
    pieces[piece].text.write(text, for: range)
  }
}
