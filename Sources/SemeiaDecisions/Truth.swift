/// Three-valued truth (Kleene 1952, the strong tables): what is not known is neither true nor false.
public enum Truth: Hashable, Sendable, CaseIterable {
  /// Known to hold, known not to hold, not known.
  case `true`, `false`, unknown

  /// What is known is never ``unknown``.
  public init(_ value: Bool) { self = value ? .`true` : .`false` }

  /// True becomes false and the other way round; unknown stays unknown.
  public static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .`true`: .`false`
    case .`false`: .`true`
    case .unknown: .unknown
    }
  }

  /// False if any is false; else unknown if any is unknown; else true. True for none.
  public static func all(_ values: some Sequence<Truth>) -> Truth {
    var result = Truth.`true`
    for value in values {
      if value == .`false` { return .`false` }
      if value == .unknown { result = .unknown }
    }
    return result
  }

  /// True if any is true; else unknown if any is unknown; else false. False for none.
  public static func any(_ values: some Sequence<Truth>) -> Truth {
    !all(values.map { !$0 })
  }

  /// Whether at least `count` are true; unknown where the unknown ones decide.
  public static func atLeast(_ count: Int, of values: [Truth]) -> Truth {
    let sure = values.count { $0 == .`true` }
    let open = values.count { $0 == .unknown }
    return sure >= count ? .`true` : sure + open >= count ? .unknown : .`false`
  }
}
