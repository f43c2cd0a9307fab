public import SemeiaLexicon
package import SemeiaRecords

/// A dimension of the HiTOP working model.
public struct Dimension: Sendable {
  public enum Level: String, Sendable, Hashable { case general, superspectrum, spectrum, subfactor }

  public var id: DimensionID
  public var name: String
  public var level: Level
  public var definition: String
  /// Dashed in the consortium's figure, or disputed since.
  public var isProvisional: Bool
  public var references: [String]
}

/// The tree as data: which component feeds which dimension, and with which weight. `Lexicons/hitop/tree.json`.
public struct DimensionTree: Sendable {
  public let version: String
  /// In the file's order, parents before children.
  public let dimensions: [Dimension]
  /// The components that reach a dimension, each with the product of the weights on its way, summed over ways; by id.
  private let paths: [DimensionID: [(component: ConceptID, weight: Double)]]

  /// The components of a dimension and of all below it.
  public func components(of dimension: DimensionID) -> [(component: ConceptID, weight: Double)] { paths[dimension] ?? [] }

  /// Reads the tree.
  ///
  /// - Returns: nil where it cannot be used: ids given twice, unknown parents, circles, weights of a node that do not add up to 1.
  package init?(_ json: JSONValue, file: String, problems: inout [ContentProblem]) {
    var found: [ContentProblem] = []
    func problem(_ code: String, _ message: String, _ hint: String) {
      found.append(ContentProblem(file: file, code: code, message: message, hint: hint))
    }
    version = json["version"]?.string ?? ""
    var dimensions: [Dimension] = []
    var parents: [String: [(String, Double)]] = [:]
    func readParents(_ row: JSONValue, _ id: String) -> [(String, Double)] {
      let all = (row["parents"]?.array ?? []).map { ($0["id"]?.string ?? "", $0["weight"]?.double ?? 0) }
      let sum = all.reduce(0) { $0 + $1.1 }
      if !all.isEmpty, sum < 0.999_999 || sum > 1.000_001 {
        problem("weights", "the parent weights of `\(id)` add up to \(sum)", "they share 1 among the parents")
      }
      return all
    }
    for row in json["dimensions"]?.array ?? [] {
      guard let id = row["id"]?.string, let level = row["level"]?.string.flatMap(Dimension.Level.init(rawValue:)) else {
        problem("bad-dimension", "a dimension lacks a valid `id` or `level`", "general, superspectrum, spectrum or subfactor")
        continue
      }
      if parents[id] != nil { problem("duplicate-id", "`\(id)` is defined twice", "keep one") }
      parents[id] = readParents(row, id)
      dimensions.append(
        Dimension(
          id: DimensionID(unchecked: id), name: row["name"]?.string ?? id, level: level, definition: row["definition"]?.string ?? "",
          isProvisional: row["provisional"]?.bool ?? false, references: (row["references"]?.array ?? []).compactMap(\.string)))
    }
    for (id, list) in parents.sorted(by: { $0.key < $1.key }) {
      for (parent, _) in list where parents[parent] == nil {
        problem("unknown-id", "`\(id)` has the unknown parent `\(parent)`", "name a dimension of this file")
      }
    }
    var paths: [DimensionID: [(component: ConceptID, weight: Double)]] = [:]
    for row in json["components"]?.array ?? [] {
      guard let id = row["id"]?.string else { continue }
      var reached: [String: Double] = [:]
      var pending = readParents(row, id).map { ($0.0, $0.1, 0) }
      while let (dimension, weight, depth) = pending.popLast() {
        if depth > 16 {
          problem("cycle", "`\(id)` reaches a circle of dimensions", "no dimension may be above itself")
          break
        }
        if parents[dimension] == nil { problem("unknown-id", "component `\(id)` has the unknown parent `\(dimension)`", "name a dimension") }
        reached[dimension, default: 0] += weight
        for (parent, share) in parents[dimension] ?? [] { pending.append((parent, weight * share, depth + 1)) }
      }
      for (dimension, weight) in reached.sorted(by: { $0.key < $1.key }) {
        paths[DimensionID(unchecked: dimension), default: []].append((ConceptID(unchecked: id), weight))
      }
    }
    for key in paths.keys { paths[key]?.sort { $0.component < $1.component } }
    self.dimensions = dimensions
    self.paths = paths
    problems += found
    if !found.isEmpty { return nil }
  }
}
