extension SpeechMeasure {
  private static let coder = "depends on who transcribed and by which rules; compare within one project: shown, never scored"

  /// What a transcript marks besides words. Where nobody in a transcript has a mark of the kind, nobody knows whether there was none.
  static let marked: [SpeechMeasure] = [
    SpeechMeasure(
      "filled-pause", "Filled pauses",
      "Sounds of hesitation (uh, um): those that the transcript marks, and the words of the language's list, each place once, per 100 words.",
      unit: "per 100 words", from: 50, .words, "Goldman-Eisler 1968; Clark & Fox Tree 2002",
      "transcribers leave them out as a matter of course; not specific to any condition: shown, never scored"),
    SpeechMeasure(
      "pause-rate", "Marked pauses", "Pauses within utterances that the transcript marks, timed or not, per 100 words.",
      unit: "per 100 words", from: 50, .words,
      needs: .marks, "MacWhinney 2000, (.) and (1.5)",
      "grade B for pauses in slowing and negative symptoms (M82), from acoustics; a transcriber hears fewer: shown, never scored"),
    SpeechMeasure(
      "unintelligible", "Not understood",
      "Stretches that the transcript marks as not understood, per 100 words: how far the words may be trusted.",
      unit: "per 100 words", from: 50, .words, needs: .marks, "MacWhinney 2000, xxx",
      "a property of recording and transcriber: shown, never scored"),
    SpeechMeasure(
      "sound-event", "Laughs, sighs and other sounds", "Events that the transcript marks, per 100 words.", unit: "per 100 words", from: 50,
      .words, needs: .marks,
      "MacWhinney 2000, &=laughs", coder),
    SpeechMeasure(
      "unfinished-share", "Unfinished utterances",
      "Share of utterances that the transcript marks as trailing off, interrupted or broken off by the speaker.",
      unit: "share", from: 5, .turns, range: (0, 1), needs: [.turns, .marks], "MacWhinney 2000, +… +/. +//.", coder),
  ]
}
