import SemeiaText

extension Analyzer {
  /// The last step of ``analyze(_:)`` by itself, so that it can be measured: scores and decisions of what was read.
  package func interpret(_ report: inout Report) throws(AnalysisError) { try interpreter.interpret(&report) }
}
