public import SemeiaRecords

extension Terminology {
  /// Makes the code systems from files of the content folder, as `Docs/Formats/Content.md` describes them. A file of another form adds
  /// nothing: checking content is not done here.
  ///
  /// - Parameters:
  ///   - tree: `hitop/tree.json`.
  ///   - concepts: the files of `concepts/`, in their order.
  ///   - packs: the files `rules/<pack>/pack.json`, in their order.
  public init(version: String, tree: JSONValue, concepts: [JSONValue], packs: [JSONValue] = []) {
    var byName: [Name: [Code]] = Self.fixed
    byName[.dimensions] = Self.dimensions(tree)
    byName[.concepts] = concepts.flatMap(Self.concepts)
    byName[.markers] = concepts.flatMap(Self.markers)
    byName[.flags] = Self.flags(concepts)
    byName[.rules] = packs.flatMap(Self.rules)
    self.init(
      version: version,
      systems: Name.allCases.map { name in
        System(name: name, title: Self.titles(name).title, description: Self.titles(name).description, codes: byName[name] ?? [])
      })
  }

  private static func dimensions(_ tree: JSONValue) -> [Code] {
    (tree["dimensions"]?.array ?? []).compactMap { row in
      guard let id = row["id"]?.string else { return nil }
      let note = row["note"]?.string ?? ""
      return Code(
        id, row["name"]?.string ?? id, [row["definition"]?.string ?? "", note].filter { !$0.isEmpty }.joined(separator: " "),
        parents: (row["parents"]?.array ?? []).compactMap { $0["id"]?.string },
        properties: row["level"]?.string.map { [Property("level", $0)] } ?? [])
    }
  }

  private static func concepts(_ file: JSONValue) -> [Code] {
    let family = file["family"]?.string ?? ""
    return (file["concepts"]?.array ?? []).compactMap { row in
      guard let id = row["id"]?.string else { return nil }
      var properties = [Property("family", family)]
      if let kind = file["kind"]?.string { properties.append(Property("kind", kind)) }
      return Code(id, row["name"]?.string ?? id, row["definition"]?.string ?? "", properties: properties)
    }
  }

  private static func markers(_ file: JSONValue) -> [Code] {
    (file["markers"]?.array ?? []).compactMap { row in
      guard let id = row["id"]?.string else { return nil }
      return Code(
        id, row["name"]?.string ?? id, row["definition"]?.string ?? "",
        properties: row["per"]?.string.map { [Property("per", $0)] } ?? [])
    }
  }

  /// The flags that concepts raise, and those that are made of several; each once, sorted.
  private static func flags(_ files: [JSONValue]) -> [Code] {
    var sources: [String: [String]] = [:]
    var notes: [String: String] = [:]
    for file in files {
      for concept in file["concepts"]?.array ?? [] {
        guard let flag = concept["flag"]?["name"]?.string, let id = concept["id"]?.string else { continue }
        sources[flag, default: []].append(id)
      }
      for row in file["flags"]?.array ?? [] {
        guard let flag = row["flag"]?.string else { continue }
        sources[flag, default: []] += []
        notes[flag] = row["note"]?.string
      }
    }
    return sources.keys.sorted().map { flag in
      let concepts = (sources[flag] ?? []).joined(separator: ", ")
      let made = concepts.isEmpty ? "" : " Raised by: \(concepts)."
      return Code(
        flag, sentence(flag), "What was said, not a risk." + made + (notes[flag].map { " \($0)" } ?? ""),
        properties: (sources[flag] ?? []).map { Property("raised-by", $0) })
    }
  }

  private static func rules(_ pack: JSONValue) -> [Code] {
    guard let name = pack["id"]?.string else { return [] }
    return (pack["rules"]?.array ?? []).compactMap { rule in
      guard let id = rule["id"]?.string else { return nil }
      return Code(
        "\(name).\(id)", rule["summary"]?["en"]?.string ?? sentence(id), rule["rationale"]?.string ?? "",
        properties: [Property("pack", name)] + (rule["urgency"]?.string.map { [Property("urgency", $0)] } ?? []))
    }
  }

  /// `acute-mania` → `Acute mania`.
  private static func sentence(_ id: String) -> String {
    let words = String(id.map { $0 == "-" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
