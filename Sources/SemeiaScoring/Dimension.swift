public import SemeiaLexicon

/// Where something belongs, and with which share.
public struct DimensionParent: Hashable, Sendable {
  public var id: DimensionID
  /// 0 < weight ≤ 1; the weights of all parents of one child add up to 1.
  public var weight: Double

  public init(id: DimensionID, weight: Double) {
    self.id = id
    self.weight = weight
  }
}

/// A dimension of psychopathology, as the tree has it.
public struct Dimension: Hashable, Sendable {
  /// How wide it is. Length rules and the general factor ask for it.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    case general, superspectrum, spectrum, subfactor
  }

  public var id: DimensionID
  public var name: String
  public var level: Level
  /// Empty for a root.
  public var parents: [DimensionParent]
  public var definition: String
  /// Whether the literature calls its place provisional.
  public var isProvisional: Bool
  public var references: [String]
  public var note: String
}

/// A homogeneous component, such as insomnia: the smallest part of the tree that content scores know.
public struct Component: Hashable, Sendable {
  public var id: ConceptID
  /// The scale of HiTOP-SR of that name, if there is one.
  public var scale: String?
  /// Whether the component is no part of HiTOP itself.
  public var isOutsideHiTOP: Bool
  /// Never empty.
  public var parents: [DimensionParent]
  /// Whether sources disagree on its place.
  public var isDisputed: Bool
  public var note: String
}
