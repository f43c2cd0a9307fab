import SemeiaDecisions
import SemeiaLexicon
package import SemeiaRecords
import SemeiaText

extension ContentChecker {
  /// Checks what all languages share: redaction, crisis contacts, models, norms, and the rule packs with their examples.
  package mutating func checkShared() {
    checkRedaction()
    problems += CrisisRegistry(folder, isStrict: true).problems
    for name in folder.names(in: "hitop/models") where name.hasSuffix(".json") { checkModel(String(name.dropLast(5))) }
    checkNorms()
    checkPacks()
    problems.sort()
  }

  /// Says which norms were counted with other rows than the language has now.
  mutating func checkNorms() {
    for tag in library.languages {
      for norm in ContentHash.norms(tag, in: folder) where norm.isOutdated {
        problems.append(
          ContentProblem(
            .warning, file: "norms/\(tag)/\(norm.name).json", code: "norm-outdated",
            message: "the norm was counted with other rows than \(tag) has now", hint: "count again with `semeia norms build`"))
      }
    }
  }

  /// Checks what depends on the day: whether crisis contacts are past their date.
  package mutating func checkDates(today: CalendarDate) {
    problems += CrisisRegistry(folder).expired(today: today)
    checkPackDates(today: today)
  }

  private mutating func checkModel(_ model: String) {
    do throws(ContentError) { _ = try Analyzer(content: whole, model: model, packs: []) } catch {
      if case .invalid(let found) = error { problems += found } else { problems.append(Self.unusable(model, error)) }
    }
  }

  static func unusable(_ model: String, _ error: ContentError) -> ContentProblem {
    ContentProblem(
      file: "hitop/models/\(model).json", code: "unreadable", message: error.description, hint: "nothing could be run with this model")
  }
}
