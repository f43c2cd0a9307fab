import SemeiaLexicon
import SemeiaRecords
import SemeiaScoring

/// A base model with the weights of one dimension replaced, and a statement of the data behind them.
struct ModelFile {
  let base: JSONValue
  let model: ScoringModel
  let calibrator: Calibrator
  let sample: CalibrationSample

  private var dimension: String { calibrator.dimension.description }

  func json(_ made: FittedModel) -> JSONValue {
    var members: [JSONValue.Member] = []
    for member in base.members ?? [] {
      switch member.key {
      case "name": members.append(.init("name", .string(calibrator.name)))
      case "version": members.append(.init("version", .string("\(model.name)-\(model.version)+\(calibrator.statement.date)")))
      case "style": members.append(.init("style", .array(style(member.value, made))))
      case "styleRules": members.append(.init("styleRules", rules(member.value, made)))
      case "statement": break
      default: members.append(member)
      }
    }
    return .object(members + [.init("statement", statement(made))])
  }

  /// The rows of other dimensions, and the fitted ones; a weight of 0 is left out and told in the statement.
  private func style(_ rows: JSONValue, _ made: FittedModel) -> [JSONValue] {
    let others = (rows.array ?? []).filter { $0["dimension"]?.string != dimension }
    let isLarge = made.persons >= 500
    return others
      + made.weights.filter { $0.weight != 0 }.map { weight in
        .object([
          .init("dimension", .string(dimension)), .init("marker", .string(weight.marker.description)),
          .init("weight", .rounded(weight.weight)),
          .init("se", .rounded(weight.error)), .init("r", .null), .init("study", .string(calibrator.statement.corpus)),
          .init("n", .int(made.persons)), .init("effect", .string(effect(made))),
          .init("grade", .string(made.beatsChance ? isLarge ? "C" : "D" : "D")), .init("evidence", "fitted"),
          // Nobody has looked at another language.
          .init("transfer", .object([.init(sample.language, 1), .init("other", 0)])),
          .init("note", "Fitted to labeled records with its sign agreed beforehand; see `statement`."),
        ])
      }
  }

  private func effect(_ made: FittedModel) -> String {
    let name = sample.kind == .linear ? "r" : "AUC"
    let interval = made.performance.interval.map { " [\(short($0.lowerBound)), \(short($0.upperBound))]" } ?? ""
    return "all weights together: \(name) = \(short(made.performance.value))\(interval), cross-validated by person"
  }

  private func short(_ value: Double) -> String { Millionths(count: (Millionths(rounding: value * 0.001)?.count ?? 0) * 1000).description }

  private func rules(_ json: JSONValue, _ made: FittedModel) -> JSONValue {
    let weights = made.weights.map(\.weight).filter { $0 != 0 }
    var members = json.members ?? []
    for place in members.indices {
      if members[place].key == "composite" {
        var rows = (members[place].value.members ?? []).filter { $0.key != dimension }
        if !weights.isEmpty {
          rows.append(.init(dimension, JSONNumber(text: "\(model.style.composite(weights))").map(JSONValue.number) ?? .null))
        }
        members[place] = .init("composite", .object(rows))
      } else if members[place].key == "unweighted" {
        let rows = (members[place].value.array ?? []).filter { $0.string != dimension }
        members[place] = .init("unweighted", .array(weights.isEmpty ? rows + [.string(dimension)] : rows))
      }
    }
    return .object(members)
  }

  private func statement(_ made: FittedModel) -> JSONValue {
    let about = calibrator.statement
    var members: [JSONValue.Member] = [
      .init("corpus", .string(about.corpus)), .init("source", .string(about.source)), .init("license", .string(about.license)),
      .init("date", .string(about.date)), .init("label", .string(about.label)), .init("language", .string(sample.language)),
      .init("genre", .string(sample.genre)), .init("dimension", .string(dimension)), .init("persons", .int(made.persons)),
      .init("records", .int(made.cases)),
      .init(
        "method", .string("\(sample.kind.rawValue) regression on standings, signs agreed beforehand, ridge penalty by cross-validation")),
      .init("penalty", .rounded(made.penalty)), .init("folds", .int(calibrator.folds)), .init("seed", .string("\(calibrator.seed)")),
      .init("measure", .string(sample.kind == .linear ? "correlation" : "auc")), .init("performance", made.performance.json),
      .init("beatsChance", .bool(made.beatsChance)),
    ]
    members.append(
      .init(
        "against",
        .array(
          made.against.map {
            .object([
              .init("measure", .string($0.measure.description)), .init("value", .rounded($0.value)), .init("records", .int($0.cases)),
            ])
          })))
    members.append(.init("turned", .array(made.weights.filter { $0.weight == 0 }.map { .string($0.marker.description) })))
    members.append(.init("left", .array(made.left.map { .string($0.description) })))
    members.append(
      .init(
        "limits",
        "Weights of style only, for texts like these. A label is what somebody wrote down, not an illness. In other languages the weights are 0; in other groups they are untested."
      ))
    return .object(members)
  }
}
