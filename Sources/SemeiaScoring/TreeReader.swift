import SemeiaLexicon
import SemeiaRecords

/// Reads the rows of `hitop/tree.json` and checks them.
struct TreeReader {
  private var known: Set<DimensionID> = []

  mutating func dimensions(_ root: ContentNode, _ problems: inout ProblemList) -> [Dimension] {
    let nodes = root.array("dimensions", &problems)
    known = Set(nodes.compactMap { $0.json["id"]?.string.map { DimensionID(unchecked: $0) } })
    var seen: Set<DimensionID> = []
    return nodes.map { node in
      let id = node.id("id", as: DimensionID.self, &problems)
      if !seen.insert(id).inserted { duplicate(id.description, node, &problems) }
      return Dimension(
        id: id, name: node.string("name", &problems), level: level(of: node, &problems),
        parents: parents(of: node, &problems), definition: node.string("definition", &problems),
        isProvisional: node.bool("provisional", default: false, &problems),
        references: node.optional("references") == nil ? [] : node.strings("references", &problems),
        note: node.string(ifPresent: "note", &problems) ?? "")
    }
  }

  func components(_ root: ContentNode, _ problems: inout ProblemList) -> [Component] {
    var seen: Set<ConceptID> = []
    return root.array("components", &problems).map { node in
      let id = node.id("id", as: ConceptID.self, &problems)
      if !seen.insert(id).inserted { duplicate(id.description, node, &problems) }
      let parents = parents(of: node, &problems)
      if parents.isEmpty {
        problems.add("no-parent", at: node.path, "`\(id)` belongs to no dimension", hint: "give it a parent with weight 1")
      }
      return Component(
        id: id, scale: node.string(ifPresent: "scale", &problems),
        isOutsideHiTOP: node.bool("outsideHiTOP", default: false, &problems), parents: parents,
        isDisputed: node.bool("disputed", default: false, &problems), note: node.string(ifPresent: "note", &problems) ?? "")
    }
  }

  private func level(of node: ContentNode, _ problems: inout ProblemList) -> Dimension.Level {
    let name = node.string("level", &problems)
    if let level = Dimension.Level(rawValue: name) { return level }
    let known = Dimension.Level.allCases.map(\.rawValue).joined(separator: ", ")
    if !name.isEmpty { problems.add("bad-level", at: "\(node.path)/level", "`\(name)` is no level", hint: "one of: \(known)") }
    return .subfactor
  }

  private func duplicate(_ id: String, _ node: ContentNode, _ problems: inout ProblemList) {
    problems.add("duplicate-id", at: node.path, "`\(id)` is there twice", hint: "keep one")
  }

  private func parents(of node: ContentNode, _ problems: inout ProblemList) -> [DimensionParent] {
    var sum = 0.0
    var parents: [DimensionParent] = []
    for row in node.array("parents", &problems) {
      let id = row.id("id", as: DimensionID.self, &problems)
      let weight = row.double("weight", in: 0...1, &problems)
      if !known.contains(id) {
        problems.add("unknown-parent", at: row.path, "`\(id)` is no dimension", hint: "use an id of `dimensions`")
      }
      if parents.contains(where: { $0.id == id }) {
        problems.add("duplicate-parent", at: row.path, "`\(id)` is a parent twice", hint: "add up the weights")
      }
      sum += weight
      parents.append(DimensionParent(id: id, weight: weight))
    }
    if !parents.isEmpty, (sum - 1).magnitude > 1e-9 {
      problems.add("weight-sum", at: "\(node.path)/parents", "the weights add up to \(sum)", hint: "they must add up to 1")
    }
    return parents
  }

  /// One problem for each dimension that is above itself.
  ///
  /// The work grows with the number of dimensions times the number of parents.
  static func findCycles(_ dimensions: [Dimension], _ problems: inout ProblemList) {
    let parents = Dictionary(dimensions.map { ($0.id, $0.parents.map(\.id)) }, uniquingKeysWith: { first, _ in first })
    for (place, dimension) in dimensions.enumerated() {
      var reached: Set<DimensionID> = []
      var open = dimension.parents.map(\.id)
      while let next = open.popLast() {
        if reached.insert(next).inserted { open += parents[next] ?? [] }
      }
      if reached.contains(dimension.id) {
        problems.add(
          "cycle", at: "/dimensions/\(place)/parents", "`\(dimension.id)` is above itself", hint: "take one of its parents away")
      }
    }
  }
}
