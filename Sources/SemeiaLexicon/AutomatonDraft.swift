/// An ``Automaton`` while patterns are added: lists by what they are about, not yet by what a search asks for.
struct AutomatonDraft {
  enum PredicateKind: Hashable { case exact, stem, ending }

  struct Step {
    var kind: Automaton.Step.Kind
    var element: Int32
    var low: Int8
    var high: Int8
  }

  /// What must stand on one side of an anchor, for a quick look before the comparison: its nearest element that is not optional.
  private struct Neighbor {
    /// Of the atoms that will do.
    var signature = Signature.all
    var reach = Automaton.Candidate.nothing
    var element: Int32 = 0
  }

  var patterns: [Range<Int>] = []
  var steps: [Step] = []
  /// The predicates of the commonest words.
  var common: [Int32] = []
  private var words = KeyTrieDraft()
  private var endings = KeyTrieDraft()
  private var elementStarts: [Int32] = [0]
  private var elementAtoms: [Int32] = []
  private var sequences = SequenceTrieDraft()

  mutating func addPredicate(_ key: [UInt8], _ kind: PredicateKind, id: Int32) {
    switch kind {
    case .exact: words.insert(key, predicate: id, isStem: false)
    case .stem: words.insert(key, predicate: id, isStem: true)
    case .ending: endings.insert(key.reversed(), predicate: id, isStem: true)
    }
  }

  mutating func addElement(_ atoms: [Int32]) -> Int32 {
    elementAtoms.append(contentsOf: atoms)
    elementStarts.append(Int32(elementAtoms.count))
    return Int32(elementStarts.count - 2)
  }

  mutating func addSequence(_ predicates: [Int32], atom: Int32) { sequences.insert(predicates, atom: atom) }

  /// Numbers the elements anew, those first that words are asked for oftenest: of the bits that say which elements a word is of, the first
  /// few lines are then read most, and stay near.
  ///
  /// - Parameters:
  ///   - anchors: by pattern, the step around which it is looked for, and how often that is met.
  ///   - longest: by element, the units of its longest atom.
  /// - Returns: `longest` by the new numbers.
  mutating func sortElements(_ anchors: [(step: Int, cost: Int)], _ longest: [Int32]) -> [Int32] {
    var asked = [Int](repeating: 0, count: longest.count)
    for (pattern, anchor) in anchors.enumerated() {
      for step in patterns[pattern] where step != anchor.step && steps[step].kind != .gap {
        // Past the nearest elements a comparison seldom comes.
        asked[Int(steps[step].element)] += anchor.cost / (abs(step - anchor.step) <= 2 ? 1 : 8)
      }
    }
    let order = asked.indices.sorted { (asked[$1], $0) < (asked[$0], $1) }
    var number = [Int32](repeating: 0, count: order.count)
    var (starts, atoms): ([Int32], [Int32]) = ([0], [])
    for (new, old) in order.enumerated() {
      number[old] = Int32(new)
      atoms += self.atoms(of: Int32(old))
      starts.append(Int32(atoms.count))
    }
    (elementStarts, elementAtoms) = (starts, atoms)
    for step in steps.indices where steps[step].kind != .gap { steps[step].element = number[Int(steps[step].element)] }
    return order.map { longest[$0] }
  }

  func atoms(of element: Int32) -> ArraySlice<Int32> {
    elementAtoms[Int(elementStarts[Int(element)])..<Int(elementStarts[Int(element) + 1])]
  }

