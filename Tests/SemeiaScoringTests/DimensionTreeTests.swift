import SemeiaLexicon
import SemeiaRecords
import Testing

@testable import SemeiaScoring

@Suite struct DimensionTreeTests {
  @Test func theShippedTreeIsRead() throws {
    let tree = try Fixtures.tree()
    #expect(tree.dimensions.count == 18)
    #expect(tree.components.count == 99)
    #expect(tree.dimensions.first?.id == "general")
    #expect(tree["mania"]?.parents.map(\.weight) == [0.5, 0.5])
    #expect(tree["nothing"] == nil)
    #expect(tree.components(of: "nothing").isEmpty)
  }

  @Test func weightsAreProductsAddedUpOverAllWays() throws {
    let tree = try Fixtures.tree()
    #expect(tree.weight(of: "insomnia", in: "distress") == 1)
    #expect(tree.weight(of: "insomnia", in: "general") == 1)
    #expect(tree.weight(of: "insomnia", in: "fear") == 0)
    // Half fear, half detachment: half internalizing, half psychosis, whole general.
    #expect(tree.weight(of: "social-anxiety", in: "fear") == 0.5)
    #expect(tree.weight(of: "social-anxiety", in: "internalizing") == 0.5)
    #expect(tree.weight(of: "social-anxiety", in: "psychosis") == 0.5)
    #expect(tree.weight(of: "social-anxiety", in: "general") == 1)
    // Both ways lead to internalizing.
    #expect(tree.weight(of: "trauma-reactions", in: "internalizing") == 1)
    #expect(tree.weight(of: "aggression", in: "externalizing") == 1)
    #expect(tree.weight(of: "perfectionism", in: "externalizing") == 0)
  }

  @Test func everyComponentReachesItsRootsWhole() throws {
    let tree = try Fixtures.tree()
    let roots = tree.dimensions.filter { $0.parents.isEmpty }.map(\.id)
    #expect(roots == ["general", "anankastia"])
    for component in tree.components {
      #expect(roots.reduce(0) { $0 + tree.weight(of: component.id, in: $1) } == 1)
    }
  }

  static let broken: [(JSONValue, [String])] = [
    ([:], ["missing-field", "missing-field", "missing-field"]),
    (tree([("a", [("b", 1)])], [("x", [("a", 1)])]), ["unknown-parent"]),
    (tree([("a", []), ("a", [])], [("x", [("a", 1)])]), ["duplicate-id"]),
    (tree([("a", [])], [("x", [("a", 1)]), ("x", [("a", 1)])]), ["duplicate-id"]),
    (tree([("a", [])], [("x", [])]), ["no-parent"]),
    (tree([("a", []), ("b", [])], [("x", [("a", 0.5), ("b", 0.4)])]), ["weight-sum"]),
    (tree([("a", [])], [("x", [("a", 0.5), ("a", 0.5)])]), ["duplicate-parent"]),
    (tree([("a", [])], [("x", [("a", 2)])]), ["out-of-range", "weight-sum"]),
    (tree([("a", [("b", 1)]), ("b", [("a", 1)]), ("c", [("a", 1)])], [("x", [("c", 1)])]), ["cycle", "cycle"]),
    (tree([("A", [])], [("x", [("A", 1)])]), ["bad-id", "bad-id"]),
    // All at once.
    (
      tree([("a", [("z", 1)])], [("x", [("a", 0.5)]), ("x", [("y", 1)])]),
      ["unknown-parent", "weight-sum", "duplicate-id", "unknown-parent"]
    ),
  ]

  @Test(arguments: broken) func whatIsWrongIsNamedAtOnce(_ json: JSONValue, _ codes: [String]) throws {
    let error = #expect(throws: ScoringContentError.self) { try DimensionTree(json: json, path: "t.json") }
    #expect(error?.problems.map(\.code) == codes)
    #expect(error?.problems.allSatisfy { $0.file == "t.json" && !$0.hint.isEmpty && !$0.message.isEmpty } == true)
  }

  @Test func problemsHavePlaces() throws {
    let json = Self.tree([("a", [])], [("x", [("a", 1)]), ("y", [("b", 1)])])
    let error = #expect(throws: ScoringContentError.self) { try DimensionTree(json: json, path: "t.json") }
    #expect(error?.problems.map(\.path) == ["/components/1/parents/0"])
    #expect(error?.problems.first?.contentProblem.message == "/components/1/parents/0: `b` is no dimension")
  }

  private static func tree(_ dimensions: [(String, [(String, Double)])], _ components: [(String, [(String, Double)])])
    -> JSONValue
  {
    func parents(_ list: [(String, Double)]) -> JSONValue {
      .array(list.map { ["id": .string($0.0), "weight": .decimal(Millionths(rounding: $0.1) ?? .zero)] })
    }
    return [
      "version": "1",
      "dimensions": .array(
        dimensions.map { ["id": .string($0.0), "name": "n", "level": "spectrum", "parents": parents($0.1), "definition": "d"] }),
      "components": .array(components.map { ["id": .string($0.0), "parents": parents($0.1)] }),
    ]
  }
}
