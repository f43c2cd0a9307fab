extension Automaton {
  func write(to image: inout ImageWriter) {
    image.append(patterns.map { Int32($0.lowerBound) } + [Int32(steps.count)])
    image.append(steps.flatMap { [$0.kind.rawValue, $0.element, Int32($0.low), Int32($0.high)] })
    words.write(to: &image)
    endings.write(to: &image)
    image.append(elementStarts)
    image.append(elementAtoms)
    image.append(elementSignatures)
    image.append(common)
    sequences.write(to: &image)
    image.append(Int64(longestSequence))
    image.append(anchors.flatMap { [$0.step, $0.isWhole ? 1 : 0, $0.left.packed, $0.right.packed] })
    image.append(anchors.flatMap { [$0.left.signature, $0.right.signature] })
    image.append(anchoredStarts)
    image.append(anchored)
  }

  /// - Returns: nil where the image is cut off.
  init?(from image: inout ImageReader) {
    guard let starts = image.numbers(Int32.self), let fields = image.numbers(Int32.self), let words = KeyTrie(from: &image),
      let endings = KeyTrie(from: &image), let elementStarts = image.numbers(Int32.self), let elementAtoms = image.numbers(Int32.self),
      let elementSignatures = image.numbers(UInt64.self), let common = image.numbers(Int32.self), common.count <= Self.mostCommon,
      let sequences = SequenceTrie(from: &image), let longest = image.number(Int64.self),
      let anchorFields = image.numbers(Int32.self), let anchorSignatures = image.numbers(UInt64.self),
      let anchoredStarts = image.numbers(Int32.self), let anchored = image.numbers(Int32.self), !starts.isEmpty,
      anchorFields.count == 4 * (starts.count - 1), anchorSignatures.count == 2 * (starts.count - 1)
    else { return nil }
    self.init()
    patterns = zip(starts, starts.dropFirst()).map { Int($0)..<max(Int($0), Int($1)) }
    steps.reserveCapacity(fields.count / 4)
    for at in stride(from: 0, to: fields.count - 3, by: 4) {
      guard let kind = Step.Kind(rawValue: fields[at]) else { return nil }
      steps.append(
        Step(
          kind: kind, element: fields[at + 1], low: Int8(truncatingIfNeeded: fields[at + 2]), high: Int8(truncatingIfNeeded: fields[at + 3])
        ))
    }
    self.words = words
    self.endings = endings
    hasEndings = !endings.isEmpty
    self.elementStarts = elementStarts
    self.elementAtoms = elementAtoms
    self.elementSignatures = elementSignatures
    self.common = common
    self.sequences = sequences
    longestSequence = Int(longest)
    anchors.reserveCapacity(starts.count - 1)
    for pattern in 0..<(starts.count - 1) {
      anchors.append(
        Anchor(
          step: anchorFields[4 * pattern], isWhole: anchorFields[4 * pattern + 1] != 0,
          left: Neighbor(packed: anchorFields[4 * pattern + 2], signature: anchorSignatures[2 * pattern]),
          right: Neighbor(packed: anchorFields[4 * pattern + 3], signature: anchorSignatures[2 * pattern + 1])))
    }
    self.anchoredStarts = anchoredStarts
    self.anchored = anchored
    guard ImageReader.areStarts(elementStarts, of: elementAtoms.count, lists: elementSignatures.count),
      elementAtoms.allSatisfy({ $0 >= 0 && Int($0) < anchoredStarts.count })
    else { return nil }
    guard anchored.allSatisfy({ $0 >= 0 && Int($0) < anchors.count }) else { return nil }
    prepare()
  }
}

extension Automaton.Neighbor {
  var packed: Int32 { Int32(low) << 8 | Int32(high) }

  init(packed: Int32, signature: UInt64) {
    self.signature = signature
    low = Int8(truncatingIfNeeded: packed >> 8)
    high = Int8(truncatingIfNeeded: packed & 0x7F)
  }
}

extension KeyTrie {
  func write(to image: inout ImageWriter) {
    image.append(table)
    image.append(values)
    image.append(endClass)
    image.append(pathClass)
    image.append(classStarts)
    image.append(predicates)
  }

  init?(from image: inout ImageReader) {
    guard let table = image.numbers(UInt64.self), let values = image.numbers(Int32.self), let endClass = image.numbers(Int32.self),
      let pathClass = image.numbers(Int32.self), let classStarts = image.numbers(Int32.self), let predicates = image.numbers(Int32.self),
      table.count == values.count, !table.isEmpty, table.count & (table.count - 1) == 0
    else { return nil }
    self.init()
    self.table = table
    self.values = values
    self.endClass = endClass
    self.pathClass = pathClass
    self.classStarts = classStarts
    self.predicates = predicates
  }
}

extension SequenceTrie {
  func write(to image: inout ImageWriter) {
    image.append(atoms)
    image.append(childStarts)
    image.append(childSignatures)
    image.append(childPredicates)
    image.append(childNodes)
    image.append(roots)
  }

  init?(from image: inout ImageReader) {
    guard let atoms = image.numbers(Int32.self), let childStarts = image.numbers(Int32.self),
      let childSignatures = image.numbers(UInt64.self), let childPredicates = image.numbers(Int32.self),
      let childNodes = image.numbers(Int32.self), let roots = image.numbers(Int32.self), childSignatures.count == atoms.count,
      childPredicates.count == childNodes.count, ImageReader.areStarts(childStarts, of: childNodes.count, lists: atoms.count),
      childNodes.allSatisfy({ $0 >= 0 && Int($0) < atoms.count })
    else { return nil }
    self.init()
    self.atoms = atoms
    self.childStarts = childStarts
    self.childSignatures = childSignatures
    self.childPredicates = childPredicates
    self.childNodes = childNodes
    self.roots = roots
  }
}
