import SemeiaLexicon
import SemeiaRecords

/// Checks a model against itself, its tree, the markers and the concepts.
struct ModelCheck {
  let model: ScoringModel
  let root: ContentNode
  let tree: DimensionTree?
  let markers: Set<MarkerID>?
  let components: [ConceptID: ConceptID]?

  func run(_ problems: inout ProblemList) {
    checkWeights(&problems)
    checkComposites(&problems)
    checkNulls(&problems)
    checkTree(&problems)
  }

  private func checkWeights(_ problems: inout ProblemList) {
    for (place, weight) in model.styleWeights.enumerated() {
      let path = "/style/\(place)"
      if model.styleWeights[..<place].contains(where: { $0.dimension == weight.dimension && $0.marker == weight.marker }) {
        problems.add(
          "duplicate-weight", at: path, "`\(weight.marker)` has two weights in `\(weight.dimension)`", hint: "keep one")
      }
      checkMarker(weight.marker, path, &problems)
      checkDimension(weight.dimension, path, &problems)
    }
  }

  /// The printed standard deviations of weighted sums must follow from the weights.
  private func checkComposites(_ problems: inout ProblemList) {
    let rules = root.member("styleRules", &problems)
    let printed = rules.members("composite", &problems)
    for (key, node) in printed {
      let made = model.style.composite(model.weights(of: DimensionID(unchecked: key)).map(\.weight))
      if let value = node.json.double, (value - made).magnitude > 1e-6 {
        problems.add("composite", at: node.path, "the weights give \(made)", hint: "write what the weights give")
      }
    }
    for weight in model.styleWeights where !printed.contains(where: { $0.key == weight.dimension.description }) {
      problems.add(
        "composite", at: "\(rules.path)/composite", "`\(weight.dimension)` is missing", hint: "write what the weights give")
    }
  }

  private func checkNulls(_ problems: inout ProblemList) {
    for (place, null) in model.nulls.enumerated() {
      let path = "/nulls/\(place)"
      if let marker = null.marker { checkMarker(marker, path, &problems) }
      if let dimension = null.dimension { checkDimension(dimension, path, &problems) }
      for id in [null.component].compactMap({ $0 }) where tree.map({ $0[component: id] == nil }) == true {
        problems.add("unknown-component", at: path, "`\(id)` is no component", hint: "use an id of the tree")
      }
      if null.feature == nil, let marker = null.marker, let dimension = null.dimension,
        model.weights(of: dimension).contains(where: { $0.marker == marker })
      {
        problems.add(
          "weighted-null", at: path, "`\(marker)` has a weight in `\(dimension)`, where the evidence is a null (\(null.study))",
          hint: "leave the weight out")
      }
      // A marker can reach a component only as a concept of its name.
      if let marker = null.marker, let component = null.component, components?[ConceptID(unchecked: marker.description)] == component {
        problems.add(
          "weighted-null", at: path, "`\(marker)` feeds `\(component)`, where the evidence is a null (\(null.study))",
          hint: "take the component away from the concept")
      }
      if let concept = null.concept, let component = components?[concept],
        null.dimension.map({ tree?.weight(of: component, in: $0) != 0 }) ?? true
      {
        problems.add(
          "weighted-null", at: path, "`\(concept)` feeds `\(component)`, where the evidence is a null (\(null.study))",
          hint: "take the component away from the concept")
      }
    }
  }

  private func checkTree(_ problems: inout ProblemList) {
    guard let tree else { return }
    if tree.version != model.tree {
      problems.add("tree-version", at: "/tree", "the model is made for `\(model.tree)`", hint: "the tree is `\(tree.version)`")
    }
    let rules = root.member("styleRules", &problems)
    let unweighted = rules.strings("unweighted", &problems).map { DimensionID(unchecked: $0) }
    for (place, id) in unweighted.enumerated() {
      checkDimension(id, "\(rules.path)/unweighted/\(place)", &problems)
      if !model.weights(of: id).isEmpty {
        problems.add(
          "unlisted-dimension", at: "\(rules.path)/unweighted/\(place)", "`\(id)` has weights", hint: "take it from this list")
      }
    }
    for dimension in tree.dimensions where model.weights(of: dimension.id).isEmpty && !unweighted.contains(dimension.id) {
      problems.add(
        "unlisted-dimension", at: "\(rules.path)/unweighted", "`\(dimension.id)` has no weights and is not listed",
        hint: "say that it has none")
    }
  }

  private func checkMarker(_ id: MarkerID, _ path: String, _ problems: inout ProblemList) {
    guard let markers, !markers.contains(id) else { return }
    problems.add("unknown-marker", at: path, "`\(id)` is no marker", hint: "use an id of concepts/style.json")
  }

  private func checkDimension(_ id: DimensionID, _ path: String, _ problems: inout ProblemList) {
    guard let tree, tree[id] == nil else { return }
    problems.add("unknown-dimension", at: path, "`\(id)` is no dimension", hint: "use an id of the tree")
  }
}
