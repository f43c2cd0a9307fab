/// Speech graphs of windows of a fixed number of words: graphs of whole texts tell little but their length.
package struct GraphWindows: Sendable {
  /// Thirty words, moving by one (Mota et al. 2014, 2017).
  package static let window = 30
  /// How often each window of the comparison is shuffled.
  package static let shuffles = 100

  /// The pieces that are long enough for a window.
  private let pieces: [[Int]]
  private let types: Int
  private let window: Int
  private let step: Int

  /// - Parameter pieces: words by number, in pieces that no window crosses: turns.
  package init(_ pieces: [[Int]], window: Int = GraphWindows.window, step: Int = 1) {
    self.window = max(window, 2)
    self.step = max(step, 1)
    self.pieces = pieces.filter { [least = max(window, 2)] in $0.count >= least }
    types = (pieces.lazy.joined().max() ?? -1) + 1
  }

  package init(_ words: WordSequence, window: Int = GraphWindows.window, step: Int = 1) {
    self.init([words.ids], window: window, step: step)
  }

  /// How many windows there are.
  package var count: Int { pieces.reduce(0) { $0 + ($1.count - window) / step + 1 } }

  /// How many words lie in pieces that are long enough.
  package var words: Int { pieces.reduce(0) { $0 + $1.count } }

  /// The mean of each measure over the windows where it has a value; nil where no window has one.
  package func means() -> GraphMeasures {
    var sums = [Double](repeating: 0, count: GraphMeasures.Name.allCases.count)
    var counts = [Int](repeating: 0, count: sums.count)
    forEachWindow(step: step) { graph, _, _ in
      for (place, value) in GraphMeasures(graph).values.enumerated() {
        guard let value else { continue }
        sums[place] += value
        counts[place] += 1
      }
    }
    return GraphMeasures(values: zip(sums, counts).map { $1 == 0 ? nil : $0 / Double($1) })
  }

  /// What is compared with shuffled words.
  package struct Standing: Sendable, Equatable {
    package var largestStrongComponent: Double?
    package var repeatedEdges: Double?
    package var parallelEdges: Double?
  }

  /// How far windows lie from their own words in random order: (observed − mean of 100 shuffles) / their standard deviation (n − 1), the
  /// mean over windows that do not overlap (after Mota et al. 2017, who took 1000).
  ///
  /// A window whose shuffles are all alike has no value. The largest component is not compared: words in a row are always connected, so that it
  /// is the number of nodes in every order.
  package func standings() -> Standing {
    var sums = [0.0, 0.0, 0.0]
    var counts = [0, 0, 0]
    var seed: UInt64 = 0x5345_4D45_4941
    forEachWindow(step: window) { graph, ids, nodes in
      seed &+= 1
      var shuffle = SeededShuffle(seed: seed)
      var shuffled = ids
      var samples = [[Double]](repeating: [], count: 3)
      for _ in 0..<Self.shuffles {
        shuffle.shuffle(&shuffled)
        let other = Self.compared(SpeechGraph(dense: [shuffled], nodes: nodes))
        for place in 0..<3 { samples[place].append(other[place]) }
      }
      let observed = Self.compared(graph)
      for place in 0..<3 {
        guard let z = Self.standing(observed[place], samples[place]) else { continue }
        sums[place] += z
        counts[place] += 1
      }
    }
    let means = zip(sums, counts).map { $1 == 0 ? nil : $0 / Double($1) }
    return Standing(largestStrongComponent: means[0], repeatedEdges: means[1], parallelEdges: means[2])
  }

  private static func compared(_ graph: SpeechGraph) -> [Double] {
    [Double(graph.largestStrongComponent), Double(graph.repeatedEdges), Double(graph.parallelPairs)]
  }

  private static func standing(_ observed: Double, _ samples: [Double]) -> Double? {
    let mean = samples.reduce(0, +) / Double(samples.count)
    let squares = samples.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { return nil }
    return (observed - mean) / (squares / Double(samples.count - 1)).squareRoot()
  }

  private func forEachWindow(step: Int, _ body: (SpeechGraph, [Int], Int) -> Void) {
    // `number[id]` holds where `round[id]` is this window's.
    var number = [Int](repeating: 0, count: types)
    var round = [Int](repeating: -1, count: types)
    var at = 0
    for piece in pieces {
      for start in stride(from: 0, through: piece.count - window, by: step) {
        var nodes = 0
        let ids = piece[start..<(start + window)].map { id in
          if round[id] != at {
            round[id] = at
            number[id] = nodes
            nodes += 1
          }
          return number[id]
        }
        at += 1
        body(SpeechGraph(dense: [ids], nodes: nodes), ids, nodes)
      }
    }
  }
}
