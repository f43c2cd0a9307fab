extension SpeechMeasure {
  private static let basis =
    "Speech graph: a node for each word, an arrow from each word to the next, words as spoken in small letters; mean over windows of 30 words that move by one and cross no turn."
  private static let hope =
    "one line of small studies (M72 n=42, M73 n=24); verbosity, prompt and language move it, the first effect will not hold: experimental, never scored"

  private static func mean(_ id: String, _ name: String, _ what: String, unit: String, _ highest: Double? = nil) -> SpeechMeasure {
    SpeechMeasure(
      "graph-\(id)", "Speech graph: \(name)", "\(what) \(basis)", unit: unit, from: 150, .words, range: (0, highest),
      "Mota et al. 2012, 2014, 2017", hope)
  }

  private static func standing(_ id: String, _ name: String) -> SpeechMeasure {
    SpeechMeasure(
      "graph-\(id)-z", "Speech graph: \(name), against shuffles",
      "(Observed − mean of 100 random orders of the same words) / their standard deviation, mean over windows of 30 words that do not overlap; the shuffles have a fixed seed.",
      unit: "standard deviations", from: 150, .words, range: (nil, nil), "Mota et al. 2017, who took 1000 shuffles", hope)
  }

  /// Speech graphs.
  static let graph: [SpeechMeasure] = [
    mean("nodes", "nodes", "Different words.", unit: "nodes", 30),
    mean("edges", "edges", "Arrows, repeated ones included; 29 in a window.", unit: "edges", 29),
    mean(
      "repeated-edges", "repeated edges", "Arrows beyond the first between the same two words in the same direction.", unit: "edges", 29),
    mean("parallel-edges", "parallel edges", "Pairs of words that are joined in both directions.", unit: "pairs", 29),
    mean("l1", "loops of one", "Words that follow themselves.", unit: "loops", 29),
    mean("l2", "loops of two", "tr(A²)/2: closed walks of two arrows.", unit: "loops"),
    mean("l3", "loops of three", "tr(A³)/3: closed walks of three arrows.", unit: "loops"),
    mean(
      "lcc", "largest connected component", "Nodes of the largest component without direction; in one turn always all nodes.",
      unit: "nodes", 30),
    mean(
      "lsc", "largest strongly connected component", "Nodes of the largest component in which each can be reached from each.",
      unit: "nodes", 30),
    mean("atd", "average total degree", "2E/N.", unit: "edges per node"),
    mean("density", "density", "2E / (N (N−1)); above 1 where arrows repeat.", unit: "share"),
    mean("diameter", "diameter", "The longest shortest path along the arrows, over pairs that a path joins.", unit: "edges", 29),
    mean("asp", "average shortest path", "The mean shortest path along the arrows, over pairs that a path joins.", unit: "edges", 29),
    mean("clustering", "clustering", "Mean share of pairs of neighbors that are neighbors, without direction.", unit: "share", 1),
    standing("lsc", "largest strongly connected component"), standing("repeated-edges", "repeated edges"),
    standing("parallel-edges", "parallel edges"),
  ]
}
