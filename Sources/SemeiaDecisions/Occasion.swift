public import SemeiaRecords

/// What the caller says of a record besides its text: who and when, what was agreed to, and what was found before.
///
/// Rules see each as a fact, and what was not said as unknown.
public struct Occasion: Hashable, Sendable {
  /// Whether the record names a person; only a pseudonym is ever given.
  public var hasSubject = false
  /// The day of the text; nil where the caller does not say. It is never taken from a clock.
  public var date: CalendarDate?
  /// Two capital letters, ISO 3166-1.
  public var country: String?
  /// What the person agreed to; nil where nothing was said, and then rules do not know.
  public var consent: ConsentRecord?
  /// By name; see ``RulePack/context``.
  public var context: [String: Fact.Value] = [:]
  /// All that the caller knows of earlier days, nil where nothing was said of it. Days after the record's own are ignored.
  public var history: [Entry]?

  /// What was found in an earlier record.
  public struct Entry: Hashable, Sendable {
    /// The day of the earlier record.
    public var date: CalendarDate
    /// What was found, by the names of facts (``FactName``); what is not named is unknown.
    public var facts: [String: Fact.Value]

    /// An earlier record of the same person. Names that are no facts are never asked for.
    public init(date: CalendarDate, facts: [String: Fact.Value]) {
      self.date = date
      self.facts = facts
    }
  }

  /// Nothing is known.
  public init() {}

  /// What a request says besides its text. A date of a form that is not read becomes nil.
  public init(_ request: RequestRecord) {
    hasSubject = request.subject != nil
    date = request.date.flatMap { CalendarDate($0) }
    country = request.country
    consent = request.consent
    context = Self.values(request.context)
    history = request.history.map(Self.entries)
  }

  /// The fields of an example of a pack, which are named as in requests.
  init(_ json: JSONValue) {
    hasSubject = json["subject"] != nil
    date = json["date"]?.string.flatMap { CalendarDate($0) }
    country = json["country"]?.string
    consent = json["consent"].map { consent in
      ConsentRecord(
        analysis: consent["analysis"]?.bool ?? false, decisionSupport: consent["decisionSupport"]?.bool ?? false,
        export: consent["export"]?.bool ?? false)
    }
    context = Self.values(json["context"])
    history = json["history"].map(Self.entries)
  }

  /// Whether nothing was said at all.
  public var isEmpty: Bool { self == Occasion() }

  /// The earlier records of so many days before this one, the latest first; of one day in the order in which they were named.
  package func earlier(days: Int) -> EarlierRecords {
    guard hasSubject else { return .unknown("no-subject") }
    guard let today = date?.dayNumber else { return .unknown("no-date") }
    guard let history else { return .unknown("no-history") }
    let records = history.enumerated().map {
      (order: $0.offset, record: EarlierRecord(daysAgo: today - $0.element.date.dayNumber, facts: $0.element.facts))
    }
    let inWindow = records.filter { 0...days ~= $0.record.daysAgo }
    return .records(inWindow.sorted { ($0.record.daysAgo, $0.order) < ($1.record.daysAgo, $1.order) }.map(\.record))
  }

  private static func values(_ json: JSONValue?) -> [String: Fact.Value] {
    var values: [String: Fact.Value] = [:]
    for member in json?.members ?? [] { values[member.key] = Fact.Value(member.value) }
    return values
  }

  private static func entries(_ json: JSONValue) -> [Entry] {
    (json.array ?? []).compactMap { entry in
      entry["date"]?.string.flatMap { CalendarDate($0) }.map { Entry(date: $0, facts: values(entry["facts"])) }
    }
  }
}
