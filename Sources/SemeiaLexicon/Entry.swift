import SemeiaText

/// A row of a language's tables: a pattern and what its match means.
package struct Entry: Sendable {
  package enum Kind: UInt8, Sendable, Hashable, BitwiseCopyable {
    /// A concept: symptom, safety, distortion, culture, sdoh.
    case concept
    case marker
    case cue
    case idiom
    /// A hint, which says something only beside others.
    case hint

    /// What lies in an image as a greater number is none.
    static let last = Kind.hint
  }

  /// What a row's note says.
  package struct Tags: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    package static let ambiguous = Tags(rawValue: 1)
    package static let third = Tags(rawValue: 2)
    package static let generic = Tags(rawValue: 4)
    package static let past = Tags(rawValue: 8)
    package static let other = Tags(rawValue: 16)
    package static let negated = Tags(rawValue: 32)
    package static let formal = Tags(rawValue: 64)
    package static let `self` = Tags(rawValue: 128)
    package static let clinical = Tags(rawValue: 256)

    package static let named: [(String, Tags)] = [
      ("ambiguous", .ambiguous), ("third", .third), ("generic", .generic), ("past", .past), ("other", .other), ("negated", .negated),
      ("formal", .formal), ("self", .`self`), ("clinical", .clinical),
    ]
  }

  package var kind: Kind
  /// The concept, marker or effect.
  package var subject: String
  /// `es/insomnia/dormir-nada`: language, subject and the words of the pattern.
  package var id: String
  package var intensity = 1.0
  package var tags: Tags = []
  /// `B1` … `B4`.
  package var behavior: String?
  package var cue: CueRule?
  /// What an idiom cancels: `*`, concepts or families; after a question mark those whose flags it leaves standing as ambiguous.
  package var cancels: [String] = []
  package var file: String
  package var line: Int
}

/// How a cue acts.
package struct CueRule: Sendable, Hashable {
  package enum Effect: String, Sendable, BitwiseCopyable, Hashable, CaseIterable {
    case negated, affirmed, uncertain
    case `self`, other, third, generic
    case past, current, future
    case possible, hypothetical, question, desired, actual
    case quoted, copied
    case mild, severe
    case pseudo, stop, clause, statement, yes, no, turned, filler

    /// Whether the cue acts on findings, as opposed to shaping what other cues do.
    package var actsOnFindings: Bool {
      switch self {
      case .pseudo, .stop, .clause, .statement, .yes, .no, .turned, .filler: false
      default: true
      }
    }

    /// Whether a cue of this effect may have a direction. A `third`, `current` or `affirmed` without one is a verb form, which speaks of nothing
    /// but the match that it is part of. A `turned` that acts on both sides leaves what is asked standing, whatever the answer.
    package func takes(_ direction: Direction) -> Bool {
      (direction == .none) != actsOnFindings || (direction == .none && [.third, .current, .affirmed].contains(self))
        || (direction == .both && self == .turned)
    }
  }

  package enum Direction: String, Sendable, BitwiseCopyable, Hashable, CaseIterable {
    case forward, backward, both
    case none = "-"
  }

  package enum Reach: Sendable, BitwiseCopyable, Hashable {
    case clause, sentence, paragraph
    /// To the other side of a colon beside it: "SI: denied".
    case colon
    /// To the farthest item of a list that ends, or begins, beside it: "voices, delusions: none" where a language denies at the end.
    case list
    /// The quotation that opens or closes beside it: my roommate said, "…".
    case quotation
    case units(Int)

    /// How far a number of units may reach.
    package static let mostUnits = 100
  }

  package var effect: Effect
  package var direction: Direction
  package var reach: Reach
  /// Whether a comma ends the scope.
  package var stopsAtComma = false
  /// Whether a colon ends the scope.
  package var stopsAtColon = false
  /// Folded words that end it. One that ends or begins with `*` stands for all that begin or end with the rest, see ``stop(_:_:)``.
  package var stopWords: Set<[UInt8]> = []

  /// How a stop word is kept: `muert*` and `*yorum` as their folded part with the asterisk.
  static func stop(_ word: Substring, _ folder: KeyFolder) -> [UInt8] {
    let isEnd = word.count > 1 && word.first == "*"
    let isBeginning = word.count > 1 && word.last == "*"
    let key = folder.key(of: String(word.dropFirst(isEnd ? 1 : 0).dropLast(isBeginning ? 1 : 0)))
    return (isEnd ? [wildcard] : []) + key + (isBeginning ? [wildcard] : [])
  }

  /// The asterisk.
  package static let wildcard: UInt8 = 0x2A
  /// Whether some of the stop words stand for several.
  package var hasWildcards: Bool { stopWords.contains { $0.count > 1 && ($0.first == Self.wildcard || $0.last == Self.wildcard) } }

  /// How a word is kept among the stop words that must close the list which the rule reaches over (`&or`).
  package static func joining(_ key: [UInt8]) -> [UInt8] { [0x26] + key }
  /// Whether the list must be closed by a joining word: "no voices, visions or thoughts", but not "no strength, cry all day".
  package var needsJoiningWord: Bool { stopWords.contains { $0.first == 0x26 } }
}
