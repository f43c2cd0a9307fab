extension SpeechGraph {
  /// Shortest paths between all pairs of nodes that a path joins.
  package struct Paths: Sendable, Equatable {
    /// The longest of the shortest paths, in arrows.
    package var diameter: Int
    /// ASP: their mean.
    package var average: Double
  }

  /// Along the arrows, over the ordered pairs of different nodes of which the second can be reached from the first.
  ///
  /// - Returns: nil where there is no such pair.
  package var directedPaths: Paths? {
    let arrows = (0..<nodes).map { node in (starts[node]..<starts[node + 1]).map { keys[$0] % nodes } }
    return Self.paths(from: 0..<nodes, arrows)
  }

  /// Without direction, within the largest component.
  package var undirectedPaths: Paths? { Self.paths(from: component(), neighbors) }

  private static func paths(from sources: some Sequence<Int>, _ arrows: [[Int]]) -> Paths? {
    var distance = [Int](repeating: -1, count: arrows.count)
    var reached: [Int] = []
    var longest = 0
    var sum = 0
    var pairs = 0
    for source in sources {
      for node in reached { distance[node] = -1 }
      reached = [source]
      distance[source] = 0
      var at = 0
      while at < reached.count {
        let node = reached[at]
        at += 1
        for to in arrows[node] where distance[to] < 0 {
          distance[to] = distance[node] + 1
          reached.append(to)
        }
      }
      for node in reached.dropFirst() {
        sum += distance[node]
        longest = max(longest, distance[node])
      }
      pairs += reached.count - 1
    }
    return pairs == 0 ? nil : Paths(diameter: longest, average: Double(sum) / Double(pairs))
  }

  /// CC: the mean over nodes of the share of pairs of neighbors that are neighbors themselves, without direction; 0 at a node with fewer
  /// than two neighbors (Watts & Strogatz 1998).
  ///
  /// - Returns: nil for a graph without nodes.
  package var clustering: Double? {
    guard nodes > 0 else { return nil }
    let neighbors = neighbors
    var mark = [Int](repeating: -1, count: nodes)
    var sum = 0.0
    for node in 0..<nodes where neighbors[node].count > 1 {
      for neighbor in neighbors[node] { mark[neighbor] = node }
      var links = 0
      for neighbor in neighbors[node] {
        for other in neighbors[neighbor] where mark[other] == node { links += 1 }
      }
      let degree = neighbors[node].count
      sum += Double(links) / Double(degree * (degree - 1))
    }
    return sum / Double(nodes)
  }
}
