@_spi(Loops) package import SemeiaText

/// Compiles the patterns of one language into an ``Automaton``.
package struct AutomatonBuilder {
  private let folder: KeyFolder
  private let matching: Matching
  /// How often words are met in 100,000: a match is not looked for around those that are met often.
  private let frequencies: [RunKey<UInt8>: Int]
  /// Their places, from the commonest.
  private let commonRanks: [[UInt8]: Int]
  private let forms: [String: [[PatternSyntax.Item]]]
  private var automaton = AutomatonDraft()
  private var predicateIDs: [PredicateKey: Int32] = [:]
  /// The same by what is written, before folding: most words stand in many patterns.
  private var literalIDs: [PredicateKey: Int32] = [:]
  private var sequenceIDs: [RunKey<Int32>: Int32] = [:]
  private var sequences: [(atom: Int32, predicates: [Int32])] = []
  private var elementIDs: [RunKey<Int32>: Int32] = [:]
  /// By element: the units of its longest atom.
  private var longest: [Int32] = []
  private var classForms: [String: UnitSequences] = [:]
  /// By class that stands as a step of its own: its element.
  private var classElements: [String: Int32] = [:]
  private var expanding: Set<String> = []
  /// By atom: in how many steps it stands, and how often it is met, as far as that is known.
  private var usage: [Int] = []
  private var atomCost: [Int] = []

  private struct PredicateKey: Hashable {
    var key: RunKey<UInt8>
    var kind: AutomatonDraft.PredicateKind
  }

  /// What a word costs that no example has: a few in 100,000.
  private static let rarest = 2
  /// The most word sequences one group or class may stand for.
  package static let largestGroup = 20_000
  /// The most units a pattern may reach to either side of any of its words.
  package static let longestReach = 62

  package init(
    folder: KeyFolder, matching: Matching, commonWords: [[UInt8]], frequencies: WordFrequencies = WordFrequencies(),
    forms: [String: [[PatternSyntax.Item]]]
  ) {
    self.folder = folder
    self.matching = matching
    self.frequencies = frequencies.in100_000(commonWords)
    commonRanks = Dictionary(commonWords.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.forms = forms
  }

  /// Adds a pattern; patterns are numbered in the order in which they are added.
  package mutating func add(_ pattern: PatternSyntax) throws(PatternError) {
    var steps: [AutomatonDraft.Step] = []
    var reach = 0
    for item in pattern.items {
      switch item {
      case .gap(let low, let high):
        steps.append(AutomatonDraft.Step(kind: .gap, element: -1, low: Int8(low), high: Int8(high)))
        reach += high
      case .group(_, let isOptional):
        let longest = try append(item, isOptional ? .optional : .element, to: &steps)
        reach += longest
      default:
        reach += try append(item, .element, to: &steps)
      }
    }
    if reach > Self.longestReach {
      throw PatternError(code: "too-long", message: "the pattern can span \(reach) units", hint: "at most \(Self.longestReach)", offset: 0)
    }
    automaton.patterns.append(automaton.steps.count..<(automaton.steps.count + steps.count))
    automaton.steps.append(contentsOf: steps)
    for step in steps where step.kind != .gap {
      for atom in automaton.atoms(of: step.element) { usage[Int(atom)] += 1 }
    }
  }

  /// The word sequences a class stands for, to check that it can be expanded.
  package mutating func check(formClass name: String) throws(PatternError) {
    _ = try expand(formClass: name)
  }

  /// The automaton by itself, without the rows that its patterns stand in.
  ///
  /// - Returns: nil where it cannot be read as it was written, which no pattern brings about.
  package consuming func build() -> Automaton? {
    var image = ImageWriter()
    write(to: &image)
    var reader = ImageReader(ImageMemory(copying: image.bytes))
    return Automaton(from: &reader)
  }

  /// Writes the automaton as it lies in an image.
  consuming func write(to image: inout ImageWriter) {
    for (atom, predicates) in sequences { automaton.addSequence(predicates, atom: atom) }
    let anchors = automaton.patterns.map(anchor(of:))
    longest = automaton.sortElements(anchors, longest)
    automaton.write(to: &image, anchors: anchors.map(\.step), atoms: atomCost.count, longest: longest)
  }

  /// The step around which a pattern is looked for: the one whose words are met least often; and how often. What is found does not depend on it.
  private func anchor(of range: Range<Int>) -> (step: Int, cost: Int) {
    var best = range.lowerBound
    var bestCost = Int.max
    for step in range where automaton.steps[step].kind == .element {
      let cost = automaton.atoms(of: automaton.steps[step].element).reduce(0) { $0 + self.cost(of: Int($1)) }
      if cost < bestCost {
        best = step
        bestCost = cost
      }
    }
    return (best, bestCost)
  }

  /// What it costs to look for an atom. Where units are characters nearly every word is a sequence, whose frequency nobody counted: the
  /// more patterns have it, the oftener it is met.
  private func cost(of atom: Int) -> Int { atomCost[atom] + (matching == .characters ? usage[atom] : Self.rarest) }

  private mutating func append(
    _ item: PatternSyntax.Item, _ kind: Automaton.Step.Kind, to steps: inout [AutomatonDraft.Step]
  ) throws(PatternError) -> Int {
    let element = try element(of: item)
    steps.append(AutomatonDraft.Step(kind: kind, element: element, low: 0, high: 0))
    return Int(longest[Int(element)])
  }

  private mutating func element(of item: PatternSyntax.Item) throws(PatternError) -> Int32 {
    if case .formClass(let name) = item, let known = classElements[name] { return known }
    let sequences = try expand(item)
    var atoms: [Int32] = []
    atoms.reserveCapacity(sequences.count)
    for index in 0..<sequences.count { atoms.append(atom(of: sequences[index])) }
    atoms.sort()
    var distinct = 0
    for atom in atoms where distinct == 0 || atoms[distinct - 1] != atom {
      atoms[distinct] = atom
      distinct += 1
    }
    atoms.removeLast(atoms.count - distinct)
    let made = element(of: atoms, longest: max(1, sequences.longest))
    if case .formClass(let name) = item { classElements[name] = made }
    return made
  }

  private mutating func expand(_ item: PatternSyntax.Item) throws(PatternError) -> UnitSequences {
    switch item {
    case .literal(let bytes, let anyBefore, let anyAfter): return UnitSequences(try literal(bytes, anyBefore, anyAfter))
    case .formClass(let name): return try expand(formClass: name)
    case .gap: return UnitSequences()
    case .group(let alternatives, _):
      var all = UnitSequences()
      for alternative in alternatives { try expand(alternative, into: &all) }
      return all
    }
  }

  /// Appends what the parts of an alternative stand for, one after the other, in all combinations.
  private mutating func expand(_ alternative: [PatternSyntax.Item], into all: inout UnitSequences) throws(PatternError) {
    if alternative.count == 1, case .literal(let bytes, let anyBefore, let anyAfter) = alternative[0] {
      return all.append(try literal(bytes, anyBefore, anyAfter))
    }
    var partial = UnitSequences([])
    for part in alternative {
      let tails = try expand(part)
      let isOptional = if case .group(_, true) = part { true } else { false }
      if partial.count * (tails.count + 1) > Self.largestGroup {
        throw PatternError(code: "too-many", message: "a group stands for too many sequences", hint: "split the row", offset: 0)
      }
      partial = partial.followed(by: tails, isOptional: isOptional)
    }
    all.append(contentsOf: partial)
  }

  private mutating func expand(formClass name: String) throws(PatternError) -> UnitSequences {
    if let known = classForms[name] { return known }
    guard let alternatives = forms[name] else {
      throw PatternError(code: "unknown-class", message: "there is no class `@\(name)`", hint: "add it to forms.tsv", offset: 0)
    }
    if !expanding.insert(name).inserted {
      throw PatternError(code: "class-cycle", message: "`@\(name)` contains itself", hint: "take it out of its own forms", offset: 0)
    }
    let sequences = try expand(.group(alternatives, isOptional: false))
    expanding.remove(name)
    classForms[name] = sequences
    return sequences
  }

  private mutating func literal(_ bytes: [UInt8], _ anyBefore: Bool, _ anyAfter: Bool) throws(PatternError) -> [Int32] {
    if matching == .characters {
      if anyBefore || anyAfter {
        throw PatternError(
          code: "star-in-characters", message: "`*` in a language matched by characters", hint: "leave the `*` out", offset: 0)
      }
      return UnitReader.characters(of: bytes, folder).map {
        predicate(PredicateKey(key: RunKey($0), kind: .exact), cost: frequencies[RunKey($0)] ?? 0)
      }
    }
    let kind: AutomatonDraft.PredicateKind = anyAfter ? .stem : anyBefore ? .ending : .exact
    let written = PredicateKey(key: RunKey(bytes), kind: kind)
    if let known = literalIDs[written] { return [known] }
    var key: [UInt8] = []
    bytes.withUnsafeBufferPointer { folder.fold($0, 0, $0.count, into: &key) }
    let made = predicate(PredicateKey(key: RunKey(key), kind: kind), cost: frequencies[RunKey(key)] ?? 0)
    literalIDs[written] = made
    return [made]
  }

  private mutating func predicate(_ key: PredicateKey, cost: Int) -> Int32 {
    if let known = predicateIDs[key] { return known }
    let made = newAtom(cost: key.kind == .exact ? cost : max(cost, 2))
    predicateIDs[key] = made
    if key.kind == .exact, let rank = commonRanks[key.key.run], rank < Signature.mostCommon, automaton.common.count < Signature.mostCommon {
      automaton.common.append(made)
    }
    automaton.addPredicate(key.key.run, key.kind, id: made)
    return made
  }

  private mutating func newAtom(cost: Int) -> Int32 {
    usage.append(0)
    atomCost.append(cost)
    return Int32(atomCost.count - 1)
  }

  /// A single unit is its predicate; more units are an atom of their own.
  private mutating func atom(of sequence: ArraySlice<Int32>) -> Int32 {
    if sequence.count == 1, let only = sequence.first { return only }
    let key = RunKey(Array(sequence))
    if let known = sequenceIDs[key] { return known }
    let made = newAtom(cost: 0)
    sequenceIDs[key] = made
    sequences.append((made, key.run))
    return made
  }

  private mutating func element(of atoms: [Int32], longest reach: Int) -> Int32 {
    let key = RunKey(atoms)
    if let known = elementIDs[key] { return known }
    let made = automaton.addElement(atoms)
    longest.append(Int32(reach))
    elementIDs[key] = made
    return made
  }
}
