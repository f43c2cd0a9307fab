extension SpeechGraph {
  /// LCC: the number of nodes of the largest component, arrows taken without direction.
  package var largestComponent: Int { component().count }

  /// LSC: the number of nodes of the largest component in which every node can be reached from every other along the arrows.
  package var largestStrongComponent: Int {
    // Tarjan (1972), without recursion.
    var index = [Int](repeating: -1, count: nodes)
    var low = [Int](repeating: 0, count: nodes)
    var isOpen = [Bool](repeating: false, count: nodes)
    var next = starts
    var open: [Int] = []
    var path: [Int] = []
    var counter = 0
    var largest = 0
    func enter(_ node: Int) {
      index[node] = counter
      low[node] = counter
      counter += 1
      open.append(node)
      isOpen[node] = true
      path.append(node)
    }
    for root in 0..<nodes where index[root] < 0 {
      enter(root)
      while let node = path.last {
        if next[node] < starts[node + 1] {
          let to = keys[next[node]] % nodes
          next[node] += 1
          if index[to] < 0 { enter(to) } else if isOpen[to] { low[node] = min(low[node], index[to]) }
          continue
        }
        path.removeLast()
        if let above = path.last { low[above] = min(low[above], low[node]) }
        guard low[node] == index[node] else { continue }
        var size = 0
        while let last = open.popLast() {
          isOpen[last] = false
          size += 1
          if last == node { break }
        }
        largest = max(largest, size)
      }
    }
    return largest
  }

  /// For each node its different neighbors in either direction, without itself, sorted.
  var neighbors: [[Int]] {
    var neighbors = [[Int]](repeating: [], count: nodes)
    for key in keys {
      let (from, to) = (key / nodes, key % nodes)
      guard from != to else { continue }
      neighbors[from].append(to)
      // The other direction is added only where it is no arrow of its own.
      if count(to, from) == 0 { neighbors[to].append(from) }
    }
    return neighbors.map { $0.sorted() }
  }

  /// The nodes of the largest component; of several of one size, the one with the first node.
  func component() -> [Int] {
    let neighbors = neighbors
    var isSeen = [Bool](repeating: false, count: nodes)
    var largest: [Int] = []
    for root in 0..<nodes where !isSeen[root] {
      var found = [root]
      isSeen[root] = true
      var at = 0
      while at < found.count {
        for to in neighbors[found[at]] where !isSeen[to] {
          isSeen[to] = true
          found.append(to)
        }
        at += 1
      }
      if found.count > largest.count { largest = found }
    }
    return largest
  }
}
