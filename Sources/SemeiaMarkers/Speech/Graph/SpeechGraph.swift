/// The words of a text as a graph: a node for each type, an arrow from each word to the next (Mota et al. 2012).
///
/// Words are taken as they are, without lemmas and with function words. Loops and parallel arrows are kept. Where a text is given in pieces
/// (turns), no arrow joins the end of one to the beginning of the next. A measure is nil where its formula has no value.
package struct SpeechGraph: Sendable {
  /// N, the number of nodes.
  package let nodes: Int
  /// E, the number of arrows: with loops, and repeated ones as often as they occur.
  package let edges: Int
  /// The different arrows, as `from * nodes + to`, sorted, and how often each occurs.
  let keys: [Int]
  let counts: [Int]
  /// Where the arrows of a node begin in `keys`.
  let starts: [Int]

  /// - Parameter pieces: words by number; the numbers need not be dense.
  package init(_ pieces: [ArraySlice<Int>]) {
    var numbers: [Int: Int] = [:]
    let dense = pieces.map { piece in
      piece.map { id in
        let number = numbers[id] ?? numbers.count
        if number == numbers.count { numbers[id] = number }
        return number
      }
    }
    self.init(dense: dense, nodes: numbers.count)
  }

  /// A graph of one piece.
  package init(_ words: WordSequence) { self.init(dense: [words.ids], nodes: words.types) }

  /// - Parameter dense: words by number, each below `nodes`, all numbers used.
  init(dense: [[Int]], nodes: Int) {
    self.nodes = nodes
    var all: [Int] = []
    for piece in dense where piece.count > 1 {
      for place in 1..<piece.count { all.append(piece[place - 1] * nodes + piece[place]) }
    }
    edges = all.count
    all.sort()
    var keys: [Int] = []
    var counts: [Int] = []
    for key in all {
      if key == keys.last {
        counts[counts.count - 1] += 1
      } else {
        keys.append(key)
        counts.append(1)
      }
    }
    var starts = [Int](repeating: 0, count: nodes + 1)
    for key in keys { starts[key / nodes + 1] += 1 }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
    self.keys = keys
    self.counts = counts
    self.starts = starts
  }

  /// How many arrows lead from one node to another.
  func count(_ from: Int, _ to: Int) -> Int {
    let key = from * nodes + to
    var low = starts[from]
    var high = starts[from + 1]
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < starts[from + 1] && keys[low] == key ? counts[low] : 0
  }

  /// Different arrows.
  package var uniqueEdges: Int { keys.count }

  /// RE: arrows beyond the first between the same two nodes in the same direction, loops included.
  package var repeatedEdges: Int { edges - keys.count }

  /// Ordered pairs of nodes that are joined more than once in the same direction.
  package var repeatedPairs: Int { counts.reduce(0) { $0 + ($1 > 1 ? 1 : 0) } }

  /// All arrows of ``repeatedPairs``.
  package var repeatedSum: Int { counts.reduce(0) { $0 + ($1 > 1 ? $1 : 0) } }

  /// PE: pairs of different nodes that are joined in both directions.
  package var parallelPairs: Int { parallel { _, _ in 1 } }

  /// All arrows between such pairs.
  package var parallelSum: Int { parallel { $0 + $1 } }

  /// L1: loops of one node, each as often as it occurs.
  package var loops: Int {
    keys.indices.reduce(0) { $0 + (keys[$1] / nodes == keys[$1] % nodes ? counts[$1] : 0) }
  }

  /// Closed walks of two arrows: tr(A²)/2, the published wording. Walks through loops and repetitions count.
  package var walksOfTwo: Double {
    var sum = 0
    for place in keys.indices { sum += counts[place] * count(keys[place] % nodes, keys[place] / nodes) }
    return Double(sum) / 2
  }

  /// Closed walks of three arrows: tr(A³)/3.
  package var walksOfThree: Double { Double(triangles { $0 * $1 * $2 }) / 3 }

  /// L2 as cycles of two different nodes, each once.
  package var cyclesOfTwo: Int { parallelPairs }

  /// L3 as cycles of three different nodes, each once.
  package var cyclesOfThree: Int { triangles(distinct: true) { _, _, _ in 1 } / 3 }

  /// ATD: the mean number of arrows at a node, 2E/N.
  package var averageTotalDegree: Double? { nodes == 0 ? nil : 2 * Double(edges) / Double(nodes) }

  /// 2E / (N (N−1)), the published wording; above 1 where arrows repeat.
  package var density: Double? { nodes < 2 ? nil : 2 * Double(edges) / (Double(nodes) * Double(nodes - 1)) }

  /// Different arrows, loops among them, relative to N (N−1).
  package var directedDensity: Double? { nodes < 2 ? nil : Double(keys.count) / (Double(nodes) * Double(nodes - 1)) }

  private func parallel(_ amount: (Int, Int) -> Int) -> Int {
    var sum = 0
    for place in keys.indices {
      let (from, to) = (keys[place] / nodes, keys[place] % nodes)
      guard from < to else { continue }
      let back = count(to, from)
      if back > 0 { sum += amount(counts[place], back) }
    }
    return sum
  }

  private func triangles(distinct: Bool = false, _ amount: (Int, Int, Int) -> Int) -> Int {
    var sum = 0
    for first in keys.indices {
      let (from, middle) = (keys[first] / nodes, keys[first] % nodes)
      if distinct, from == middle { continue }
      for second in starts[middle]..<starts[middle + 1] {
        let to = keys[second] % nodes
        if distinct, to == middle || to == from { continue }
        let back = count(to, from)
        if back > 0 { sum += amount(counts[first], counts[second], back) }
      }
    }
    return sum
  }
}
