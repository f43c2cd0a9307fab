import SemeiaLexicon
import SemeiaMarkers
import SemeiaText

extension ContentChecker {
  /// Checks `speech.tsv`: that its classes are known, and that every class has words or says why the language has none.
  mutating func checkSpeech(_ tag: LanguageTag, _ lexicon: Lexicon) {
    let path = "languages/\(tag)/speech.tsv"
    guard let bytes = folder.file(path) else { return }
    let classes = ClosedClasses([bytes], folder: lexicon.language.makeFolder())
    for line in classes.brokenLines {
      problems.append(
        ContentProblem(
          file: path, line: line, column: 1, code: "unknown-class", message: "no known class, or no words",
          hint: "class ⇥ words, or absent ⇥ class ⇥ reason; see Docs/Formats/Content.md"))
    }
    // An overlay adds words to the language that it extends.
    if library.overlays[tag] != nil { return }
    let missing = WordClass.allCases.filter { !classes.has($0) && classes.absent[$0] == nil }
    if missing.isEmpty { return }
    problems.append(
      ContentProblem(
        .warning, file: path, code: "missing-class", message: "no words of " + missing.map(\.rawValue).joined(separator: " "),
        hint: "write some, or say with `absent` why the language has none"))
  }
}
