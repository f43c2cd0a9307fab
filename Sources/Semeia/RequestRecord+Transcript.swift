package import SemeiaRecords

extension ReportWarning {
  /// Nobody in a conversation is the subject.
  static let noSubject = ReportWarning(
    code: "no-subject", message: "no turn is the subject's, so nothing is measured; give a role \"subject\" to the turns of the person")
}

extension RequestRecord {
  /// What the request says in `x_transcript` of the file that it was made from, as warnings of its report.
  ///
  /// Whether somebody is the subject the turns say themselves: roles may have been changed since.
  package var transcriptWarnings: [ReportWarning] {
    guard let field = extensions.first(where: { $0.name == TranscriptNotes.field }) else { return [] }
    let notes = TranscriptNotes(field.json)
    let hasSubject = turns?.contains { $0.role == .subject } ?? true
    let ofSubjects = ["subject-concluded", "several-subjects"]
    var warnings = notes.doubts.compactMap { doubt -> ReportWarning? in
      if doubt.code == ReportWarning.noSubject.code || !hasSubject && ofSubjects.contains(doubt.code) { return nil }
      return doubt.message.map { ReportWarning(code: doubt.code, message: $0) }
    }
    if notes.problems > 0 {
      let message = "places of the transcript are not as its format asks; semeia convert lists them"
      warnings.append(
        ReportWarning(
          code: "transcript-problems", message: message, count: notes.problems, lines: notes.lines.isEmpty ? nil : notes.lines))
    }
    return warnings
  }
}
