package import SemeiaLexicon
package import SemeiaRecords

/// A scoring model as data: every constant of the scores, each style weight with its study, and the nulls.
///
/// `hitop/models/<name>.json`; another model is another file. `Docs/Methods/Scoring.md` says where each constant comes from.
package struct ScoringModel: Hashable, Sendable {
  package let name: String
  package let version: String
  /// The version of the tree that it is made for.
  package let tree: String
  package let content: ContentRules
  /// In the order of the file, which is the order of all sums.
  package let styleWeights: [StyleWeight]
  package let style: StyleRules
  package let nulls: [NullFinding]

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - json: the file.
  ///   - path: the name of the file, for its problems.
  ///   - tree: the tree to check ids against; nil checks the file by itself.
  ///   - markers: the markers that there are; nil checks none.
  ///   - components: the component that each concept feeds; nil checks none.
  /// - Throws: all problems at once: those of a file's form, and `duplicate-weight`, `weighted-null` (a weight where the
  ///   evidence is a null), `composite`, `unknown-dimension`, `unknown-marker`, `unknown-component`, `tree-version` and
  ///   `unlisted-dimension`.
  package init(
    json: JSONValue, path: String, tree: DimensionTree? = nil, markers: Set<MarkerID>? = nil,
    components: [ConceptID: ConceptID]? = nil
  ) throws(ScoringContentError) {
    var problems = ProblemList(file: path)
    let root = ContentNode(json)
    name = root.string("name", &problems)
    version = root.string("version", &problems)
    self.tree = root.string("tree", &problems)
    content = ContentRules(root.member("content", &problems), &problems)
    style = StyleRules(root, &problems)
    styleWeights = root.array("style", &problems).map { StyleWeight($0, &problems) }
    nulls = root.array("nulls", &problems).map { NullFinding($0, &problems) }
    ModelCheck(model: self, root: root, tree: tree, markers: markers, components: components).run(&problems)
    if !problems.problems.isEmpty { throw ScoringContentError(problems.problems) }
  }

  /// Reads a model among other content, and checks it against that.
  ///
  /// - Returns: nil where it cannot be used; what is wrong is added to `problems`.
  package init?(_ json: JSONValue, file: String, tree: DimensionTree, catalog: ConceptCatalog, problems: inout [ContentProblem]) {
    let components = catalog.concepts.compactMap { concept in concept.component.map { (concept.id, $0) } }
    do throws(ScoringContentError) {
      try self.init(
        json: json, path: file, tree: tree, markers: Set(catalog.markers.map(\.id)),
        components: Dictionary(components) { first, _ in first })
    } catch {
      problems += error.problems.map(\.contentProblem)
      return nil
    }
  }

  /// The weights of a dimension, in the order of the file, without zeros.
  package func weights(of dimension: DimensionID) -> [StyleWeight] {
    styleWeights.filter { $0.dimension == dimension && $0.weight != 0 }
  }

  /// The factor by which a weight holds for a language and a genre, 0–1.
  package func transfer(_ weight: StyleWeight, tag: String, genre: String) -> Double {
    weight.transfer(tag: tag) * (style.sameGenres.contains(genre) ? 1 : style.genreTransfer)
  }
}

extension ScoringModel {
  /// What keeps a null a null.
  package enum Hold: String, Hashable, Sendable, CaseIterable {
    /// A model with the weight is not loaded, nor is one beside a catalog in which the concept feeds a component of the dimension.
    case refused
    /// The dimension has no style weight at all, and is listed as one without.
    case noWeightThere = "no weight there"
    /// Weights belong to dimensions, and none to a component.
    case noSuchPlace = "no such place"
    /// Nothing measures it, so that nothing can be checked.
    case nothing
  }

  /// What keeps a null of this model a null.
  package func hold(on null: NullFinding) -> Hold {
    if null.concept != nil || (null.feature == nil && null.marker != nil && null.dimension != nil) { return .refused }
    if let dimension = null.dimension, weights(of: dimension).isEmpty { return .noWeightThere }
    return null.component != nil && null.marker != nil ? .noSuchPlace : .nothing
  }
}
