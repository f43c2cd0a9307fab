import CICUShim

/// Why a text could not be cut.
public enum SegmentationError: Error, Equatable, Sendable {
  /// The text has more than 2 GiB, which ICU's 32-bit offsets cannot reach.
  case tooLong
  /// ICU could not be opened or reported a failure; memory is short, or its data is missing.
  case unavailable
}

/// Cuts documents into tokens and sentences with the system's ICU.
///
/// Holds ICU's iterators and buffers, which are used again for the next document. Not thread-safe: one per worker.
package final class Segmenter {
  private let breaker: OpaquePointer

  package init() throws(SegmentationError) {
    guard let breaker = cicu_breaker_open() else { throw .unavailable }
    self.breaker = breaker
  }

  deinit {
    cicu_breaker_close(breaker)
  }

  /// Cuts a document.
  ///
  /// - Parameter abbreviations: folded words after which a full stop ends no sentence for the reader of gaps. ICU's sentences
  ///   stay as they are.
  package func segment(_ document: Document, abbreviations: Set<[UInt8]> = []) throws(SegmentationError) -> SegmentedText {
    guard document.bytes.count < Int32.max / 2 else { throw .tooLong }
    guard !document.bytes.isEmpty else { return SegmentedText(document: document, tokens: [], sentences: [], gaps: [Gap()]) }
    // A closure of `withUnsafeBufferPointer` cannot carry a typed error through.
    let result: Result<SegmentedText, SegmentationError> = document.bytes.withUnsafeBufferPointer { text in
      do throws(SegmentationError) {
        return .success(try segment(document, text, abbreviations))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func segment(
    _ document: Document, _ text: UnsafeBufferPointer<UInt8>, _ abbreviations: Set<[UInt8]>
  ) throws(SegmentationError) -> SegmentedText {
    guard let base = text.baseAddress else { throw .unavailable }
    let special = SpecialTokens.find(in: text)
    let masks = special.flatMap { [Int32($0.span.start), Int32($0.span.end)] }
    guard cicu_breaker_set(breaker, base, Int32(text.count), masks, Int32(special.count)) == 0 else { throw .unavailable }
    let tokens = try words(text, special)
    let sentences = try sentences()
    var reader = GapReader(text: text, sentences: sentences, turns: document.turns, abbreviations: abbreviations)
    var gaps: [Gap] = []
    gaps.reserveCapacity(tokens.count + 1)
    var previous = TextSpan(0, 0)
    for token in tokens {
      gaps.append(reader.read(previous.end, token.span.start, after: previous))
      previous = token.span
    }
    gaps.append(reader.read(previous.end, text.count, after: previous))
    return SegmentedText(document: document, tokens: tokens, sentences: sentences, gaps: gaps)
  }

  private func words(_ text: UnsafeBufferPointer<UInt8>, _ special: [Token]) throws(SegmentationError) -> [Token] {
    var ends: UnsafePointer<Int32>?
    var statuses: UnsafePointer<Int32>?
    let count = cicu_breaker_words(breaker, &ends, &statuses)
    guard count >= 0 else { throw .unavailable }
    var tokens: [Token] = []
    guard count > 0, let ends, let statuses else { return tokens }
    tokens.reserveCapacity(Int(count) / 2 + special.count + 1)
    var start = 0
    var nextSpecial = 0
    for index in 0..<Int(count) {
      let end = Int(ends[index])
      defer { start = end }
      while nextSpecial < special.count, special[nextSpecial].span.start < end {
        tokens.append(special[nextSpecial])
        nextSpecial += 1
      }
      let status = statuses[index]
      if status >= 100 {
        tokens.append(Token(span: TextSpan(start, end), kind: Self.kind(status)))
      } else if text[start] >= 0xE2, Self.isEmoji(text, start, end) {
        tokens.append(Token(span: TextSpan(start, end), kind: .emoji))
      }
    }
    return tokens
  }

  private func sentences() throws(SegmentationError) -> [TextSpan] {
    var ends: UnsafePointer<Int32>?
    let count = cicu_breaker_sentences(breaker, &ends)
    guard count >= 0 else { throw .unavailable }
    var sentences: [TextSpan] = []
    sentences.reserveCapacity(Int(count))
    var start = 0
    for index in 0..<Int(count) {
      guard let end = ends.map({ Int($0[index]) }) else { break }
      sentences.append(TextSpan(start, end))
      start = end
    }
    return sentences
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
