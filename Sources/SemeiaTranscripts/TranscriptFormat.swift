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

extension TranscriptFormat {
  /// The format that the ending of a file's name stands for, whatever its case: `srt` `vtt` `sbv` `cha` `TextGrid` `eaf`; nil for any other.
  package init?(fileName: String) {
    guard let name = fileName.split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "vtt": self = .webVTT
    case "srt": self = .subRip
    case "sbv": self = .subViewer
    case "cha": self = .chat
    case "textgrid": self = .textGrid
    case "eaf": self = .elan
    default: return nil
    }
  }

  /// Whether a text of any kind may look like it: rows, lines with names, or nothing at all.
  var isLoose: Bool { [.table, .dialogue, .prose].contains(self) }
}
