/// A kind of words that say nothing by themselves and may together: a rope in the shed, an unnamed act, affairs that are settled; a whole cake, and
/// that one could not stop.
///
/// A row of `concepts/hints.json`. Languages have rows for hints in `hints.tsv`. A hint is no concept: it is never a finding, enters no
/// score and raises no flag unless a ``HintCluster`` joins it with others.
package struct Hint: Sendable {
  /// `hint.means`.
  package var id: ConceptID
  package var definition: String
}

/// Hints that stand close together and so say what none of them says alone; a row of `concepts/hints.json`.
///
/// "The rope is in the garage" is a hint, and so is "by Sunday I'm gone". Together they are a finding of ``concept``, in whatever order they stand.
package struct HintCluster: Sendable {
  /// One member of each group is needed. Members are hints and concepts, at least one of them a hint.
  package var groups: [[ConceptID]]
  /// How many sentences may lie between the first of two members and the other, 0 for the same sentence.
  package var within: Int
  /// What the members are found to say.
  package var concept: ConceptID
  /// Whether there is one finding, from the first of two members to the end of the other. Else there is one at each member, marked ambiguous:
  /// everyday words can meet so by chance.
  package var isWhole: Bool

  /// How many ``within`` may be.
  static let distances = 0...100

  package init(groups: [[ConceptID]], within: Int, concept: ConceptID, isWhole: Bool = false) {
    self.groups = groups
    self.within = within
    self.concept = concept
    self.isWhole = isWhole
  }
}
