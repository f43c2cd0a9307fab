/// What kind of identifying text a pattern has found.
///
/// The raw values are what records show; they are never renamed. A type says which pattern matched, not what the text truly is.
public enum RedactionType: String, Hashable, Sendable, CaseIterable {
  /// A person's name, known by a title, an introduction, a field label, a salutation or a signature beside it.
  case name
  /// A day or a month of a year. A year alone is no date here.
  case date
  /// The number of an age over 89. Younger ages stay.
  case age
  /// A street address, or the value of an address or place field.
  case address
  /// A postal code, known by its country's form or by what stands beside it.
  case postcode
  /// A telephone or fax number, known by its form or by the words before it.
  case phone
  /// An e-mail address.
  case email
  /// A web address.
  case url
  /// An IPv4, IPv6 or hardware (MAC) address.
  case network = "network-address"
  /// `@name`.
  case username
  /// The number of a record, case, policy, license or file, known by the words before it.
  case record = "record-number"
  /// The number of an account, known by the words before it, or an IBAN (ISO 13616, mod 97).
  case account = "account-number"
  /// 13–19 digits that pass the Luhn test (ISO/IEC 7812).
  case card = "credit-card"
  /// A number that a state gives to a person; ``Redaction/scheme`` says whose form it has.
  case national = "national-identifier"

  /// The name in a tag: `[NAME-1]`.
  package var tag: String {
    switch self {
    case .name: "NAME"
    case .date: "DATE"
    case .age: "AGE"
    case .address: "ADDRESS"
    case .postcode: "POSTCODE"
    case .phone: "PHONE"
    case .email: "EMAIL"
    case .url: "URL"
    case .network: "NETWORK"
    case .username: "USERNAME"
    case .record: "RECORD"
    case .account: "ACCOUNT"
    case .card: "CARD"
    case .national: "IDENTIFIER"
    }
  }
}
