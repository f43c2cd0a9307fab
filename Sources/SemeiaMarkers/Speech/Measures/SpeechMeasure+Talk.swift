extension SpeechMeasure {
  private static let transcriber = "depends on what the transcriber writes down; no marker of one condition: shown, never scored"

  /// Flow within a turn. Fillers and questions are the style markers `filler` and `question`.
  static let fluency: [SpeechMeasure] = [
    SpeechMeasure(
      "immediate-repetition", "Immediate repetitions",
      "Words said again as they were, per 100 words: those that the transcript marks; where it marks neither repetitions nor repairs, words that repeat, at once and in the same sentence, the one to four words before them, emphatic ones (very very) too.",
      unit: "per 100 words", from: 50, .words, "Semeia; after CHAT retracing [/] (MacWhinney 2000)", transcriber),
    SpeechMeasure(
      "repair", "Repairs",
      "Revisions, starts given up and words broken off that the transcript marks, per 100 words; where it marks neither repetitions nor repairs, words broken off (wor-) and phrases that announce a correction (I mean, or rather).",
      unit: "per 100 words", from: 50, .words, "Semeia; after Levelt 1983", transcriber),
    SpeechMeasure(
      "perseveration", "Returning phrases",
      "Share of sequences of three words within a sentence that the subject has used before in this text.",
      unit: "share", from: 100, .words, range: (0, 1), "Semeia's operational definition",
      "grade D (M64): contradictory small studies; refrain, rhetoric and task raise it: shown, never scored"),
  ]

  private static let manners = "describes the conversation; both speakers, task and culture decide it: shown, never scored"

  /// Who speaks how much and how. Utterances of one speaker in a row are one turn.
  static let conversation: [SpeechMeasure] = [
    SpeechMeasure(
      "turn-length", "Turn length", "Mean number of words in the subject's turns.", unit: "words", from: 5, .turns, needs: .turns,
      "Sacks et al. 1974", "grade C (M86) for mania, from spoken interviews; the other speaker's questions decide it: shown, never scored"),
    SpeechMeasure(
      "turn-share", "Share of words", "The subject's words relative to all words.", unit: "share", from: 50, .words, range: (0, 1),
      needs: .turns, "Sacks et al. 1974", manners),
    SpeechMeasure(
      "backchannel-share", "Backchannels",
      "Share of the subject's turns of at most three words that are all signs of listening (mhm, yeah, I see).", unit: "share",
      from: 5, .turns, range: (0, 1), needs: [.turns, .classes], "Yngve 1970", manners),
    SpeechMeasure(
      "style-matching", "Language style matching",
      "Mean over nine classes of function words of 1 − |a − b| / (a + b + 0.0001), a and b the percentages of the subject and of all others; each from 50 words.",
      unit: "share", from: 50, .words, range: (0, 1), needs: [.turns, .classes], "Ireland & Pennebaker 2010; Gonzales et al. 2010", manners),
  ]

  private static let clock =
    "grade B for pauses in slowing and negative symptoms (M82, M84), from acoustics, not from transcripts: shown, never scored"

  /// With times alone. Times are those of the transcript; nothing is inferred from dots or dashes.
  static let timing: [SpeechMeasure] = [
    SpeechMeasure(
      "speech-rate", "Speech rate",
      "The subject's words per minute of the subject's utterances that have a start and an end, pauses within them included.",
      unit: "words per minute", from: 50, .words, needs: .times, "Goldman-Eisler 1968", clock),
    SpeechMeasure(
      "pause-length", "Pauses",
      "Mean time of pauses above 0.2 s: between utterances of the subject in a row, and within utterances where the transcript has their length.",
      unit: "seconds", from: 5, .pauses, needs: .times, "Goldman-Eisler 1968; 200 ms: Cohen et al. (M82)", clock),
    SpeechMeasure(
      "response-latency", "Response latency",
      "Mean time from the end of another speaker's utterance to the start of the subject's next; below 0 where they overlap.",
      unit: "seconds", from: 5, .turns, range: (nil, nil), needs: [.turns, .times], "Heldner & Edlund 2010", clock),
    SpeechMeasure(
      "overlap-share", "Overlaps", "Share of the subject's turns after another speaker that begin before that one has ended.",
      unit: "share", from: 5, .turns, range: (0, 1), needs: [.turns, .times], "Heldner & Edlund 2010", manners),
    SpeechMeasure(
      "time-share", "Share of time", "The subject's time of utterances relative to that of all.", unit: "share", from: 5, .turns,
      range: (0, 1), needs: [.turns, .times], "Sacks et al. 1974", manners),
  ]
}
