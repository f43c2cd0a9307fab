package import SemeiaRecords

/// What a concept means, once, for all languages; a row of `concepts/<family>.json`.
public struct Concept: Sendable {
  /// The flag that a finding of the concept raises.
  package struct FlagRule: Hashable, Sendable {
    package var name: String
    package var level: Int?
    /// `B1` … `B4`.
    package var behavior: String?
  }

  /// What a finding of the concept says beside a flag that others raise.
  package struct FlagModifier: Hashable, Sendable {
    /// The name of the flag.
    package var flag: String
    /// `method`, `means`, `intent` …; `against` for what speaks against it, which is shown and never subtracted.
    package var kind: String
  }

  /// What reports name it by.
  public var id: ConceptID
  /// The family of its file: `distress`, `safety`, `sdoh`.
  public var family: String
  /// Its name in English, for a reader; the id where the content gives none.
  public var name: String
  /// What it means, in English; empty where the content does not say.
  public var definition: String
  /// The component of the tree that it feeds, or nil.
  public var component: ConceptID?
  /// Whether findings may count at all: context concepts never do.
  public var isCounted: Bool
  package var flag: FlagRule?
  package var modifier: FlagModifier?
  /// Where the concept is described: author and year, or the name of an instrument.
  public var references: [String] = []
}

/// What a marker means; a row of `concepts/style.json`.
public struct MarkerDefinition: Sendable {
  /// What reports name it by.
  public var id: MarkerID
  /// Its name in English, for a reader; the id where the content gives none.
  public var name: String
  /// What is counted, in English; empty where the content does not say.
  public var definition: String
  /// `words` or `sentences`.
  public var per: String
  /// Whether hits under a negation are left out.
  public var ignoresDenied: Bool
  /// Markers whose rows count for this one too.
  public var includes: [MarkerID]
  /// The name of the code that measures it (`Marker.id`): `question`, `words-per-sentence`; nil for a marker of rows.
  public var computed: String?
  /// Fewer words than this give no rate.
  public var minimumWords: Int
  /// Whether its rows have weights, as those of an imported lexicon may.
  public var isWeighted = false
  /// The studies behind it: author and year.
  public var references: [String] = []
}

/// All concepts and markers.
public struct ConceptCatalog: Sendable {
  /// In the order of their files and rows.
  public private(set) var concepts: [Concept] = []
  /// In the order of their files and rows, which is the order of reports.
  public private(set) var markers: [MarkerDefinition] = []
  package private(set) var hints: [Hint] = []
  /// The gravest first: where clusters share a member, the first one names it.
  package private(set) var clusters: [HintCluster] = []
  private var index: [String: Int] = [:]

  /// The concept of an id; nil where there is none. Takes constant time.
  public subscript(id: ConceptID) -> Concept? { index[id.description].map { concepts[$0] } }

  /// The place of a concept in ``concepts``; nil where there is none. Who asks for a part of it takes that from there: a whole concept is a dozen
  /// texts to copy.
  package func place(of id: ConceptID) -> Int? { index[id.description] }

  /// The flag that a concept raises.
  package func flag(of id: ConceptID) -> Concept.FlagRule? { index[id.description].flatMap { concepts[$0].flag } }

  /// Reads `concepts/` of a content folder.
  package static func load(_ folder: some ContentFolder, problems: inout [ContentProblem]) -> ConceptCatalog {
    var catalog = ConceptCatalog()
    for name in folder.names(in: "concepts") where name.hasSuffix(".json") {
      let path = "concepts/\(name)"
      guard let json = JSONContent.read(path, folder, problems: &problems) else { continue }
      let family = json["family"]?.string ?? ""
      for row in json["concepts"]?.array ?? [] { catalog.add(concept: row, family: family, file: path, problems: &problems) }
      for row in json["markers"]?.array ?? [] { catalog.add(marker: row, file: path, problems: &problems) }
      for row in json["hints"]?.array ?? [] { catalog.add(hint: row, file: path, problems: &problems) }
      for row in json["clusters"]?.array ?? [] { catalog.add(cluster: row, file: path, problems: &problems) }
    }
    catalog.checkClusters(&problems)
    return catalog
  }

  private mutating func add(concept row: JSONValue, family: String, file: String, problems: inout [ContentProblem]) {
    guard let text = row["id"]?.string, let id = ConceptID(text) else {
      problems.append(
        ContentProblem(file: file, code: "bad-id", message: "a concept has no valid `id`", hint: "small letters, digits, hyphens"))
      return
    }
    if index[text] != nil {
      problems.append(ContentProblem(file: file, code: "duplicate-id", message: "`\(text)` is defined twice", hint: "keep one"))
      return
    }
    let flag = row["flag"].flatMap { flag in
      flag["name"]?.string.map { Concept.FlagRule(name: $0, level: flag["level"]?.int, behavior: flag["behavior"]?.string) }
    }
    index[text] = concepts.count
    concepts.append(
      Concept(
        id: id, family: family, name: row["name"]?.string ?? text, definition: row["definition"]?.string ?? "",
        component: row["component"]?.string.map { ConceptID(unchecked: $0) }, isCounted: row["counted"]?.bool ?? true, flag: flag,
        modifier: Self.modifier(row["modifies"]), references: Self.references(row)))
  }

