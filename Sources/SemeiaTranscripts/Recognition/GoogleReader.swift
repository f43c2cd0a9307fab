/// Google Speech-to-Text, version 1 and 2.
///
/// With speakers told apart, the last result repeats every word with its speaker: then only those words are read. Else each
/// result is a turn.
enum GoogleReader {
  static func read(_ json: LocatedJSON, into draft: inout TranscriptDraft) -> Bool {
    guard let results = json["results"]?.array else { return false }
    draft.language = results.first.flatMap { $0["languageCode"] ?? $0["language_code"] }?.name.flatMap(FileLanguage.tag)
    let best = results.map { $0["alternatives"]?.array?.first }
    if let all = best.last??["words"]?.array, all.contains(where: { speaker($0) != nil }) {
      write(all, channel: nil, &draft)
      return true
    }
    let channels = Set(results.compactMap { ($0["channelTag"] ?? $0["channel_tag"])?.name })
    for (result, best) in zip(results, best) {
      guard let best else {
        draft.problem(.missingText, at: result.place.lowerBound)
        continue
      }
      let channel = channels.count > 1 ? (result["channelTag"] ?? result["channel_tag"])?.name.map { "channel \($0)" } : nil
      let words = best["words"]?.array ?? []
      let start = words.first.flatMap { time($0, ["startTime", "startOffset", "start_time", "start_offset"]) }
      let end =
        words.last.flatMap { time($0, ["endTime", "endOffset", "end_time", "end_offset"]) }
        ?? time(result, ["resultEndTime", "resultEndOffset", "result_end_time", "result_end_offset"])
      RecognitionReader.add(best, text: "transcript", speaker: channel, start: start, end: end, into: &draft)
    }
    draft.sortByTime()
    return true
  }

  private static func speaker(_ word: LocatedJSON) -> String? {
    let name = (word["speakerLabel"] ?? word["speakerTag"] ?? word["speaker_label"] ?? word["speaker_tag"])?.name
    return name == "0" || name == "" ? nil : name
  }

  private static func write(_ found: [LocatedJSON], channel: String?, _ draft: inout TranscriptDraft) {
    var words = RecognizedWords()
    for word in found {
      guard let text = word["word"], text.isString else {
        draft.problem(.missingText, at: word.place.lowerBound)
        continue
      }
      words.add(
        RecognizedWords.Word(
          text: text.text, speaker: speaker(word), start: time(word, ["startTime", "startOffset", "start_time", "start_offset"]),
          end: time(word, ["endTime", "endOffset", "end_time", "end_offset"]), place: word.place))
    }
    words.write(into: &draft)
  }

  /// `"1.300s"`, or `{"seconds": 1, "nanos": 300000000}`; an empty object is zero.
  private static func time(_ object: LocatedJSON, _ keys: [String]) -> Double? {
    for key in keys {
      guard let value = object[key] else { continue }
      if value.isObject { return (value["seconds"]?.seconds ?? 0) + (value["nanos"]?.seconds ?? 0) / 1_000_000_000 }
      return value.seconds
    }
    return nil
  }
}
