/// The measures of one graph, or their means over windows, in a fixed order.
package struct GraphMeasures: Sendable, Equatable {
  /// The names of the measures.
  package enum Name: String, Sendable, CaseIterable {
    case nodes, edges
    case uniqueEdges = "unique-edges"
    case repeatedEdges = "repeated-edges"
    case repeatedPairs = "repeated-pairs"
    case repeatedSum = "repeated-sum"
    case parallelEdges = "parallel-edges"
    case parallelSum = "parallel-sum"
    case loops1 = "l1"
    case loops2 = "l2"
    case loops3 = "l3"
    case cycles2 = "l2-cycles"
    case cycles3 = "l3-cycles"
    case largestComponent = "lcc"
    case largestStrongComponent = "lsc"
    case averageDegree = "atd"
    case density
    case directedDensity = "directed-density"
    case diameter
    case averagePath = "asp"
    case undirectedDiameter = "undirected-diameter"
    case undirectedAveragePath = "undirected-asp"
    case clustering
  }

  /// In the order of `Name.allCases`; nil where the graph has no value.
  package var values: [Double?]

  package subscript(name: Name) -> Double? {
    Name.allCases.firstIndex(of: name).flatMap { values[$0] }
  }

  package init(values: [Double?]) { self.values = values }

  package init(_ graph: SpeechGraph) {
    let directed = graph.directedPaths
    let undirected = graph.undirectedPaths
    let counts: [Int] = [
      graph.nodes, graph.edges, graph.uniqueEdges, graph.repeatedEdges, graph.repeatedPairs, graph.repeatedSum, graph.parallelPairs,
      graph.parallelSum, graph.loops,
    ]
    values = counts.map { Double($0) }
    values += [graph.walksOfTwo, graph.walksOfThree, Double(graph.cyclesOfTwo), Double(graph.cyclesOfThree)]
    values += [Double(graph.largestComponent), Double(graph.largestStrongComponent)]
    values += [graph.averageTotalDegree, graph.density, graph.directedDensity]
    values += [
      directed.map { Double($0.diameter) }, directed?.average, undirected.map { Double($0.diameter) }, undirected?.average,
      graph.clustering,
    ]
  }
}
