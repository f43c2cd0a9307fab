/// All patterns of a language, compiled.
///
/// A unit (a word, or a character) satisfies *predicates*: to be this word, to begin or to end so. An *atom* is one predicate or a
/// sequence of them; an *element* is a set of atoms, any of which will do; a pattern is a row of elements and gaps. Each pattern hangs on
/// the element whose words are rarest: only where one of its atoms occurs is the rest compared, to both sides, with a bit set of
/// reachable positions. The cost is one trie walk a unit, and a bounded comparison for each occurrence of a rare word.
///
/// It is read where it lies in an image; an ``AutomatonDraft`` writes it.
package final class Automaton: Sendable {
  /// A pattern to be looked for around an atom: what must stand beside it.
  struct Candidate: BitwiseCopyable, Sendable {
    /// Of the atoms of which one must stand on that side within so many units; ``Signature/all`` where nothing need stand there.
    var right: Signature
    var left: Signature
    var pattern: Int32
    /// The elements that must stand there: what signatures cannot tell apart, they can. Zero where nothing need stand there.
    var rightElement: Int32
    var leftElement: Int32
    /// How many units are looked at; ``Candidate/nothing`` where nothing need stand there.
    var rightReach: UInt8
    var leftReach: UInt8
    /// What of the pattern is found when the atom and its neighbors are: 0, 1 or 2.
    var extent: UInt16
    /// The atom is all of the pattern.
    static let alone: UInt16 = 1
    /// The atom and the words right beside it are all of the pattern.
    static let withNeighbors: UInt16 = 2
    /// Farther away than this nothing is looked for beforehand.
    static let farthest = 13
    /// The place of a window that every signature meets.
    static let nothing: UInt8 = 0
    static let windows = farthest + 1
  }

  /// Where the steps of a pattern lie.
  struct Pattern: BitwiseCopyable, Sendable {
    var first: Int32
    var count: Int16
    /// Which of them it is looked for around.
    var anchor: Int8
    /// ``gap`` where it has one, ``fixed`` where each of its steps is one unit; else 0.
    var form: UInt8

    static let gap: UInt8 = 1
    static let fixed: UInt8 = 2
    @inline(__always) var hasGap: Bool { form == Self.gap }
    /// Whether there is but one way for it to lie around an anchor.
    @inline(__always) var isFixed: Bool { form == Self.fixed }
  }

  /// A step with what it is compared by.
  struct Step: BitwiseCopyable, Sendable {
    /// Of the atoms that will do; of none in a gap.
    var signature: Signature
    var element: Int32
    var kind: Kind
    var low: Int8
    var high: Int8
    var unused: UInt8 = 0

    enum Kind: UInt8, BitwiseCopyable, Sendable { case element, optional, gap }
  }

  let patterns: Stored<Pattern>
  let steps: Stored<Step>
  let words: KeyTrie
  let endings: KeyTrie
  /// The predicates of the commonest words. Each has a bit in signatures for itself, so that where only common words stand, nothing that
  /// asks for others is compared.
  private let common: Stored<Int32>
  let sequences: SequenceTrie
  /// By atom: where the patterns lie that are looked for around it.
  private let anchoredStarts: Stored<Int32>
  let candidates: Stored<Candidate>
  /// By atom: the elements that it is of.
  let elementStarts: Stored<Int32>
  let elements: Stored<Int32>
  /// How many elements there are.
  let elementCount: Int

  /// Where everything lies; valid as long as the automaton lives.
  var tables: AutomatonTables {
    AutomatonTables(
      patterns: patterns.base, steps: steps.base, elementStarts: elementStarts.base, elements: elements.base, candidates: candidates.base,
      sequences: sequences.tables)
  }

  // MARK: Reading

  func signature(of atom: Int32) -> Signature { Signature(atom, common) }

  /// Whether a pattern has a word, or the stem or ending of it.
  func holds(word key: [UInt8]) -> Bool {
    var found: [Int32] = []
    key.withUnsafeBufferPointer { _ = words.append($0, 0..<$0.count, to: &found) }
    Array(key.reversed()).withUnsafeBufferPointer { _ = endings.append($0, 0..<$0.count, to: &found) }
    return !found.isEmpty
  }

  /// Where the patterns that are looked for around an atom lie in ``candidates``.
  @inline(__always)
  func anchoredRange(of atom: Int32) -> Range<Int> { Int(anchoredStarts[Int(atom)])..<Int(anchoredStarts[Int(atom) &+ 1]) }

  /// Where the elements that an atom is of lie in ``elements``.
  @inline(__always)
  func elementRange(of atom: Int32) -> Range<Int> { Int(elementStarts[Int(atom)])..<Int(elementStarts[Int(atom) &+ 1]) }

  // MARK: Image

  /// - Returns: nil where the image is cut off, or its tables do not fit each other.
  init?(from image: inout ImageReader) {
    guard let patterns = image.stored(Pattern.self), let steps = image.stored(Step.self), let words = KeyTrie(from: &image),
      let endings = KeyTrie(from: &image), let common = image.stored(Int32.self), common.count <= Signature.mostCommon,
      let sequences = SequenceTrie(from: &image), let anchoredStarts = image.stored(Int32.self),
      let candidates = image.stored(Candidate.self), let elementStarts = image.stored(Int32.self),
      let elements = image.stored(Int32.self), let elementCount = image.number(Int64.self), (0...Self.mostElements).contains(elementCount),
      patterns.count <= Self.mostPatterns
    else { return nil }
    let atoms = anchoredStarts.count - 1
    guard words.isSound(predicates: atoms), endings.isSound(predicates: atoms),
      sequences.isSound(atoms: atoms, candidates: candidates.count), anchoredStarts.areStarts(rows: atoms, in: candidates.count),
      elementStarts.areStarts(rows: atoms, in: elements.count), elements.arePlaces(in: Int(elementCount)),
      Self.areSound(patterns, steps: steps.count), Self.areSound(steps, elements: Int32(elementCount)),
      Self.areSound(candidates, patterns: Int32(patterns.count), elements: Int32(elementCount))
    else { return nil }
    self.patterns = patterns
    self.steps = steps
    self.words = words
    self.endings = endings
    self.common = common
    self.sequences = sequences
    self.anchoredStarts = anchoredStarts
    self.candidates = candidates
    self.elementStarts = elementStarts
    self.elements = elements
    self.elementCount = Int(elementCount)
  }

  /// A match is one number, in which so many can be told apart.
  private static let mostPatterns = 1 << 24
  /// Sets of them stay small.
  private static let mostElements: Int64 = 1 << 24

  private static func areSound(_ patterns: Stored<Pattern>, steps count: Int) -> Bool {
    patterns.allSatisfy { pattern in
      pattern.first >= 0 && Int(pattern.first) + Int(pattern.count) <= count && pattern.anchor >= 0 && Int(pattern.anchor) < pattern.count
    }
  }

  private static func areSound(_ steps: Stored<Step>, elements count: Int32) -> Bool {
    guard let place = MemoryLayout<Step>.offset(of: \.kind) else { return false }
    var wrong = 0
    for index in 0..<steps.count {
      let step = steps.base + index
      // As a byte: one that is no kind must not be looked at as one.
      let code = UnsafeRawPointer(step).load(fromByteOffset: place, as: UInt8.self)
      wrong |= code <= Step.Kind.gap.rawValue ? 0 : 1
      wrong |= code == Step.Kind.gap.rawValue || step.pointee.element >= 0 && step.pointee.element < count ? 0 : 1
      wrong |= step.pointee.low >= 0 && step.pointee.low <= step.pointee.high && step.pointee.high < 64 ? 0 : 1
    }
    return wrong == 0
  }

  private static func areSound(_ candidates: Stored<Candidate>, patterns count: Int32, elements: Int32) -> Bool {
    var wrong = 0
    for index in 0..<candidates.count {
      let candidate = candidates.base + index
      wrong |= candidate.pointee.pattern >= 0 && candidate.pointee.pattern < count ? 0 : 1
      wrong |= max(candidate.pointee.leftReach, candidate.pointee.rightReach) <= UInt8(Candidate.farthest) ? 0 : 1
      wrong |= min(candidate.pointee.leftElement, candidate.pointee.rightElement) >= 0 ? 0 : 1
      wrong |= max(candidate.pointee.leftElement, candidate.pointee.rightElement) < elements ? 0 : 1
    }
    return wrong == 0
  }
}

/// Where the tables of an ``Automaton`` lie, for loops that count no references.
struct AutomatonTables: BitwiseCopyable {
  let patterns: UnsafePointer<Automaton.Pattern>
  let steps: UnsafePointer<Automaton.Step>
  /// By atom: where its elements lie in `elements`, in order.
  let elementStarts: UnsafePointer<Int32>
  let elements: UnsafePointer<Int32>
  let candidates: UnsafePointer<Automaton.Candidate>
  let sequences: SequenceTables
}
