import CICUShim

/// Why a text could not be cut.
public enum SegmentationError: Error, Equatable, Sendable {
  /// The text has more than 1 GiB, which ICU's 32-bit offsets cannot reach.
  case tooLong
  /// ICU could not be opened or reported a failure; memory is short, or its data is missing.
  case unavailable
}

/// Cuts documents into tokens and sentences, where the system's ICU cuts them.
///
/// Holds ICU's iterators and buffers, which are used again for the next document. Not thread-safe: one per worker.
package final class Segmenter {
  private let breaker: OpaquePointer
  private let wordRules: BreakRules?
  private let sentenceRules: BreakRules?
  /// The text with addresses, names and placeholders blanked, where it has any.
  private var masked: [UInt8] = []
  /// The tokens of a document while they are found.
  private var tokens = Scratch<Token>(capacity: 1024)
  /// So many tokens have room for good.
  private static let roomKept = 1 << 15

  /// How boundaries are found.
  package enum Mode: Sendable {
    /// By ICU's rules where this version of ICU was compared, else by ICU.
    case proven
    /// By ICU's rules whatever the version, to compare them.
    case rules
    /// By ICU, to compare with.
    case icu
  }

  package init(_ mode: Mode = .proven) throws(SegmentationError) {
    guard let breaker = cicu_breaker_open() else { throw .unavailable }
    self.breaker = breaker
    wordRules = mode == .icu ? nil : BreakRules(breaker, .words, requiresProof: mode == .proven)
    sentenceRules = mode == .icu ? nil : BreakRules(breaker, .sentences, requiresProof: mode == .proven)
  }

  deinit {
    cicu_breaker_close(breaker)
  }

  /// Whether words and sentences are found by ICU's rules; otherwise ICU walks.
  package var usesRules: Bool { wordRules != nil && sentenceRules != nil }

  /// A scalar of each category of ICU's rules for words and for sentences; empty where ICU walks by itself.
  package var representatives: [UInt32] {
    Array(Set((wordRules?.representatives ?? []) + (sentenceRules?.representatives ?? []))).sorted()
  }

  /// Cuts a document.
  ///
  /// - Parameter abbreviations: folded words after which a full stop ends no sentence for the reader of gaps. ICU's sentences
  ///   stay as they are.
  package func segment(_ document: Document, abbreviations: Set<[UInt8]> = []) throws(SegmentationError) -> SegmentedText {
    guard document.bytes.count < Int32.max / 2 else { throw .tooLong }
    guard !document.bytes.isEmpty else { return SegmentedText(document: document, tokens: [], sentences: [], gaps: [Gap()]) }
    let special = document.bytes.withUnsafeBufferPointer { SpecialTokens.find(in: $0) }
    // A closure of `withUnsafeBufferPointer` cannot carry a typed error through.
    typealias Parts = (tokens: [Token], sentences: [TextSpan])
    let result: Result<Parts, SegmentationError>
    if special.isEmpty {
      result = document.bytes.withUnsafeBufferPointer { text in
        Result { () throws(SegmentationError) -> Parts in (try self.words(text, special), try self.sentences(text)) }
      }
    } else {
      mask(document.bytes, special)
      let tokens = masked.withUnsafeBufferPointer { text in
        Result { () throws(SegmentationError) -> [Token] in try self.words(text, special) }
      }
      nameInSentences(special)
      let sentences = masked.withUnsafeBufferPointer { text in
        Result { () throws(SegmentationError) -> [TextSpan] in try self.sentences(text) }
      }
      // A copy of what somebody wrote must not stand here until the next text that needs the room.
      masked.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
      masked.removeAll(keepingCapacity: masked.count <= Self.roomKept)
      result = Result { () throws(SegmentationError) -> Parts in (try tokens.get(), try sentences.get()) }
    }
    let (tokens, sentences) = try result.get()
    let gaps = document.bytes.withUnsafeBufferPointer { self.gaps($0, document, tokens, sentences, abbreviations) }
    return SegmentedText(document: document, tokens: tokens, sentences: sentences, gaps: gaps)
  }

  /// The ends of all segments and their rule statuses, without tokens of our own: for comparisons.
  package func boundaries(of bytes: [UInt8], _ kind: BoundaryKind) throws(SegmentationError) -> [Boundary] {
    let result = bytes.withUnsafeBufferPointer { text in
      Result { () throws(SegmentationError) -> [Boundary] in
        var found: [Boundary] = []
        try forEachSegment(text, kind == .words ? .words : .sentences) { found.append(Boundary(end: $1, status: $2)) }
        return found
      }
    }
    return try result.get()
  }

  package enum BoundaryKind: Sendable { case words, sentences }

  package struct Boundary: Hashable, Sendable {
    package var end: Int
    package var status: Int32
  }

  // MARK: Boundaries

  @inline(__always)
  private func forEachSegment(
    _ text: UnsafeBufferPointer<UInt8>, _ kind: BreakRules.Kind, _ emit: (Int, Int, Int32) -> Void
  ) throws(SegmentationError) {
    guard !text.isEmpty else { return }
    if let rules = kind == .words ? wordRules : sentenceRules {
      let isDone = rules.forEachSegment(in: text, emit) { walk(text, $0, $1, kind, emit) }
      if !isDone { throw .unavailable }
    } else if !walk(text, 0, text.count, kind, emit) {
      throw .unavailable
    }
  }

  /// Lets ICU walk a stretch of the text.
  private func walk(
    _ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, _ kind: BreakRules.Kind, _ emit: (Int, Int, Int32) -> Void
  ) -> Bool {
    guard let base = text.baseAddress, cicu_breaker_set(breaker, base + from, Int32(to - from)) == 0 else { return false }
    var ends: UnsafePointer<Int32>?
    var statuses: UnsafePointer<Int32>?
    let count = kind == .words ? cicu_breaker_words(breaker, &ends, &statuses) : cicu_breaker_sentences(breaker, &ends)
    guard count >= 0 else { return false }
    guard let ends else { return count == 0 }
    var start = from
    for index in 0..<Int(count) {
      let end = from + Int(ends[index])
      emit(start, end, statuses.map { $0[index] } ?? 0)
      start = end
    }
    return true
  }

  // MARK: Tokens, sentences, gaps

  private func mask(_ bytes: [UInt8], _ special: [Token]) {
    masked.append(contentsOf: bytes)
    for token in special {
      for index in token.span.start..<token.span.end { masked[index] = 0x20 }
    }
  }

  /// Puts capital letters in place of placeholders: a sentence may begin with a name, and not with a blank that small letters follow.
  private func nameInSentences(_ special: [Token]) {
    for token in special where token.kind == .placeholder {
      for index in token.span.start..<token.span.end { masked[index] = UInt8(ascii: "N") }
    }
  }

  private func words(_ text: UnsafeBufferPointer<UInt8>, _ special: [Token]) throws(SegmentationError) -> [Token] {
    tokens.removeAll()
    var nextSpecial = 0
    // Taken out of the class for the while, so that each access need not ask whether another is going on.
    var found = Scratch<Token>(capacity: 0)
    swap(&found, &tokens)
    defer { swap(&found, &tokens) }
    try forEachSegment(text, .words) { start, end, status in
      while nextSpecial < special.count, special[nextSpecial].span.start < end {
        found.append(special[nextSpecial])
        nextSpecial += 1
      }
      if status >= 100 {
        found.append(Token(span: TextSpan(start, end), kind: Self.kind(status)))
      } else if text[start] >= 0xE2, Self.isEmoji(text, start, end) {
        found.append(Token(span: TextSpan(start, end), kind: .emoji))
      }
    }
    let all = Array(UnsafeBufferPointer(start: found.base, count: found.count))
    found.trim(to: Self.roomKept)
    return all
  }

  private func sentences(_ text: UnsafeBufferPointer<UInt8>) throws(SegmentationError) -> [TextSpan] {
    var sentences: [TextSpan] = []
    try forEachSegment(text, .sentences) { start, end, _ in sentences.append(TextSpan(start, end)) }
    return sentences
  }

  private func gaps(
    _ text: UnsafeBufferPointer<UInt8>, _ document: Document, _ tokens: [Token], _ sentences: [TextSpan], _ abbreviations: Set<[UInt8]>
  ) -> [Gap] {
    sentences.withUnsafeBufferPointer { sentences in
      var reader = GapReader(text: text, sentences: sentences, turns: document.turns, abbreviations: abbreviations)
      return [Gap](unsafeUninitializedCapacity: tokens.count + 1) { gaps, filled in
        var previous = TextSpan(0, 0)
        tokens.withUnsafeBufferPointer { tokens in
          for token in tokens {
            gaps.initializeElement(at: filled, to: reader.read(previous.end, token.span.start, after: previous))
            filled &+= 1
            previous = token.span
          }
        }
        gaps.initializeElement(at: filled, to: reader.read(previous.end, text.count, after: previous))
        filled &+= 1
      }
    }
  }

  private static func kind(_ status: Int32) -> TokenKind {
    switch status {
    case ..<200: .number
    case ..<300: .word
    case ..<400: .kana
    default: .ideograph
    }
  }

  private static func isEmoji(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let scalar = UTF8Scalar.decode(text, start, end).scalar
    return scalar >= 0x2190 && cicu_properties(scalar) & Int32(CICU_PICTOGRAPH) != 0
  }
}
