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

  /// The folder to check. One that only adds rows to languages, as `semeia import-dictionary` makes it, is checked upon what ships: by itself it
  /// is no content, and describes none of its languages.
  private static func folder(_ own: ContentDirectory, _ isShipped: Bool) -> ContentDirectory {
    let adds = own.names(in: "languages").contains { own.file("languages/\($0)/language.json") == nil }
    guard !isShipped, adds, let shipped = ShippedContent.folder else { return own }
    return ContentDirectory([shipped] + own.folders)
  }

  func run() throws {
    guard let root = content ?? ShippedContent.folder else {
      throw Process.fail(ContentError.notFound(tried: ShippedContent.candidates).description, Process.Code.configuration)
    }
    try ModelChoice.require(root)
    let own = ContentDirectory([root])
    let folder = Self.folder(own, content == nil)
    var checker: ContentChecker
    do throws(ContentError) { checker = try ContentChecker(folder, addedTo: Self.whole(content)) } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
    let tags = try (language.isEmpty ? own.names(in: "languages") : language).map { name in
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
    // What is wrong in the content beneath is no concern of the folder that was named.
    let isAddition = folder.folders.count > 1
    try report(checker, checker.problems.filter { !isAddition || own.file($0.file) != nil }, languages: tags.count)
  }

  /// What a folder is added to: rules ask for concepts, dimensions and languages that may be the shipped ones.
  private static func whole(_ content: String?) throws(ContentError) -> ContentLibrary? {
    guard let content, ShippedContent.folder != nil else { return nil }
    return try ContentLibrary.shipped(and: [content])
  }

  private func report(_ checker: ContentChecker, _ problems: [ContentProblem], languages: Int) throws {
    for problem in problems { try Output.standard.print(problem.description) }
    let errors = problems.count { $0.severity == .error }
    let examples = checker.examples.values.reduce(0, +)
    try Output.standard.print(
      "\(languages) languages, \(examples) examples, \(checker.packs.count) rule packs: "
        + "\(errors) errors, \(problems.count - errors) warnings")
    if errors > 0 || (strict && !problems.isEmpty) { throw Process.Code.configuration }
  }
}
