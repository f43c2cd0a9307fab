package import SemeiaLexicon

/// How much the study behind a weight can bear.
package enum EvidenceGrade: String, Hashable, Sendable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  /// Not usable; its weight is 0.
  case x = "X"
}

/// The weight of a marker in a dimension, with the study behind it.
package struct StyleWeight: Hashable, Sendable {
  package var dimension: DimensionID
  package var marker: MarkerID
  /// In units of a correlation, after shrinkage and discount for quality; −1 to 1.
  package var weight: Double
  /// Its standard error.
  package var error: Double
  /// The published correlation; nil where none could be taken from the study.
  package var r: Double?
  package var study: String
  /// How many persons (or what the note says) it is about.
  package var n: Int?
  /// What was found, in the study's terms.
  package var effect: String
  package var grade: EvidenceGrade
  /// The rows of the evidence table.
  package var evidence: String
  /// What share of the weight holds in a language, 0–1: by tag or primary subtag, in the order of the file; `other` for the rest.
  package var transfers: [Transfer]
  package var note: String

  package struct Transfer: Hashable, Sendable {
    package var language: String
    package var factor: Double
  }

  /// The share of the weight that holds in a language, by its whole tag, else its primary subtag, else `other`.
  package func transfer(tag: String) -> Double {
    let primary = String(tag.prefix { $0 != "-" })
    for name in [tag, primary, "other"] {
      if let found = transfers.first(where: { $0.language == name }) { return found.factor }
    }
    return 0
  }

  init(_ node: ContentNode, _ problems: inout ProblemList) {
    dimension = node.id("dimension", as: DimensionID.self, &problems)
    marker = node.id("marker", as: MarkerID.self, &problems)
    weight = node.double("weight", in: -1...1, &problems)
    error = node.double("se", in: 0...1, &problems)
    r = node.double(ifPresent: "r", in: -1...1, &problems)
    study = node.string("study", &problems)
    n = node.int(ifPresent: "n", atLeast: 1, &problems)
    effect = node.string("effect", &problems)
    let grade = node.string("grade", &problems)
    if !grade.isEmpty, EvidenceGrade(rawValue: grade) == nil {
      problems.add("bad-grade", at: "\(node.path)/grade", "`\(grade)` is no grade", hint: "A, B, C, D or X")
    }
    self.grade = EvidenceGrade(rawValue: grade) ?? .x
    if grade == EvidenceGrade.x.rawValue, weight != 0 {
      problems.add("weighted-null", at: "\(node.path)/weight", "grade X has a weight", hint: "write 0, or take the row away")
    }
    evidence = node.string("evidence", &problems)
    transfers = node.members("transfer", &problems).map { key, value in
      Transfer(language: key, factor: value.double(in: 0...1, &problems))
    }
    if !transfers.contains(where: { $0.language == "other" }) {
      problems.add(
        "missing-field", at: "\(node.path)/transfer", "`other` is missing", hint: "say what holds in any other language")
    }
    note = node.string(ifPresent: "note", &problems) ?? ""
  }
}

/// What was looked for and not found: it keeps weights away.
package struct NullFinding: Hashable, Sendable {
  /// The marker; nil where a feature is no marker of ours.
  package var marker: MarkerID?
  package var feature: String?
  package var dimension: DimensionID?
  package var component: ConceptID?
  package var concept: ConceptID?
  package var evidence: String
  /// Such as `A-null`.
  package var grade: String
  package var study: String
  package var n: Int?
  package var note: String

  init(_ node: ContentNode, _ problems: inout ProblemList) {
    marker = node.id(ifPresent: "marker", as: MarkerID.self, &problems)
    feature = node.string(ifPresent: "feature", &problems)
    dimension = node.id(ifPresent: "dimension", as: DimensionID.self, &problems)
    component = node.id(ifPresent: "component", as: ConceptID.self, &problems)
    concept = node.id(ifPresent: "concept", as: ConceptID.self, &problems)
    evidence = node.string("evidence", &problems)
    grade = node.string("grade", &problems)
    study = node.string("study", &problems)
    n = node.int(ifPresent: "n", atLeast: 1, &problems)
    note = node.string(ifPresent: "note", &problems) ?? ""
  }
}
