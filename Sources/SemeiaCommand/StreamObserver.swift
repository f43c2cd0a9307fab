import Semeia

/// What is told on standard error while the filter runs: nothing unless asked, and never a word of a text.
struct StreamObserver: Sendable {
  /// How much is logged, as one line of JSON each.
  enum LogLevel: String, Sendable, CaseIterable {
    /// Nothing.
    case none
    /// Each line that was answered with an error: its number and code.
    case error
    /// Also abstentions and withheld records, and the start and end of the stream.
    case info

    func covers(_ level: LogLevel) -> Bool { self == .info || self == level }
  }

  var level = LogLevel.none
  var progress: ProgressLine?

  func started(jobs: Int) {
    if level == .info { Process.note(#"{"level":"info","event":"start","jobs":\#(jobs)}"#) }
  }

  /// A line was answered.
  func answered(_ outcome: RecordFilter.Outcome, line: Int) {
    switch outcome {
    case .ok: break
    case .error: if level != .none { Process.note(#"{"level":"error","event":"error-record","line":\#(line)}"#) }
    case .abstained: if level == .info { Process.note(#"{"level":"info","event":"abstained","line":\#(line)}"#) }
    case .withheld: if level == .info { Process.note(#"{"level":"info","event":"withheld","line":\#(line)}"#) }
    }
  }

  func ended(_ tally: FilterTally) {
    if level == .info { Process.note(#"{"level":"info","event":"end","tally":\#(tally.line)}"#) }
  }
}
