/// Deepgram: utterances, else the words of each channel, else its transcript; times in seconds.
///
/// Speakers are numbered. Where there are several channels and no speakers, the channel is the speaker.
enum DeepgramReader {
  static func read(_ json: LocatedJSON, into draft: inout TranscriptDraft) -> Bool {
    guard let results = json["results"] else { return false }
    let channels = results["channels"]?.array ?? []
    draft.language = channels.first?["detected_language"]?.name.flatMap(FileLanguage.tag)
    let isSplit = channels.count > 1
    if let utterances = results["utterances"]?.array, !utterances.isEmpty {
      for utterance in utterances {
        let speaker = utterance["speaker"]?.name ?? (isSplit ? utterance["channel"]?.name.map { "channel \($0)" } : nil)
        RecognitionReader.add(
          utterance, text: "transcript", speaker: speaker, start: utterance["start"]?.seconds, end: utterance["end"]?.seconds,
          into: &draft)
      }
      draft.sortByTime()
      return true
    }
    for (number, channel) in channels.enumerated() {
      guard let best = channel["alternatives"]?.array?.first else {
        draft.problem(.missingText, at: channel.place.lowerBound)
        continue
      }
      read(best, channel: isSplit ? "channel \(number)" : nil, into: &draft)
    }
    draft.sortByTime()
    return results["channels"] != nil
  }

  private static func read(_ best: LocatedJSON, channel: String?, into draft: inout TranscriptDraft) {
    guard let found = best["words"]?.array, !found.isEmpty else {
      return RecognitionReader.add(best, text: "transcript", speaker: channel, start: nil, end: nil, into: &draft)
    }
    var words = RecognizedWords()
    for word in found {
      guard let text = word["punctuated_word"] ?? word["word"], text.isString else {
        draft.problem(.missingText, at: word.place.lowerBound)
        continue
      }
      words.add(
        RecognizedWords.Word(
          text: text.text, speaker: word["speaker"]?.name ?? channel, start: word["start"]?.seconds, end: word["end"]?.seconds,
          place: word.place))
    }
    words.write(into: &draft)
  }
}

/// AWS Transcribe: items of words and punctuation, labeled with a speaker or a channel.
enum AmazonReader {
  static func read(_ json: LocatedJSON, into draft: inout TranscriptDraft) -> Bool {
    guard let results = json["results"] else { return false }
    draft.language = results["language_code"]?.name.flatMap(FileLanguage.tag)
    if let channels = results["channel_labels"]?["channels"]?.array {
      for channel in channels {
        write(channel["items"]?.array ?? [], speakers: [:], channel: channel["channel_label"]?.name, &draft)
      }
      draft.sortByTime()
      return true
    }
    if let items = results["items"]?.array, !items.isEmpty {
      write(items, speakers: speakers(results), channel: nil, &draft)
      return true
    }
    for transcript in results["transcripts"]?.array ?? [] {
      RecognitionReader.add(transcript, text: "transcript", speaker: nil, start: nil, end: nil, into: &draft)
    }
    return results["transcripts"]?.array != nil
  }

  /// The speaker of each word by its start, where the items themselves do not say.
  private static func speakers(_ results: LocatedJSON) -> [String: String] {
    var speakers: [String: String] = [:]
    for segment in results["speaker_labels"]?["segments"]?.array ?? [] {
      for item in segment["items"]?.array ?? [] {
        if let start = item["start_time"]?.name, let speaker = (item["speaker_label"] ?? segment["speaker_label"])?.name {
          speakers[start] = speaker
        }
      }
    }
    return speakers
  }

  private static func write(
    _ items: [LocatedJSON], speakers: [String: String], channel: String?, _ draft: inout TranscriptDraft
  ) {
    var words = RecognizedWords()
    for item in items {
      guard let text = item["alternatives"]?.array?.first?["content"], text.isString else {
        draft.problem(.missingText, at: item.place.lowerBound)
        continue
      }
      let isPunctuation = item["type"]?.name == "punctuation"
      let start = item["start_time"]
      let speaker = item["speaker_label"]?.name ?? start?.name.flatMap { speakers[$0] } ?? channel
      words.add(
        RecognizedWords.Word(
          text: text.text, speaker: isPunctuation ? words.words.last?.speaker ?? speaker : speaker, start: start?.seconds,
          end: item["end_time"]?.seconds, place: item.place, isPunctuation: isPunctuation))
    }
    words.write(into: &draft)
  }
}
