/// Something wrong in a rule pack. Problems are gathered, never thrown one by one.
package struct PackProblem: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable {
    /// The pack cannot be used as it stands.
    case error
    /// It can, but somebody should look.
    case warning
  }

  package var severity: Severity
  /// Where in the pack: `rules[3].when.all[0]`; empty for the pack as a whole.
  package var path: String
  /// A short stable name: `unknown-fact`.
  package var code: String
  package var message: String
  /// What to do about it.
  package var hint: String

  init(_ path: String, _ code: String, _ message: String, _ hint: String, severity: Severity = .error) {
    self.severity = severity
    self.path = path
    self.code = code
    self.message = message
    self.hint = hint
  }
}
