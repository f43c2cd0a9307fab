import ArgumentParser
import Semeia
import SemeiaLexicon
import SemeiaText

/// Checks all content, all problems at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks content: form, ids, reach, every example; all problems at once.")

  @Option(help: "The content folder to check; the shipped one by default.")
  var content: String?

  @Option(help: "Check this language only. May be given several times.")
  var language: [String] = []

  @Flag(help: "Warnings count as errors.")
  var strict = false

  func run() throws {
    guard let root = content ?? ShippedContent.folder else {
      throw Process.fail(ContentError.notFound(tried: ShippedContent.candidates).description, Process.Code.configuration)
    }
    try ModelChoice.require(root)
    let folder = ContentDirectory([root])
    var checker: ContentChecker
    do throws(ContentError) { checker = try ContentChecker(folder) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
    let tags = language.isEmpty ? folder.names(in: "languages") : language
    for name in tags {
      guard let tag = LanguageTag(name) else { throw ValidationError("--language takes a BCP 47 tag") }
      checker.check(tag)
    }
    if language.isEmpty {
      checker.checkShared()
      if let today = CrisisOptions.clock { checker.checkDates(today: today) }
    }
    for problem in checker.problems { try Output.standard.print(problem.description) }
    let errors = checker.problems.count { $0.severity == .error }
    let examples = checker.examples.values.reduce(0, +)
    try Output.standard.print(
      "\(tags.count) languages, \(examples) examples: \(errors) errors, \(checker.problems.count - errors) warnings")
    if errors > 0 || (strict && !checker.problems.isEmpty) { throw Process.Code.configuration }
  }
}
