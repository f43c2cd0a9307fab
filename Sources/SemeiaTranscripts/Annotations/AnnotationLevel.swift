/// What the intervals of a tier hold, as far as its name tells.
enum AnnotationLevel: Sendable {
  /// Phones, tones, measures: nothing to read.
  case sound
  /// One word an interval.
  case word
  case utterance

  /// The level, and whose voice it is where the name says so (`Anna - words`).
  static func of(_ tier: String) -> (level: AnnotationLevel, speaker: String?) {
    let parts = tier.split(whereSeparator: { "-_/:.|\"".contains($0) || $0.isWhitespace }).map { $0.lowercased() }
    guard let last = parts.last else { return (.utterance, nil) }
    let level: AnnotationLevel = sounds.contains(last) ? .sound : words.contains(last) ? .word : .utterance
    let isLevelName = level != .utterance || utterances.contains(last)
    if !isLevelName { return (level, tier) }
    let name = tier.dropLast(last.count).reversed().drop { "-_/:.|\"".contains($0) || $0.isWhitespace }.reversed()
    return (level, name.isEmpty ? nil : String(name))
  }

  private static let sounds: Set<String> = [
    "phone", "phones", "phoneme", "phonemes", "segment", "segments", "syllable", "syllables", "syl", "pitch", "f0", "maxf0",
    "tone",
    "tones", "intensity", "silence", "silences", "breaks", "mau", "kan", "ort", "formant", "formants",
  ]
  private static let words: Set<String> = ["word", "words", "token", "tokens"]
  private static let utterances: Set<String> = [
    "utterance", "utterances", "phrase", "phrases", "sentence", "sentences", "transcript", "transcription", "text", "orthography",
  ]

  /// Which of several tiers to read: those that are named; else the utterances; else the words; never sounds.
  ///
  /// - Parameter tiers: the names of the tiers that have something in them.
  static func chosen(_ tiers: [String], named: [String]) -> Set<Int> {
    if named == ["all"] { return Set(tiers.indices) }
    if !named.isEmpty { return Set(tiers.indices.filter { named.contains(tiers[$0]) }) }
    for level in [AnnotationLevel.utterance, .word] {
      let found = tiers.indices.filter { of(tiers[$0]).level == level }
      if !found.isEmpty { return Set(found) }
    }
    return []
  }
}
