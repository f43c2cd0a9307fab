/// What a phrase of `Lexicons/redaction/` says about the text beside it: the first column of those tables.
package enum CueKind: String, Sendable, CaseIterable {
  /// A name follows, if it is written with a capital: `Mrs`, `Frau`, `my brother`, `Dear`. With the value `point` (`Dr`) a point may stand between;
  /// with the value `surname` (`患者`) it must begin with a known family name.
  case title
  /// A name comes before: `先生`, `Bey`. Without spaces it must begin with a known surname; with the value `run` (`さん`) it need not.
  case titleAfter = "title-after"
  /// A name follows in any case of letters: `my name is`. The value `two` (`I'm`) asks for two words with capitals.
  case introduction
  /// A name follows a colon: `name`. The value `two` asks for two words at least, as for `patient`, which also marks turns.
  case nameField = "name-field"
  /// The name stands on the next line: `kind regards`.
  case closing
  /// Part of a name between its capitals: `van`, `de la`.
  case particle
  /// What persons do: a name with a capital comes before (`said`), or follows with the value `after` (`told`). A language that has such words
  /// also has two or three capitals in a row taken for a name.
  case nameVerb = "name-verb"
  /// Written with a capital in any text: `Catholic`. No name of itself, but it may stand within one behind another cue.
  case plainCapital = "plain-capital"
  /// No name, capital or not; it also ends one.
  case notName = "not-name"
  /// A family name that is written before the given one, without spaces: `王`, `김`, `田中`.
  case surname
  /// How a patronymic ends: `ович`. A capitalized word before it or after it belongs to the name.
  case nameSuffix = "name-suffix"
  /// Ends the word of a name: `님`, `씨`.
  case honorific
  /// A month; the value is its number.
  case month
  case weekday
  /// Between the parts of a date: `de`, `of`.
  case dateLink = "date-link"
  /// After the number of a day: `st`, `er`, `日`.
  case ordinal
  /// An era whose years count from another one: `令和`, `民國`; the value is the year before its first.
  case era
  /// An age comes before: `years old`, `岁`.
  case ageAfter = "age-after"
  /// An age follows: `aged`, `Edad`.
  case ageBefore = "age-before"
  /// The kind of street, before its name: `Calle`, `Rue`, `ул`. With the value `capital number` (`Am`) a house number must come after the name.
  case streetBefore = "street-before"
  /// The kind of street, after its name: `Street`, `Caddesi`. With the value `number` (`St`) a house number must come first.
  case streetAfter = "street-after"
  /// How the name of a street ends: `straße`.
  case streetSuffix = "street-suffix"
  /// Before a number within an address: `piso`, `No`. The value `flat` (`Apt`) says that what comes before it is an address.
  case unit
  /// An address follows a colon.
  case addressField = "address-field"
  /// The name of a place follows a colon: `city`.
  case placeField = "place-field"
  case postcodeField = "postcode-field"
  /// A country, in an address: `España`.
  case country
  /// A short code before a postcode: `IL`, `NSW`. Capitals only.
  case state
  /// A number follows: of a record, a case, a policy.
  case recordField = "record-field"
  /// A number follows: of an account.
  case accountField = "account-field"
  case phoneField = "phone-field"
  /// A number that a state gives follows: `SSN`, `passport`. The value may name a scheme (`ru-snils`), which a number that fits it then has.
  case nationalField = "national-field"
  /// Between a field and its value: `number`, `is`, `nº`.
  case link
  /// Where a postal district ends or a house number stands: `路`, `区`, `号`; the value is `area`, `street` or `house`.
  case district
}
