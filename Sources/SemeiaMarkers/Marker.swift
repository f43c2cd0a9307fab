public import SemeiaLexicon
@_spi(Loops) public import SemeiaText

/// A marker that code computes, for what rows of patterns cannot count: a length, an order, a punctuation mark.
///
/// Markers of words and phrases need no code; they are rows of `style.tsv`. A type of this kind is one file, and is handed over as a value:
///
/// ```swift
/// struct Digits: Marker {
///   let id: MarkerID = "digits"
///   func evidence(in text: SegmentedText, language: LanguageTag) -> [Evidence]? {
///     text.tokens.filter { $0.kind == .number }.map { Evidence(span: $0.span) }
///   }
/// }
/// let analyzer = try Analyzer(content: .shipped(), markers: .standard + [Digits()])
/// ```
///
/// What it measures stands in ``Report/markers`` after the content's own. It has no norm, so it enters no score; a rule pack can ask for it as
/// `marker.digits.rate`.
public protocol Marker: Sendable {
  /// The name of the measure. One that `concepts/` describes as `computed` is measured by the marker of this name.
  var id: MarkerID { get }
  /// What its rate is a rate of; words unless said otherwise. Content that describes the marker decides for itself.
  var per: MarkerValue.Denominator { get }
  /// Fewer words of the subject than this give no rate (``MarkerValue/Status/insufficient``); 50 unless said otherwise. Content that describes
  /// the marker decides for itself.
  var minimumWords: Int { get }

  /// What counts, and for how much.
  ///
  /// Called once for each text whose style is measured, from many tasks at once; it depends on nothing but its arguments. Of what it answers, the
  /// subject's is kept (see ``SegmentedText/isSubject(at:)``): in the order of the text, without what overlaps evidence before it, and
  /// without spans that are empty, lie outside the text or cut a scalar.
  ///
  /// - Parameter language: whose content reads the text; a regional one where one was declared.
  /// - Returns: the evidence; nil where the language has no such marker, which is reported as unsupported (`not-in-language`) and never as 0.
  func evidence(in text: SegmentedText, language: LanguageTag) -> [Evidence]?
}

extension Marker {
  /// Words.
  public var per: MarkerValue.Denominator { .words }
  /// 50 words: below, a single hit moves a rate by more than 0.02.
  public var minimumWords: Int { 50 }
}

extension [any Marker] {
  /// The computed markers that the shipped content describes.
  public static var standard: [any Marker] { [QuestionMarker(), WordMarker()] }
}

/// Sentences that end with a question mark; the word before it is the evidence.
struct QuestionMarker: Marker {
  let id: MarkerID = "question"
  var per: MarkerValue.Denominator { .sentences }

  func evidence(in text: SegmentedText, language: LanguageTag) -> [Evidence]? {
    text.gaps.indices.dropFirst().compactMap { index in
      text.gaps[index].marks.contains(.question) ? Evidence(span: text.tokens[index - 1].span) : nil
    }
  }
}

/// Words, so that their rate is the mean length of a sentence.
struct WordMarker: Marker {
  let id: MarkerID = "words-per-sentence"
  var per: MarkerValue.Denominator { .sentences }

  func evidence(in text: SegmentedText, language: LanguageTag) -> [Evidence]? {
    text.tokens.withUnsafeBufferPointer { tokens in
      [Evidence](unsafeUninitializedCapacity: tokens.count) { evidence, filled in
        guard let target = evidence.baseAddress else { return }
        for token in tokens where token.kind.isWord {
          (target + filled).initialize(to: Evidence(span: token.span))
          filled &+= 1
        }
      }
    }
  }
}

extension [Evidence] {
  /// What of it may be counted: the subject's, in order, disjoint, on the bounds of scalars. Most is so already, and then nothing is copied.
  consuming func countable(in text: SegmentedText) -> [Evidence] {
    if !text.document.isConversation, isCountable(text.document.bytes) { return self }
    var end = 0
    return sorted { $0.span < $1.span }.filter { one in
      guard one.follows(end, text.document.bytes), text.isSubject(at: one.span.start) else { return false }
      end = one.span.end
      return true
    }
  }

  private func isCountable(_ bytes: [UInt8]) -> Bool {
    var end = 0
    for one in self {
      guard one.follows(end, bytes) else { return false }
      end = one.span.end
    }
    return true
  }
}

extension Evidence {
  /// Whether it is evidence of something, from `end` on.
  fileprivate func follows(_ end: Int, _ bytes: [UInt8]) -> Bool {
    func isBound(_ offset: Int) -> Bool { offset == bytes.count || bytes[offset] & 0xC0 != 0x80 }
    return span.start >= end && span.end > span.start && span.end <= bytes.count && amount.isFinite && isBound(span.start)
      && isBound(span.end)
  }
}
