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
    /// How far away at the most; ``Candidate/nothing`` where nothing need stand there.
    var rightReach: UInt8
    var leftReach: UInt8
    /// Whether the atom is all of the pattern: 1, else 0.
    var whole: UInt16
    /// Farther away than this nothing is looked for beforehand.
    static let farthest: Int8 = 12
    /// The place of a window that every signature meets.
    static let nothing = UInt8(farthest) + 1
    static let windows = Int(nothing) + 1
  }

  /// Where the steps of a pattern lie.
  struct Pattern: BitwiseCopyable, Sendable {
    var first: Int32
    var count: Int16
    /// Which of them it is looked for around.
    var anchor: Int8
    /// 1 where it has a gap, else 0.
    var gaps: UInt8

    @inline(__always) var hasGap: Bool { gaps != 0 }
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

  /// Where the patterns that are looked for around an atom lie in ``candidates``.
  @inline(__always)
  func anchoredRange(of atom: Int32) -> Range<Int> { Int(anchoredStarts[Int(atom)])..<Int(anchoredStarts[Int(atom) &+ 1]) }

  /// Where the elements that an atom is of lie in ``elements``.
  @inline(__always)
  func elementRange(of atom: Int32) -> Range<Int> { Int(elementStarts[Int(atom)])..<Int(elementStarts[Int(atom) &+ 1]) }

  // MARK: Image

  /// - Returns: nil where the image is cut off.
  init?(from image: inout ImageReader) {
    guard let patterns = image.stored(Pattern.self), let steps = image.stored(Step.self), let words = KeyTrie(from: &image),
      let endings = KeyTrie(from: &image), let common = image.stored(Int32.self), common.count <= Signature.mostCommon,
      let sequences = SequenceTrie(from: &image), let anchoredStarts = image.stored(Int32.self),
      let candidates = image.stored(Candidate.self), let elementStarts = image.stored(Int32.self),
      let elements = image.stored(Int32.self), let elementCount = image.number(Int64.self)
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
