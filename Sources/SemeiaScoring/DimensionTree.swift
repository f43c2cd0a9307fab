package import SemeiaLexicon
package import SemeiaRecords

/// Which component belongs to which dimension, with which weight.
///
/// The tree is data, `hitop/tree.json`; strictly it is an acyclic graph, because some components and dimensions have two parents.
package struct DimensionTree: Hashable, Sendable {
  /// A component under a dimension.
  package struct Share: Hashable, Sendable {
    package var component: ConceptID
    /// Its place in ``DimensionTree/components``.
    package var index: Int
    /// The product of the weights on the way to the dimension, added up over all ways; 0 < weight ≤ 1.
    package var weight: Double
  }

  package let version: String
  /// In the order of the file, which is the order of all reports.
  package let dimensions: [Dimension]
  /// In the order of the file.
  package let components: [Component]
  private let shares: [[Share]]
  private let dimensionIndex: [DimensionID: Int]
  private let componentIndex: [ConceptID: Int]

  /// Reads `hitop/tree.json`.
  ///
  /// - Parameters:
  ///   - json: the file.
  ///   - path: the name of the file, for its problems.
  /// - Throws: all problems at once: `missing-field`, `wrong-type`, `out-of-range`, `bad-id`, `bad-level`, `duplicate-id`,
  ///   `unknown-parent`, `duplicate-parent`, `no-parent` (a component without one), `weight-sum` (parents' weights that do not
  ///   add up to 1) and `cycle`.
  package init(json: JSONValue, path: String) throws(ScoringContentError) {
    var problems = ProblemList(file: path)
    let root = ContentNode(json)
    version = root.string("version", &problems)
    var reader = TreeReader()
    let dimensions = reader.dimensions(root, &problems)
    let components = reader.components(root, &problems)
    if problems.problems.isEmpty { TreeReader.findCycles(dimensions, &problems) }
    if !problems.problems.isEmpty { throw ScoringContentError(problems.problems) }
    self.dimensions = dimensions
    self.components = components
    dimensionIndex = Dictionary(uniqueKeysWithValues: dimensions.enumerated().map { ($1.id, $0) })
    componentIndex = Dictionary(uniqueKeysWithValues: components.enumerated().map { ($1.id, $0) })
    shares = Self.shares(dimensions, components, dimensionIndex)
  }

  /// Reads `hitop/tree.json` among other content.
  ///
  /// - Returns: nil where it cannot be used; what is wrong is added to `problems`.
  package init?(_ json: JSONValue, file: String, problems: inout [ContentProblem]) {
    do throws(ScoringContentError) {
      try self.init(json: json, path: file)
    } catch {
      problems += error.problems.map(\.contentProblem)
      return nil
    }
  }

  package subscript(id: DimensionID) -> Dimension? { dimensionIndex[id].map { dimensions[$0] } }

  package subscript(component id: ConceptID) -> Component? { componentIndex[id].map { components[$0] } }

  /// The components under a dimension, in the order of the file; empty for an unknown dimension.
  package func components(of dimension: DimensionID) -> [Share] { dimensionIndex[dimension].map { shares[$0] } ?? [] }

  /// The weight with which a component reaches a dimension; 0 where it does not.
  package func weight(of component: ConceptID, in dimension: DimensionID) -> Double {
    components(of: dimension).first { $0.component == component }?.weight ?? 0
  }

  package func index(of component: ConceptID) -> Int? { componentIndex[component] }

  /// Carries each component's weight up, parents before what is above them.
  private static func shares(
    _ dimensions: [Dimension], _ components: [Component], _ index: [DimensionID: Int]
  ) -> [[Share]] {
    let order = upward(dimensions, index)
    var shares = [[Share]](repeating: [], count: dimensions.count)
    for (place, component) in components.enumerated() {
      var weights = [Double](repeating: 0, count: dimensions.count)
      for parent in component.parents { if let at = index[parent.id] { weights[at] += parent.weight } }
      for at in order where weights[at] > 0 {
        for parent in dimensions[at].parents { if let above = index[parent.id] { weights[above] += weights[at] * parent.weight } }
      }
      for at in dimensions.indices where weights[at] > 0 {
        shares[at].append(Share(component: component.id, index: place, weight: weights[at]))
      }
    }
    return shares
  }

  /// The dimensions in an order in which each comes before its parents.
  private static func upward(_ dimensions: [Dimension], _ index: [DimensionID: Int]) -> [Int] {
    var isPlaced = [Bool](repeating: false, count: dimensions.count)
    var downward: [Int] = []
    func place(_ at: Int) {
      if isPlaced[at] { return }
      isPlaced[at] = true
      for parent in dimensions[at].parents { if let above = index[parent.id] { place(above) } }
      downward.append(at)
    }
    for at in dimensions.indices { place(at) }
    return downward.reversed()
  }
}
