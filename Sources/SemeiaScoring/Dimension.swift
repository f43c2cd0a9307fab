public import SemeiaLexicon

/// Where something belongs, and with which share.
public struct DimensionParent: Hashable, Sendable {
  /// A dimension of the tree.
  public var id: DimensionID
  /// 0 < weight ≤ 1; the weights of all parents of one child add up to 1.
  public var weight: Double

  package init(id: DimensionID, weight: Double) {
    self.id = id
    self.weight = weight
  }
}

/// A dimension of psychopathology, as the tree has it.
public struct Dimension: Hashable, Sendable {
  /// How wide it is. Length rules and the general factor ask for it.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// From the widest to the narrowest, as HiTOP has them.
    case general, superspectrum, spectrum, subfactor
  }

  /// What reports name it by.
  public var id: DimensionID
  /// Its name in English, for a reader.
  public var name: String
  /// How wide it is.
  public var level: Level
  /// Empty for a root.
  public var parents: [DimensionParent]
  /// What it means, in English.
  public var definition: String
  /// Whether the literature calls its place provisional.
  public var isProvisional: Bool
  /// Author and year of what its place rests on.
  public var references: [String]
  /// What a reader should know of its place; empty where there is nothing.
  public var note: String
}

/// A homogeneous component, such as insomnia: the smallest part of the tree that content scores know.
package struct Component: Hashable, Sendable {
  package var id: ConceptID
  /// The scale of HiTOP-SR of that name, if there is one.
  package var scale: String?
  /// Whether the component is no part of HiTOP itself.
  package var isOutsideHiTOP: Bool
  /// Never empty.
  package var parents: [DimensionParent]
  /// Whether sources disagree on its place.
  package var isDisputed: Bool
  package var note: String
}
