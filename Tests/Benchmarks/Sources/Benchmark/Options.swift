import SemeiaText

/// What the command line asks for.
struct Options {
  /// Empty: every language that has examples of its own.
  var languages: [String] = []
  var rounds = 9
  var documents = 200
  /// Empty: all. Bare ICU is always measured.
  var stages: Set<Stage.Name> = []
  var texts = Texts.Mixture.all
  /// Cost by number of findings instead of by stage.
  var isByFindings = false
  /// Cost by length of one document instead.
  var isByLength = false
  /// A file of request lines to answer instead.
  var answers: String?

  static let usage = """
    USAGE: semeia-benchmark [--languages en,es] [--rounds 9] [--documents 200] [--stage \(Stage.Name.allCases.map(\.rawValue).joined(separator: ","))]
                            [--texts all|quiet] [--findings | --lengths | --answer FILE]

    Medians of CPU time, all stages in one process and in turn. A ratio is the speed of bare ICU's word breaks: 2.00 is twice as fast.
    """

  /// - Returns: nil where an option is unknown or has no such value.
  init?(_ arguments: some Collection<String>) {
    var rest = Array(arguments)[...]
    while let name = rest.popFirst() {
      if name == "--findings" || name == "--lengths" {
        if name == "--findings" { isByFindings = true } else { isByLength = true }
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      let parts = value.split(separator: ",").map(String.init)
      switch name {
      case "--languages": languages = parts
      case "--rounds":
        guard let number = Int(value), number > 0 else { return nil }
        rounds = number
      case "--documents":
        guard let number = Int(value), number > 0 else { return nil }
        documents = number
      case "--stage":
        let named = parts.compactMap(Stage.Name.init)
        guard named.count == parts.count else { return nil }
        stages = Set(named)
      case "--answer": answers = value
      case "--texts":
        guard let mixture = Texts.Mixture(rawValue: value) else { return nil }
        texts = mixture
      default: return nil
      }
    }
  }
}
