import Semeia
import SemeiaText
import Testing

/// Content tests itself: every example of every language and rule pack runs through the real pipeline.
@Suite struct ContentTests {
  @Test func everyLanguageIsSound() throws {
    let library = try ContentLibrary.shipped()
    var checker = try ContentChecker(library.folder)
    for tag in library.languages { checker.check(tag) }
    let errors = checker.problems.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(5).map(\.description).joined(separator: "\n"))")
    for tag in library.languages {
      let enough = library.overlays[tag] == nil ? 50 : 4
      #expect((checker.examples[tag] ?? 0) > enough, "\(tag) has too few examples")
    }
  }

  @Test func sharedContentIsSound() throws {
    var checker = try ContentChecker(ContentLibrary.shipped().folder)
    checker.checkShared()
    let errors = checker.problems.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.prefix(5).map(\.description).joined(separator: "\n"))")
  }
}
