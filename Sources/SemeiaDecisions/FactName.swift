/// The name of a fact: what a rule can ask.
///
/// | name | what | kind |
/// |---|---|---|
/// | `flag.<name>` | the flag was raised | bool |
/// | `flag.<name>.ambiguous` | all that raised it may be hyperbole or meant otherwise | bool |
/// | `flag.suicide.level` | content level; 0 where nothing of the ladder was stated | 0–5 |
/// | `flag.suicide.behavior.<B1…B4>.<current\|past>` | the behavior was stated | bool |
/// | `finding.<concept>` | how many findings count | whole |
/// | `finding.<concept>.stated` | how many are stated of the person, as current and actual: the same, but also for concepts that never count | whole |
/// | `finding.<concept>.<negated\|past\|other\|any>` | how many are denied, past, about another person; all | whole |
/// | `findings.<all\|counted\|quoted\|copied>` | how many findings of any concept | whole |
/// | `score.<dimension>.content` | mention strength | 0–1 |
/// | `score.<dimension>.style` | standard deviations from the norm | decimal |
/// | `score.<dimension>.band` | `low` `typical` `elevated` `indeterminate` | text |
/// | `marker.<id>.rate` | hits per word or sentence | decimal ≥ 0 |
/// | `size.words` | words of the subject | whole |
/// | `language.tag` `language.source` `genre` `author` | as in the report | text |
/// | `status` `status.reason` | `ok` or `abstained`; why, or the empty text | text |
/// | `coverage.<dimension>.<mentioned\|components>` | how many of the components that a score is made of are mentioned; how many there are | whole |
/// | `consent.<analysis\|decisionSupport\|export>` | the person agreed to the purpose | bool |
/// | `record.country` | where the person is, ISO 3166-1 | text |
/// | `record.subject` `record.date` | the record names a person, a day | bool |
/// | `record.turns` `record.history` | turns; earlier records that the caller names | whole |
/// | `context.<name>` | what the caller says of the occasion; the pack declares names and kinds | as declared |
/// | `safety.content` | the language has safety content | bool |
/// | `warning.<code>` | the report carries the warning | bool |
public struct FactName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// What the name stands for.
  package enum Topic: Hashable, Sendable {
    case flag(String)
    case flagIsAmbiguous(String)
    case suicideLevel
    case suicideBehavior(code: String, isPast: Bool)
    case finding(concept: String, Aspect)
    case score(dimension: String, Channel)
    case markerRate(String)
    case findings(Source)
    case warning(String)
    case coverage(dimension: String, Coverage)
    case consent(Purpose)
    case record(Circumstance)
    case context(String)
    /// A fact of earlier records: for the checks of packs only, no name is written so.
    indirect case earlier(FactName)
    case words, languageTag, languageSource, genre, author, status, statusReason, safetyContent
  }

  /// Which findings of a concept are counted.
  package enum Aspect: String, Hashable, Sendable, CaseIterable {
    case counted, stated, negated, past, other, any
  }

  /// Which findings of any concept are counted.
  package enum Source: String, Hashable, Sendable, CaseIterable {
    case all, counted, quoted, copied
  }

  /// Of the components of a dimension.
  package enum Coverage: String, Hashable, Sendable, CaseIterable {
    case mentioned, components
  }

  /// What a person can agree to.
  package enum Purpose: String, Hashable, Sendable, CaseIterable {
    case analysis, decisionSupport, export
  }

  /// What a record says of itself.
  package enum Circumstance: String, Hashable, Sendable, CaseIterable {
    case country, subject, date, turns, history
  }

  /// Which side of a score.
  package enum Channel: String, Hashable, Sendable, CaseIterable {
    case content, style, band
  }

  package let topic: Topic
  /// The name as rules and traces write it.
  public let description: String

  /// Nil where no fact has a name of this form. Whether there is such a flag, concept, dimension or marker is for a
  /// ``FactCatalog`` to say.
  public init?(_ text: String) {
    guard let topic = Self.topic(text) else { return nil }
    self.topic = topic
    description = text
  }

  /// How many earlier records the caller names.
  static let history = FactName(topic: .record(.history), description: "record.history")

  /// The same fact, of the records that a window asks for: for the checks another fact than that of this record.
  func earlier(_ window: String) -> FactName { FactName(topic: .earlier(self), description: "\(description) (earlier: \(window))") }

  private init(topic: Topic, description: String) {
    self.topic = topic
    self.description = description
  }

  /// Whether it is a rate of the text as a whole.
  var isRate: Bool { if case .markerRate = topic { true } else { false } }

  /// Whether earlier records are known by it: what was found, and not what the caller said of the occasion.
  var isRemembered: Bool {
    switch topic {
    case .flag, .flagIsAmbiguous, .suicideLevel, .suicideBehavior, .finding, .findings, .score, .coverage, .markerRate, .words: true
    default: false
    }
  }

  /// By the text of the names.
  public static func < (left: FactName, right: FactName) -> Bool { left.description < right.description }

  /// Whether a report may be without it: too little text, no norm, no safety content, no language.
  package var mayBeUnknown: Bool {
    switch topic {
    case .flag, .flagIsAmbiguous, .suicideLevel, .suicideBehavior, .finding, .findings, .score, .markerRate, .languageTag, .languageSource,
      .coverage, .consent, .context, .earlier, .record(.country), .record(.history):
      true
    case .warning, .words, .genre, .author, .status, .statusReason, .safetyContent, .record: false
    }
  }

  private static func topic(_ text: String) -> Topic? {
    switch text {
    case "size.words": return .words
    case "language.tag": return .languageTag
    case "language.source": return .languageSource
    case "genre": return .genre
    case "author": return .author
    case "status": return .status
    case "status.reason": return .statusReason
    case "safety.content": return .safetyContent
    default: break
    }
    guard let dot = text.firstIndex(of: ".") else { return nil }
    let rest = String(text[text.index(after: dot)...])
    guard isName(rest) else { return nil }
    switch text[..<dot] {
    case "flag": return flag(rest)
    case "finding": return finding(rest)
    case "findings": return Source(rawValue: rest).map(Topic.findings)
    case "score": return ending(of: rest).flatMap { name, end in Channel(rawValue: end).map { .score(dimension: name, $0) } }
    case "marker": return ending(of: rest).flatMap { name, end in end == "rate" ? .markerRate(name) : nil }
    case "warning": return .warning(rest)
    case "coverage": return ending(of: rest).flatMap { name, end in Coverage(rawValue: end).map { .coverage(dimension: name, $0) } }
    case "consent": return Purpose(rawValue: rest).map(Topic.consent)
    case "record": return Circumstance(rawValue: rest).map(Topic.record)
    case "context": return .context(rest)
    default: return nil
    }
  }

  private static func flag(_ text: String) -> Topic? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: return .flag(text)
    case 2 where parts[1] == "ambiguous": return .flagIsAmbiguous(parts[0])
    case 2 where text == "suicide.level": return .suicideLevel
    case 4 where parts[0] == "suicide" && parts[1] == "behavior":
      guard ["B1", "B2", "B3", "B4"].contains(parts[2]), ["current", "past"].contains(parts[3]) else { return nil }
      return .suicideBehavior(code: parts[2], isPast: parts[3] == "past")
    default: return nil
    }
  }

  /// Concepts may have dots of their own (`sdoh.food-insecurity`): only a last part that is an aspect is one.
  private static func finding(_ text: String) -> Topic {
    if let (name, end) = ending(of: text), let aspect = Aspect(rawValue: end), aspect != .counted {
      return .finding(concept: name, aspect)
    }
    return .finding(concept: text, .counted)
  }

  /// What is before and behind the last dot.
  private static func ending(of text: String) -> (name: String, end: String)? {
    guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return nil }
    return (String(text[..<dot]), String(text[text.index(after: dot)...]))
  }

  /// Letters, digits, hyphens and dots; a letter first, and nothing empty between dots.
  private static func isName(_ text: String) -> Bool {
    var previous = UInt8(ascii: ".")
    for byte in text.utf8 {
      let isLetter = byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      let isInner =
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard isLetter || isInner && previous != UInt8(ascii: ".") else { return false }
      previous = byte
    }
    return previous != UInt8(ascii: ".")
  }
}