  private static func modifier(_ row: JSONValue?) -> Concept.FlagModifier? {
    guard let flag = row?["flag"]?.string, let kind = row?["as"]?.string else { return nil }
    return Concept.FlagModifier(flag: flag, kind: kind)
  }

  private mutating func add(marker row: JSONValue, file: String, problems: inout [ContentProblem]) {
    guard let text = row["id"]?.string, let id = MarkerID(text) else {
      problems.append(
        ContentProblem(file: file, code: "bad-id", message: "a marker has no valid `id`", hint: "small letters, digits, hyphens"))
      return
    }
    if markers.contains(where: { $0.id == id }) {
      problems.append(ContentProblem(file: file, code: "duplicate-id", message: "the marker `\(text)` is defined twice", hint: "keep one"))
      return
    }
    markers.append(
      MarkerDefinition(
        id: id, name: row["name"]?.string ?? text, definition: row["definition"]?.string ?? "", per: row["per"]?.string ?? "words",
        ignoresDenied: row["ignoresDenied"]?.bool ?? false,
        includes: (row["includes"]?.array ?? []).compactMap { $0.string.map { MarkerID(unchecked: $0) } },
        computed: row["computed"]?.string, minimumWords: row["minimumWords"]?.int ?? 50,
        isWeighted: row["unit"]?.string == "weight",
        references: Self.references(row)))
  }

  private mutating func add(hint row: JSONValue, file: String, problems: inout [ContentProblem]) {
    guard let text = row["id"]?.string, let id = ConceptID(text) else {
      problems.append(
        ContentProblem(file: file, code: "bad-id", message: "a hint has no valid `id`", hint: "`hint.` and small letters, digits, hyphens"))
      return
    }
    if hints.contains(where: { $0.id == id }) {
      problems.append(ContentProblem(file: file, code: "duplicate-id", message: "the hint `\(text)` is defined twice", hint: "keep one"))
      return
    }
    hints.append(Hint(id: id, definition: row["definition"]?.string ?? ""))
  }

  private mutating func add(cluster row: JSONValue, file: String, problems: inout [ContentProblem]) {
    let within = row["within"].map { $0.int ?? -1 } ?? 0
    if !HintCluster.distances.contains(within) {
      problems.append(
        ContentProblem(file: file, code: "bad-within", message: "`within` is no number of sentences", hint: "a whole number from 0 to 100"))
      return
    }
    let groups = (row["groups"]?.array ?? []).map { ($0.array ?? []).compactMap { $0.string.map { ConceptID(unchecked: $0) } } }
    clusters.append(
      HintCluster(
        groups: groups, within: within, concept: ConceptID(unchecked: row["concept"]?.string ?? ""),
        isWhole: row["whole"]?.bool ?? false))
  }

  /// Clusters name hints and concepts of any file, so they are looked at when all are read.
  private func checkClusters(_ problems: inout [ContentProblem]) {
    let found = Set(concepts.map(\.id))
    let members = found.union(hints.map(\.id))
    for cluster in clusters {
      let unknown = cluster.groups.joined().filter { !members.contains($0) } + [cluster.concept].filter { !found.contains($0) }
      for id in unknown {
        problems.append(
          ContentProblem(
            file: "concepts/hints.json", code: "unknown-id", message: "a cluster names `\(id)`, which is defined nowhere",
            hint: "groups hold hints and concepts; what they say together is a concept"))
      }
    }
  }

  private static func references(_ row: JSONValue) -> [String] { (row["references"]?.array ?? []).compactMap(\.string) }
}

/// Reads JSON files of content.
package enum JSONContent {
  package static func read(_ path: String, _ folder: some ContentFolder, problems: inout [ContentProblem]) -> JSONValue? {
    guard let bytes = folder.file(path) else {
      problems.append(ContentProblem(file: path, code: "missing-file", message: "the file is missing", hint: "see Docs/Formats/Content.md"))
      return nil
    }
    do throws(JSONError) {
      return try JSONReader().read(bytes)
    } catch {
      let before = bytes[..<min(error.offset, bytes.count)]
      let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
      let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
      problems.append(
        ContentProblem(
          file: path, line: line, column: column, code: "bad-json", message: "the file is no JSON: \(error.code.rawValue)",
          hint: "strict RFC 8259: no comments, no trailing commas, no key twice"))
      return nil
    }
  }
}
