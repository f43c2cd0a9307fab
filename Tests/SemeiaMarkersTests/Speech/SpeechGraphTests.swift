import Testing

@testable import SemeiaMarkers

/// Graphs that can be drawn on paper.
@Suite struct SpeechGraphTests {
  private func graph(_ words: String) -> SpeechGraph { SpeechGraph(WordSequence(words.split(separator: " "))) }

  @Test func aChain() {
    let chain = graph("one two three four")
    #expect(chain.nodes == 4 && chain.edges == 3 && chain.uniqueEdges == 3)
    #expect(chain.repeatedEdges == 0 && chain.parallelPairs == 0 && chain.loops == 0)
    #expect(chain.largestComponent == 4 && chain.largestStrongComponent == 1)
    // 1→2 1, 1→3 2, 1→4 3, 2→3 1, 2→4 2, 3→4 1: 10 over 6 pairs.
    #expect(chain.directedPaths == .init(diameter: 3, average: 10.0 / 6))
    #expect(chain.undirectedPaths == .init(diameter: 3, average: 10.0 / 6))
    #expect(chain.clustering == 0 && chain.density == 6.0 / 12 && chain.averageTotalDegree == 1.5)
  }

  @Test func thereAndBackTwice() {
    // go→home twice, home→go once.
    let there = graph("go home go home")
    #expect(there.edges == 3 && there.uniqueEdges == 2)
    #expect(there.repeatedEdges == 1 && there.repeatedPairs == 1 && there.repeatedSum == 2)
    #expect(there.parallelPairs == 1 && there.parallelSum == 3)
    // tr(A²) = 2·1 + 1·2 = 4.
    #expect(there.walksOfTwo == 2 && there.cyclesOfTwo == 1 && there.walksOfThree == 0)
    #expect(there.largestStrongComponent == 2)
    // 2·3 / (2·1).
    #expect(there.density == 3 && there.directedDensity == 1)
  }

  @Test func loopsAndTriangles() {
    let loops = graph("no no no")
    #expect(loops.nodes == 1 && loops.edges == 2 && loops.loops == 2 && loops.repeatedEdges == 1)
    // A = (2): tr A² = 4, tr A³ = 8.
    #expect(loops.walksOfTwo == 2 && loops.walksOfThree == 8.0 / 3)
    #expect(loops.density == nil && loops.directedPaths == nil && loops.cyclesOfThree == 0)
    let round = graph("sun moon star sun")
    #expect(round.cyclesOfThree == 1 && round.walksOfThree == 1 && round.largestStrongComponent == 3)
    #expect(round.clustering == 1)
    #expect(round.directedPaths == .init(diameter: 2, average: 1.5))
  }

  @Test func nothingJoinsTwoPieces() {
    let pieces = SpeechGraph([[0, 1, 2][...], [3, 4][...]])
    #expect(pieces.nodes == 5 && pieces.edges == 3)
    #expect(pieces.largestComponent == 3 && pieces.component() == [0, 1, 2])
    #expect(pieces.undirectedPaths == .init(diameter: 2, average: 8.0 / 6))
  }

  @Test func emptyAndSingle() {
    let empty = SpeechGraph(WordSequence())
    #expect(empty.nodes == 0 && empty.clustering == nil && empty.averageTotalDegree == nil && empty.largestComponent == 0)
    let single = graph("word")
    #expect(single.edges == 0 && single.density == nil && single.directedPaths == nil && single.averageTotalDegree == 0)
  }

  @Test func windowsAreMeansAndDoNotCrossPieces() {
    // Windows of three over "a b a b": aba (2 nodes) and bab (2 nodes).
    let windows = GraphWindows([[0, 1, 0, 1], [2, 3]], window: 3)
    #expect(windows.count == 2 && windows.words == 4)
    let means = windows.means()
    #expect(means[.nodes] == 2 && means[.edges] == 2 && means[.parallelEdges] == 1 && means[.largestStrongComponent] == 2)
    #expect(GraphWindows([[0, 1]], window: 3).count == 0)
    #expect(GraphWindows([[0, 1]], window: 3).means()[.nodes] == nil)
  }

  @Test func shufflesAreTheSameEveryTime() {
    let words = (0..<90).map { ($0 * 7) % 23 }
    let first = GraphWindows([words]).standings()
    #expect(first == GraphWindows([words]).standings())
    #expect(first.largestStrongComponent != nil)
    // All words different: every order has the same measures, so there is no standing.
    #expect(GraphWindows([Array(0..<60)]).standings() == .init())
  }

  @Test func shufflesKeepTheWordsAndReachAllOrders() {
    var shuffle = SeededShuffle(seed: 1)
    var seen: Set<[Int]> = []
    for _ in 0..<200 {
      var values = [1, 2, 3]
      shuffle.shuffle(&values)
      #expect(values.sorted() == [1, 2, 3])
      seen.insert(values)
    }
    #expect(seen.count == 6)
  }
}
