/// The JSON of programs that recognize speech.
enum RecognitionReader {
  /// Which program wrote a JSON text, by the members it has.
  static func format(of source: SourceText) throws(TranscriptRefusal) -> TranscriptFormat {
    let json = try LocatedJSON(source)
    let results = (json["response"] ?? json)["results"]
    if results?.array != nil { return .google }
    if let results {
      if results["channels"] != nil || results["utterances"] != nil { return .deepgram }
      if results["items"] != nil || results["transcripts"] != nil { return .amazon }
    }
    if json["audio_url"] != nil || json["acoustic_model"] != nil || json["utterances"] != nil { return .assemblyAI }
    if json["segments"] != nil || json["transcription"] != nil || json["text"] != nil { return .whisper }
    if let first = json.array?.first, first["text"] != nil { return .whisper }
    throw TranscriptRefusal(.unknownJSON, line: 1)
  }

  static func read(_ format: TranscriptFormat, into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let json = try LocatedJSON(draft.source)
    let isRead: Bool
    switch format {
    case .whisper: isRead = WhisperReader.read(json, into: &draft)
    case .amazon: isRead = AmazonReader.read(json, into: &draft)
    case .deepgram: isRead = DeepgramReader.read(json, into: &draft)
    case .assemblyAI: isRead = AssemblyReader.read(json, into: &draft)
    default: isRead = GoogleReader.read(json["response"] ?? json, into: &draft)
    }
    if !isRead { throw TranscriptRefusal(.unknownJSON, line: 1) }
  }

  /// Adds what an object says; a part without its text is a problem.
  static func add(
    _ object: LocatedJSON, text key: String, speaker: String?, start: Double?, end: Double?, into draft: inout TranscriptDraft
  ) {
    guard let text = object[key], text.isString else {
      return draft.problem(object[key] == nil ? .missingText : .wrongType, at: object.place.lowerBound)
    }
    draft.add(speaker, trimmed(text.text), start: start, end: end, at: object.place)
  }

  /// A text without the white space at its ends: recognizers put a space before each word.
  static func trimmed(_ text: TurnText) -> TurnText {
    guard let first = text.bytes.first, SourceText.isSpace(first) else { return text }
    var result = TurnText()
    let start = text.bytes.firstIndex { !SourceText.isSpace($0) } ?? text.count
    for run in text.runs where run.text.upperBound > start {
      let from = max(start, run.text.lowerBound)
      let source = run.isVerbatim ? run.source.lowerBound + from - run.text.lowerBound..<run.source.upperBound : run.source
      result.write(text.bytes[from..<run.text.upperBound], for: source)
    }
    return result
  }
}

/// Whisper, whisper.cpp, WhisperX and programs with the same segments.
enum WhisperReader {
  /// Above this probability of silence and below this mean log probability Whisper itself takes a segment for silence.
  static let silence = 0.6
  static let doubt = -1.0

  static func read(_ json: LocatedJSON, into draft: inout TranscriptDraft) -> Bool {
    draft.unit = .cue
    draft.language = (json["language"] ?? json["result"]?["language"])?.name.flatMap(FileLanguage.tag)
    if let segments = json["transcription"]?.array {
      for segment in segments {
        let times = segment["offsets"]
        RecognitionReader.add(
          segment, text: "text", speaker: segment["speaker"]?.name, start: times?["from"]?.seconds.map { $0 / 1000 },
          end: times?["to"]?.seconds.map { $0 / 1000 }, into: &draft)
      }
      return true
    }
    guard let segments = json["segments"]?.array ?? json.array else {
      guard json["text"]?.isString == true else { return false }
      RecognitionReader.add(json, text: "text", speaker: nil, start: nil, end: nil, into: &draft)
      return true
    }
    for segment in segments {
      let count = draft.turns.count
      RecognitionReader.add(
        segment, text: "text", speaker: segment["speaker"]?.name, start: segment["start"]?.seconds, end: segment["end"]?.seconds,
        into: &draft)
      let isDoubtful = (segment["no_speech_prob"]?.seconds ?? 0) > silence && (segment["avg_logprob"]?.seconds ?? 0) < doubt
      if isDoubtful, draft.turns.count > count { draft.markLast(.uncertain, at: segment.place) }
    }
    return true
  }
}

/// AssemblyAI: utterances, else words, else the whole text; times in milliseconds.
enum AssemblyReader {
  static func read(_ json: LocatedJSON, into draft: inout TranscriptDraft) -> Bool {
    draft.language = json["language_code"]?.name.flatMap(FileLanguage.tag)
    if let utterances = json["utterances"]?.array {
      for utterance in utterances {
        RecognitionReader.add(
          utterance, text: "text", speaker: utterance["speaker"]?.name, start: time(utterance["start"]),
          end: time(utterance["end"]),
          into: &draft)
      }
      return true
    }
    if let found = json["words"]?.array, !found.isEmpty {
      var words = RecognizedWords()
      for word in found {
        guard let text = word["text"], text.isString else {
          draft.problem(.missingText, at: word.place.lowerBound)
          continue
        }
        words.add(
          RecognizedWords.Word(
            text: text.text, speaker: word["speaker"]?.name, start: time(word["start"]), end: time(word["end"]), place: word.place
          ))
      }
      words.write(into: &draft)
      return true
    }
    guard json["text"]?.isString == true else { return false }
    RecognitionReader.add(json, text: "text", speaker: nil, start: nil, end: nil, into: &draft)
    return true
  }

  private static func time(_ value: LocatedJSON?) -> Double? { value?.seconds.map { $0 / 1000 } }
}
