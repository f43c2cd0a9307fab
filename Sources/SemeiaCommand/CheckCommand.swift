import ArgumentParser
import Semeia
import SemeiaLexicon
import SemeiaText

/// Checks all content, all problems at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks content: form, ids, reach, every example; all problems at once.",
    discussion: """
      Rule packs and models of a folder are tried with the shipped content and the folder, as `semeia --content` would use them. With --language, \
      packs are checked too, and of their examples those in the languages named.
      """)

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
    do throws(ContentError) { checker = try ContentChecker(folder, addedTo: Self.whole(content)) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
    let tags = try (language.isEmpty ? folder.names(in: "languages") : language).map { name in
      guard let tag = LanguageTag(name) else { throw ValidationError("--language takes a BCP 47 tag") }
      return tag
    }
    for tag in tags { checker.check(tag) }
    if language.isEmpty {
      checker.checkShared()
      if let today = CrisisOptions.clock { checker.checkDates(today: today) }
    } else {
      checker.checkPacks(of: Set(tags.map(\.description)))
      if let today = CrisisOptions.clock { checker.checkPackDates(today: today) }
    }
    try report(checker, languages: tags.count)
  }

  /// What a folder is added to: rules ask for concepts, dimensions and languages that may be the shipped ones.
  private static func whole(_ content: String?) throws(ContentError) -> ContentLibrary? {
    guard let content, ShippedContent.folder != nil else { return nil }
    return try ContentLibrary.shipped(and: [content])
  }

  private func report(_ checker: ContentChecker, languages: Int) throws {
    for problem in checker.problems { try Output.standard.print(problem.description) }
    let errors = checker.problems.count { $0.severity == .error }
    let examples = checker.examples.values.reduce(0, +)
    try Output.standard.print(
      "\(languages) languages, \(examples) examples, \(checker.packs.count) rule packs: "
        + "\(errors) errors, \(checker.problems.count - errors) warnings")
    if errors > 0 || (strict && !checker.problems.isEmpty) { throw Process.Code.configuration }
  }
}
