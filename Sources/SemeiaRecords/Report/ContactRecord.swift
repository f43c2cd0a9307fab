/// A crisis contact of a country: an element of `contacts`, which a report has where a flag was raised and the country is known.
///
/// Whether a number answers is known to nobody here: `status` says only how the entry came to be, and whether it is past its date.
public struct ContactRecord: Sendable, Hashable {
  /// How far an entry can be relied upon.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// A page that is named says so, and the entry is within its date. Nobody called.
    case sourced
    /// No page was found, the entry is past its date, or no day was given to compare its date with.
    case unverified
  }

  /// Two capital letters, ISO 3166-1.
  public var country: String
  /// `emergency`, `crisis-line`, `text-line` or `web`.
  public var kind: String
  /// A telephone number as one dials it in the country, or an address.
  public var contact: String
  /// What the service is called, in the language of its country.
  public var name: String
  /// `24/7`, `10:00-24:00`, `unknown` …
  public var hours: String
  /// Language tags; empty where nothing is known of them.
  public var languages: [String]
  /// How far the entry can be relied upon.
  public var status: Status
  /// Why it is unverified: `no-source`, `past-date` or `no-date`; nil where it is not.
  public var reason: String?
  /// The page; nil where there is none.
  public var source: String?
  /// The day on which the page was read; nil where there is none.
  public var verified: String?
  /// The last day on which the entry counts as sourced.
  public var validUntil: String?
  /// What a caller should know, such as whom it is for; nil where there is nothing.
  public var note: String?

  /// An entry as given; that status and dates fit each other is for the caller to see to.
  public init(
    country: String, kind: String, contact: String, name: String, hours: String, languages: [String], status: Status,
    reason: String? = nil, source: String? = nil, verified: String? = nil, validUntil: String? = nil, note: String? = nil
  ) {
    self.country = country
    self.kind = kind
    self.contact = contact
    self.name = name
    self.hours = hours
    self.languages = languages
    self.status = status
    self.reason = reason
    self.source = source
    self.verified = verified
    self.validUntil = validUntil
    self.note = note
  }

  /// Why an entry is unverified, for a reader.
  package static func words(_ reason: String?, validUntil: String?) -> String {
    switch reason {
    case "past-date": "its date has passed" + (validUntil.map { " (\($0))" } ?? "")
    case "no-date": "the day of reading is not known, so its date cannot be checked"
    case "no-source": "no page was found that gives it"
    default: reason ?? "no reason is given"
    }
  }

  init(_ value: RecordValue) throws(RecordError) {
    country = try value.string("country")
    kind = try value.string("kind")
    contact = try value.string("contact")
    name = try value.string("name")
    hours = try value.string("hours")
    languages = try value.array("languages") { tag throws(RecordError) in try tag.string() }
    status = try value.member("status") { status throws(RecordError) in try status.word() }
    reason = try value.string(ifPresent: "reason")
    source = try value.string(ifPresent: "source")
    verified = try value.string(ifPresent: "verified")
    validUntil = try value.string(ifPresent: "validUntil")
    note = try value.string(ifPresent: "note")
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("country", country)
    writer.field("kind", kind)
    writer.field("contact", contact)
    writer.field("name", name)
    writer.field("hours", hours)
    writer.field("languages", languages) { tag, writer in writer.string(tag) }
    writer.field("status", status.rawValue)
    writer.field("reason", reason)
    writer.field("source", source)
    writer.field("verified", verified)
    writer.field("validUntil", validUntil)
    writer.field("note", note)
    writer.endObject()
  }
}
