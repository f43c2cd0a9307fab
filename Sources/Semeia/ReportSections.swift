/// The parts of a report that a caller may ask for.
public struct ReportSections: OptionSet, Hashable, Sendable {
  /// One bit for each part; the bits may change between versions, the names of ``named`` do not.
  public let rawValue: Int
  /// Takes bits as they are; those of no part have no effect.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Markers of style, and computed measures where ``speech`` is asked for.
  public static let markers = ReportSections(rawValue: 1)
  /// Concepts, counted or not.
  public static let findings = ReportSections(rawValue: 2)
  /// Scores of dimensions with their contributions.
  public static let scores = ReportSections(rawValue: 4)
  /// Safety content, with crisis contacts where a country is known.
  public static let flags = ReportSections(rawValue: 8)
  /// What rule packs say. Left out where consent to decision support is withheld.
  public static let decisions = ReportSections(rawValue: 16)
  /// The places of all tokens.
  public static let tokens = ReportSections(rawValue: 32)
  /// The text itself. Never printed unless asked for.
  public static let text = ReportSections(rawValue: 64)

  /// Computed measures of speech and structure, among the markers. Not measured unless asked for.
  public static let speech = ReportSections(rawValue: 128)

  /// Computed measures of each speaker by itself.
  public static let speakers = ReportSections(rawValue: 256)
  /// Why rules say nothing, beside `decisions`.
  public static let whyNot = ReportSections(rawValue: 512)

  /// What reports have unless something else is asked for: nothing that repeats the text.
  public static let standard: ReportSections = [.markers, .findings, .scores, .flags, .decisions]

  /// The names by which the filter's `--include` knows them.
  public static let named: [(name: String, section: ReportSections)] = [
    ("markers", .markers), ("findings", .findings), ("scores", .scores), ("flags", .flags), ("decisions", .decisions),
    ("tokens", .tokens), ("text", .text), ("speech", .speech), ("speakers", .speakers), ("why-not", .whyNot),
  ]

  /// - Returns: nil where a name is unknown.
  public init?(names: [String]) {
    self = []
    for name in names {
      guard let known = Self.named.first(where: { $0.name == name }) else { return nil }
      insert(known.section)
    }
  }
}
