package import SemeiaRecords
package import SemeiaText

extension RedactionVocabulary {
  /// What readers of a redacted text must know: that its language has no table, or that nobody said which it is; nil where it has one.
  package func warning(for language: LanguageTag?) -> WarningRecord? {
    if hasTable(for: language?.description) { return nil }
    return WarningRecord(
      code: "no-redaction-content",
      message:
        "redaction has no table for this language, or none is named: the phrases of all others were looked for; expect names and dates to stay"
    )
  }
}
