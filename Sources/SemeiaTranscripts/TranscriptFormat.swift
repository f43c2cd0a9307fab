/// The kinds of transcript that are read; the raw values are the names of `--from`.
public enum TranscriptFormat: String, Sendable, Hashable, CaseIterable {
  /// WebVTT, with voice tags or `Name:` cues.
  case webVTT = "webvtt"
  /// SubRip.
  case subRip = "srt"
  /// SubViewer, as YouTube writes it.
  case subViewer = "sbv"
  /// CHAT of the TalkBank system (`.cha`).
  case chat
  /// A Praat TextGrid, long or short.
  case textGrid = "textgrid"
  /// An ELAN annotation document (`.eaf`).
  case elan
  /// Output of Whisper and of programs with its segments.
  case whisper
  /// Output of AWS Transcribe.
  case amazon = "aws"
  /// Output of Deepgram.
  case deepgram
  /// Output of AssemblyAI.
  case assemblyAI = "assemblyai"
  /// Output of Google Speech-to-Text.
  case google
  /// Columns with names, commas, semicolons or tabs between them.
  case table = "csv"
  /// `Speaker: text`.
  case dialogue
  /// A text of one voice.
  case prose = "text"
}
