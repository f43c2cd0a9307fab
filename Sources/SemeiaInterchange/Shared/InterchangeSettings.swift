/// What a bundle or a card says besides the report: whose program made it, in which words, and where its codes are published.
public struct InterchangeSettings: Sendable {
  /// A version that the Device states: its kind, such as `library` or `rule pack safety`, and the version or hash.
  public struct Version: Sendable, Hashable {
    /// What it is the version of.
    public var kind: String
    /// The version or hash, as text.
    public var value: String

    /// A version as a Device shows it; nothing is checked.
    public init(kind: String, value: String) {
      self.kind = kind
      self.value = value
    }
  }

  /// The start of all own addresses (code systems, value sets, extensions), without a slash at the end.
  ///
  /// The default is a reserved example address: who publishes bundles names an address of their own.
  public static let defaultBase = "https://example.org/semeia/fhir"

  /// The start of addresses in use; see ``defaultBase``.
  public var base: String

  /// The names of dimensions, concepts, flags, markers and rules.
  public var terminology: Terminology

  /// What the Device is made of; the first is the program.
  public var versions: [Version]

  /// When the report was made, a FHIR `instant`; nil says *unknown*. The library has no clock.
  public var recorded: String?

  /// A page about the program for the people who read the cards; nil for no link.
  public var about: String?

  /// The unit of the report's offsets: `scalar`, `utf16` or `utf8`.
  public var offsets: String

  /// How many cards a response has at most, from 1; what is beyond is named in the last of them.
  public var cardLimit: Int

  /// Whether cards of the urgency `now` have the indicator `critical`, for which systems interrupt their users; else `warning`. False unless who deploys
  /// the cards says otherwise.
  public var showsCritical = false

  /// Settings with defaults that claim nothing: a reserved address, no time, no link. A limit of cards below 1 becomes 1.
  public init(
    terminology: Terminology, versions: [Version] = [], base: String = InterchangeSettings.defaultBase, recorded: String? = nil,
    about: String? = nil, offsets: String = "scalar", cardLimit: Int = 3
  ) {
    self.terminology = terminology
    self.versions = versions
    self.base = base
    self.recorded = recorded
    self.about = about
    self.offsets = offsets
    self.cardLimit = max(1, cardLimit)
  }

  /// Whether a text may stand in FHIR's `instant`.
  package static func isInstant(_ text: String) -> Bool { FHIRDateTime.isInstant(text) }

  /// The unit of offsets in words.
  package var unitName: String {
    switch offsets {
    case "utf16": "UTF-16 units"
    case "utf8": "bytes of UTF-8"
    default: "Unicode scalars"
    }
  }
}
