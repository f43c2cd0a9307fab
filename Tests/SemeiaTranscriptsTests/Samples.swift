import Testing

@testable import SemeiaTranscripts

/// One small file of each format, invented, in which a clinician asks and a patient answers.
enum Samples {
  static let all: [(format: TranscriptFormat, text: String)] = [
    (.webVTT, webVTT), (.subRip, subRip), (.subViewer, subViewer), (.chat, chat), (.textGrid, textGrid), (.elan, elan),
    (.whisper, whisper), (.amazon, amazon), (.deepgram, deepgram), (.assemblyAI, assembly), (.google, google), (.table, table),
    (.dialogue, dialogue), (.prose, "It rained all week. Note: bring a coat.\nI stayed in."),
  ]

  static let webVTT = """
    WEBVTT - a talk

    NOTE made up

    1
    00:01.000 --> 00:02.500 align:start
    <v Therapist>How was the <i>week</i>?

    00:02.750 --> 00:04.000
    <v Patient>Long &amp; grey.</v>
    """

  static let subRip = """
    1
    00:00:01,000 --> 00:00:02,500
    Therapist: How was the week?

    2
    00:00:02,750 --> 00:00:04,000
    Patient: {\\an8}Long and <i>grey</i>.
    """

  static let subViewer = """
    0:00:01.000,0:00:02.500
    Therapist: How was the week?

    0:00:02.750,0:00:04.000
    Patient: Long and grey.
    """

  static let chat = """
    @UTF8
    @Begin
    @Languages:\teng
    @Participants:\tPAR Participant, INV Investigator
    @ID:\teng|made|PAR|||||Participant|||
    @ID:\teng|made|INV|||||Investigator|||
    *INV:\thow was the week ? \u{15}1000_2500\u{15}
    *PAR:\t&-uh <it was> [//] it (.) was long . \u{15}2750_4000\u{15}
    %mor:\tpron|it
    @End
    """

  static let textGrid = """
    File type = "ooTextFile"
    Object class = "TextGrid"

    xmin = 0
    xmax = 4
    tiers? <exists>
    size = 2
    item []:
        item [1]:
            class = "IntervalTier"
            name = "Therapist"
            xmin = 0
            xmax = 4
            intervals: size = 2
            intervals [1]:
                xmin = 1
                xmax = 2.5
                text = "How was the week?"
            intervals [2]:
                xmin = 2.5
                xmax = 4
                text = ""
        item [2]:
            class = "IntervalTier"
            name = "Patient"
            xmin = 0
            xmax = 4
            intervals: size = 1
            intervals [1]:
                xmin = 2.75
                xmax = 4
                text = "Long and ""grey""."
    """

  static let elan = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- made up -->
    <ANNOTATION_DOCUMENT><HEADER TIME_UNITS="milliseconds"/><TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="1000"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2500"/>
    <TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="2750"/><TIME_SLOT TIME_SLOT_ID="d"/></TIME_ORDER>
    <TIER TIER_ID="p" PARTICIPANT="Patient"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="2" TIME_SLOT_REF1="c" TIME_SLOT_REF2="d">
    <ANNOTATION_VALUE>Long &amp; grey.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
    <TIER TIER_ID="t" PARTICIPANT="Therapist"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="1" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
    <ANNOTATION_VALUE>How was the week?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
    <TIER TIER_ID="gloss" PARENT_REF="p"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="3" ANNOTATION_REF="2">
    <ANNOTATION_VALUE>lang und grau</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
    </ANNOTATION_DOCUMENT>
    """

  static let whisper = """
    {"text":" How was the week? Long and grey.","language":"en","segments":[
    {"id":0,"start":1.0,"end":2.5,"text":" How was the week?","no_speech_prob":0.01,"avg_logprob":-0.2},
    {"id":1,"start":2.75,"end":4.0,"text":" Long and \\u00bbgrey\\u00ab.","no_speech_prob":0.9,"avg_logprob":-1.4}]}
    """

  static let amazon = """
    {"jobName":"made-up","results":{"language_code":"en-US","transcripts":[{"transcript":"How was it? Grey."}],"items":[
    {"start_time":"1.0","end_time":"1.2","type":"pronunciation","alternatives":[{"confidence":"0.9","content":"How"}],"speaker_label":"spk_0"},
    {"start_time":"1.2","end_time":"1.5","type":"pronunciation","alternatives":[{"content":"was"}],"speaker_label":"spk_0"},
    {"start_time":"1.5","end_time":"2.5","type":"pronunciation","alternatives":[{"content":"it"}],"speaker_label":"spk_0"},
    {"type":"punctuation","alternatives":[{"content":"?"}]},
    {"start_time":"2.75","end_time":"4.0","type":"pronunciation","alternatives":[{"content":"Grey"}],"speaker_label":"spk_1"},
    {"type":"punctuation","alternatives":[{"content":"."}]}]}}
    """

  static let deepgram = """
    {"metadata":{},"results":{"channels":[{"detected_language":"en","alternatives":[{"transcript":"how was it grey","words":[
    {"word":"how","punctuated_word":"How","start":1,"end":1.2,"speaker":0},{"word":"was","start":1.2,"end":1.5,"speaker":0},
    {"word":"it","punctuated_word":"it?","start":1.5,"end":2.5,"speaker":0},
    {"word":"grey","punctuated_word":"Grey.","start":2.75,"end":4,"speaker":1}]}]}]}}
    """

  static let assembly = """
    {"id":"x","audio_url":"made-up","language_code":"en_us","utterances":[
    {"speaker":"A","start":1000,"end":2500,"text":"How was it?"},{"speaker":"B","start":2750,"end":4000,"text":"Grey."}]}
    """

  static let google = """
    {"results":[{"alternatives":[{"transcript":"how was it","words":[]}],"languageCode":"en-us"},
    {"alternatives":[{"words":[{"startTime":"1s","endTime":"1.500s","word":"How","speakerTag":1},
    {"startTime":"1.5s","endTime":"2.5s","word":"was?","speakerTag":1},
    {"startTime":"2.75s","endTime":"4s","word":"Grey.","speakerTag":2}]}]}]}
    """

  static let table = """
    speaker,start,end,text
    Therapist,1,2.5,How was the week?
    Patient,0:02.750,4,"Long, and ""grey""."
    """

  static let dialogue = """
    Therapist: How was the week?
    Patient: Long
    and grey.

    Therapist: I see.
    """
}

/// The texts of a transcript, a speaker before each.
func said(_ transcript: Transcript) -> [String] {
  transcript.turns.map { ($0.speaker.map { "\($0): " } ?? "") + $0.string }
}

func read(_ text: String, _ format: TranscriptFormat? = nil, dropsRepairs: Bool = false, tiers: [String] = []) throws
  -> Transcript
{
  try TranscriptReader(leavesOutRepairs: dropsRepairs, tiers: tiers).read(Array(text.utf8), format: format)
}

func refusal(_ text: String, _ format: TranscriptFormat? = nil) -> TranscriptRefusal? {
  do { _ = try read(text, format) } catch { return error as? TranscriptRefusal }
  return nil
}

func codes(_ transcript: Transcript) -> [String] { transcript.problems.map { "\($0.line) \($0.code.rawValue)" } }
