extension Terminology {
  /// Title and description of each code system.
  static func titles(_ name: Name) -> (title: String, description: String) {
    switch name {
    case .dimensions:
      ("Dimensions", "Dimensions of HiTOP and their places in the tree, in our own definitions. Names of dimensions, never of disorders.")
    case .concepts: ("Concepts", "What a text can state: symptoms, safety content, distortions, social and cultural context.")
    case .flags: ("Flags", "Safety content that was stated. A flag says what was said, not how great a risk is.")
    case .markers: ("Markers", "Measures of style: rates of words and sentences of a kind.")
    case .rules: ("Rules", "Rules of the packs, as pack.rule.")
    case .levels: ("Levels of stated suicidal content", "The ladder of the flag `suicide`: what was said, not a risk.")
    case .behaviors: ("Stated suicidal behaviors", "Acts on the way to an attempt, as stated.")
    case .reports: ("Parts of a report", "What an Observation, a DetectedIssue or a Task of a bundle is about.")
    case .parts: ("Parts of an observation", "What a component of an Observation gives.")
    case .readings: ("Readings", "Words by which reports qualify a value, a score or a finding.")
    case .overrides: ("Reasons for setting a card aside", "What a reader of marked words can answer, besides HL7's reasons.")
    }
  }

  /// The codes that belong to the format and not to the content.
  static let fixed: [Name: [Code]] = [
    .levels: [
      Code("0", "Behavior only", "A behavior was stated, no thought of the ladder."), Code("1", "Wish to be dead"),
      Code("2", "Active thoughts"), Code("3", "Active thoughts with a method"), Code("4", "Some intent"),
      Code("5", "Plan or preparation"),
    ],
    .behaviors: [
      Code("B1", "Preparatory acts"), Code("B2", "Aborted attempt"), Code("B3", "Interrupted attempt"), Code("B4", "Actual attempt"),
    ],
    .reports: [
      Code("report", "Analysis of a text", "The whole: its members are the other observations of the bundle."),
      Code("findings", "Stated content that was found", "All of it, counted or not, each with how it is to be read."),
      Code("markers", "Markers of style", "One component for each marker."),
      Code("human-review", "Review by a person", "A person reads the marked words before anything happens."),
    ],
    .parts: [
      Code("content-value", "Stated content", "Mention strength, 0 to 1: the sum of the contributions of concepts."),
      Code("content-interval", "Interval of stated content"),
      Code("content-coverage", "Parts of the dimension that are mentioned", "Mentioned parts to all parts."),
      Code("style-value", "Style", "Standard deviations from the named norm: the baseline and the contributions of markers."),
      Code("style-interval", "Interval of style"),
      Code("style-baseline", "Baseline of style", "What style is before any contribution."),
      Code("style-reliability", "Reliability of style", "How far the value would agree with a second text of this length, 0 to 1."),
      Code("score-status", "How far the score may be relied on"),
      Code("ambiguous", "May be hyperbole or meant otherwise", "It never drops the flag."),
      Code("place", "Place in the text"),
      Code("words", "Words of the text"), Code("sentences", "Sentences of the text"), Code("language", "Language of the text"),
      Code("warning", "What the reader of the report should know"),
    ],
    .overrides: [
      Code("misread", "The marked words mean something else", "An idiom, a joke, a title, a quotation, a word of another sense."),
      Code("other-person", "The marked words are about somebody else"),
      Code("known", "Known already, and in the record"),
    ],
    .readings: [
      Code("stated", "Stated"), Code("affirmed", "Affirmed"), Code("negated", "Denied"), Code("uncertain", "Uncertain"),
      Code("current", "Current"), Code("past", "Past"), Code("future", "Future"),
      Code("low", "Low in the norm", "Never a clinical cut-off."), Code("typical", "Typical of the norm"),
      Code("elevated", "Elevated in the norm", "Never a clinical cut-off."), Code("indeterminate", "Not to be told from the norm"),
      Code("reported", "Reported"), Code("exploratory", "Exploratory", "Not validated: for inspection, not for decisions."),
      Code("insufficient", "Insufficient", "Too little text."), Code("no-norm", "No norm"), Code("unsupported", "Unsupported"),
    ],
  ]
}
