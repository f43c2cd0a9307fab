public import SemeiaLexicon
public import SemeiaRedaction

extension RedactionVocabulary {
  /// The tables in the folder `redaction/` of content. Empty where there is none; rows that cannot be used are left out.
  public init(_ folder: any ContentFolder) {
    self.init(
      folder.names(in: "redaction").compactMap { name in folder.file("redaction/\(name)").map { (name: name, bytes: $0) } })
  }
}

extension ContentChecker {
  /// Checks the tables of pattern redaction.
  mutating func checkRedaction() {
    problems += RedactionVocabulary(folder).problems.map { problem in
      ContentProblem(
        file: "redaction/\(problem.file)", line: problem.line, column: 1, code: problem.code, message: problem.message,
        hint: "a kind of cue, a phrase and what the kind asks for; rows sorted: LC_ALL=C sort -u")
    }
  }
}
