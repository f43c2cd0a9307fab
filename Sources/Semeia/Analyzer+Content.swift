public import SemeiaDecisions
public import SemeiaScoring

extension Analyzer {
  /// The rule packs that run, in the order in which they were named. Their messages are read apart, when a rule first speaks a language.
  public var packs: [RulePack] { interpreter.packs }

  /// The dimensions that reports score, in the order of their scores.
  public var dimensions: [Dimension] { interpreter.scorer.tree.dimensions }
}