  /// Writes what an ``Automaton`` reads.
  ///
  /// - Parameters:
  ///   - anchors: by pattern, the step around which it is looked for.
  ///   - atoms: how many atoms there are.
  ///   - longest: by element, the units of its longest atom.
  func write(to image: inout ImageWriter, anchors: [Int], atoms count: Int, longest: [Int32]) {
    let signatures = (0..<(elementStarts.count - 1)).map { element in
      self.atoms(of: Int32(element)).reduce(into: Signature()) { $0.formUnion(Signature($1, common)) }
    }
    image.append(
      patterns.indices.map { pattern in
        let range = patterns[pattern]
        return Automaton.Pattern(
          first: Int32(range.lowerBound), count: Int16(clamping: range.count), anchor: Int8(clamping: anchors[pattern] - range.lowerBound),
          form: form(range, longest))
      })
    image.append(
      steps.map {
        Automaton.Step(
          signature: $0.kind == .gap ? Signature() : signatures[Int($0.element)], element: $0.element, kind: $0.kind, low: $0.low,
          high: $0.high)
      })
    words.write(to: &image)
    endings.write(to: &image)
    image.append(common)
    let (starts, candidates) = candidates(anchors, atoms: count, longest, signatures)
    sequences.write(
      to: &image, signature: { Signature($0, common) }, anchored: { (starts[Int($0)], starts[Int($0) + 1]) })
    image.append(starts)
    image.append(candidates)
    let (elementStarts, elements) = elementsByAtom(count)
    image.append(elementStarts)
    image.append(elements)
    image.append(Int64(self.elementStarts.count - 1))
  }

  /// By atom: the patterns that are looked for around it.
  private func candidates(
    _ anchors: [Int], atoms count: Int, _ longest: [Int32], _ signatures: [Signature]
  ) -> (starts: [Int32], candidates: [Automaton.Candidate]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for anchor in anchors {
      for atom in atoms(of: steps[anchor].element) { starts[Int(atom) + 1] += 1 }
    }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    let none = Automaton.Candidate(
      right: Signature(), left: Signature(), pattern: 0, rightElement: 0, leftElement: 0, rightReach: 0, leftReach: 0, extent: 0)
    var candidates = [Automaton.Candidate](repeating: none, count: Int(starts.last ?? 0))
    for (pattern, anchor) in anchors.enumerated() {
      let range = patterns[pattern]
      let right = neighbor(steps[(anchor + 1)..<range.upperBound], longest, signatures)
      let left = neighbor(steps[range.lowerBound..<anchor].reversed(), longest, signatures)
      let candidate = Automaton.Candidate(
        right: right.signature, left: left.signature, pattern: Int32(pattern), rightElement: right.element, leftElement: left.element,
        rightReach: right.reach, leftReach: left.reach,
        extent: extent(range, right.reach, left.reach, longest))
      for atom in atoms(of: steps[anchor].element) {
        candidates[Int(next[Int(atom)])] = candidate
        next[Int(atom)] += 1
      }
    }
    return (starts, candidates)
  }

  private func form(_ range: Range<Int>, _ longest: [Int32]) -> UInt8 {
    if steps[range].contains(where: { $0.kind == .gap }) { return Automaton.Pattern.gap }
    return steps[range].allSatisfy { $0.kind == .element && longest[Int($0.element)] == 1 } ? Automaton.Pattern.fixed : 0
  }

  /// What of a pattern is found with its anchor and the neighbors that must stand within some units.
  private func extent(_ range: Range<Int>, _ right: UInt8, _ left: UInt8, _ longest: [Int32]) -> UInt16 {
    if range.count == 1 { return Automaton.Candidate.alone }
    let isAll = form(range, longest) == Automaton.Pattern.fixed && range.count == 1 + Int(right) + Int(left)
    return isAll ? Automaton.Candidate.withNeighbors : 0
  }

  private func neighbor(_ side: some Sequence<Step>, _ longest: [Int32], _ signatures: [Signature]) -> Neighbor {
    var reach = 0
    for step in side {
      switch step.kind {
      case .gap: reach += Int(step.high)
      case .optional: reach += Int(longest[Int(step.element)])
      case .element:
        if reach >= Automaton.Candidate.farthest || signatures[Int(step.element)].isEmpty { return Neighbor() }
        return Neighbor(signature: signatures[Int(step.element)], reach: UInt8(reach + 1), element: step.element)
      }
    }
    return Neighbor()
  }

  /// Turns the lists of atoms by element round. What a word is can then be seen beside the word, whatever patterns ask for it.
  private func elementsByAtom(_ count: Int) -> (starts: [Int32], elements: [Int32]) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for atom in elementAtoms { starts[Int(atom) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var elements = [Int32](repeating: 0, count: elementAtoms.count)
    for element in 0..<(elementStarts.count - 1) {
      for atom in atoms(of: Int32(element)) {
        elements[Int(next[Int(atom)])] = Int32(element)
        next[Int(atom)] += 1
      }
    }
    return (starts, elements)
  }
}
