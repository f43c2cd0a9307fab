import SemeiaRecords

/// Which surrogate each value of one document has. The same value always gets the same; without a key they are numbered as they come, so
/// that they say nothing of what they stand for.
struct SurrogateBook {
  let style: RedactionStyle
  let key: RedactionKey?
  /// Whose dates are shifted by the same number of days under a key.
  let subject: String
  private let vocabulary: RedactionVocabulary
  private var known: [String: String] = [:]
  private var numbers: [String: String] = [:]
  private var counts: [RedactionType: Int] = [:]
  /// The first name that held a word: `Okafor` alone is whoever was called `Ada Okafor`.
  private var bearers: [String: String] = [:]
  private var standIns: [String: String] = [:]
  private var standInCounts: [String: Int] = [:]
  private var dayShift: Int?

  init(_ style: RedactionStyle, _ key: RedactionKey?, subject: String, _ vocabulary: RedactionVocabulary) {
    self.style = style
    self.key = key
    self.subject = subject
    self.vocabulary = vocabulary
  }

  mutating func surrogate(_ find: PieceText.Find, _ text: String) -> String {
    if style == .mask { return String(repeating: "*", count: text.unicodeScalars.count) }
    var identity = find.identity ?? WordKey.fold(text)
    if find.type == .name { identity = bearer(of: text) }
    // In words a name may be written whole or in part, so that each writing has its own surrogate.
    let spelling = style == .surrogate ? "\(find.type.rawValue)\u{0}\(identity)\u{0}\(text)" : "\(find.type.rawValue)\u{0}\(identity)"
    if let known = known[spelling] { return known }
    let made = make(find, text, identity)
    known[spelling] = made
    return made
  }

  private mutating func make(_ find: PieceText.Find, _ text: String, _ identity: String) -> String {
    let number = number(find.type, identity)
    if style == .tag { return "[\(find.type.tag)-\(number)]" }
    switch find.type {
    case .name: return name(text)
    case .date: return date(find.day, identity)
    case .age: return "90"
    case .address: return "\(key == nil ? number : String(ordinal(.address, identity) % 999 + 1)) Example Street"
    case .email: return "person\(number)@example.org"
    case .username: return "@person\(number)"
    case .url: return "https://example.org/\(number)"
    case .network: return network(text, identity)
    case .phone: return FormSurrogate.phone(text, stream(find.type, identity))
    case .postcode, .record, .account, .card, .national: return FormSurrogate.code(text, stream(find.type, identity))
    }
  }

  /// The number of a value among those of its type, or its pseudonym under the key.
  private mutating func number(_ type: RedactionType, _ identity: String) -> String {
    if let key { return key.code(type.rawValue, identity).prefix(5).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
    let numbered = "\(type.rawValue)\u{0}\(identity)"
    if let known = numbers[numbered] { return known }
    counts[type, default: 0] += 1
    let number = String(counts[type] ?? 1)
    numbers[numbered] = number
    return number
  }

  private mutating func ordinal(_ type: RedactionType, _ identity: String) -> Int {
    if let key { return key.code(type.rawValue, identity).prefix(4).reduce(0) { $0 << 8 | Int($1) } }
    return Int(number(type, identity)) ?? 1
  }

  /// Bytes to make digits of: from the key and the value, or without a key from the number of the value alone.
  private mutating func stream(_ type: RedactionType, _ identity: String) -> [UInt8] {
    if let key { return key.code(type.rawValue, identity) }
    var hash = SHA256()
    hash.update(Array("\(type.rawValue)\u{0}\(number(type, identity))".utf8))
    return hash.digest()
  }

  // MARK: Names

  /// The folded name that a name stands for: of one word, the first name that had the word.
  private mutating func bearer(of text: String) -> String {
    let words = words(text).map { WordKey.fold($0) }
    if words.count == 1, let first = bearers[words[0]] { return first }
    let whole = words.joined(separator: " ")
    for word in words where bearers[word] == nil { bearers[word] = whole }
    return whole
  }

  private func words(_ text: String) -> [Substring] {
    text.split { character in !(character.isLetter || character == "'" || character == "’") }
  }

  private mutating func name(_ text: String) -> String {
    guard let first = text.unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return "Arden" }
    let script = NameScript.of(first)
    guard script == "Latn" || script == "Cyrl" else { return standIn(text, script) }
    var parts: [String] = []
    for word in words(text).prefix(4) where word.first?.isUppercase == true || parts.isEmpty {
      let standIn = standIn(String(word), script)
      parts.append(word.count == 1 ? "\(standIn.prefix(1))." : standIn)
    }
    return parts.joined(separator: " ")
  }

  private mutating func standIn(_ word: String, _ script: String) -> String {
    let list = vocabulary.standIns[script] ?? vocabulary.standIns["Latn"] ?? ["Arden"]
    let folded = "\(script)\u{0}\(WordKey.fold(word))"
    if let known = standIns[folded] { return known }
    var made: String
    if let key {
      made = list[key.code("stand-in", WordKey.fold(word)).prefix(4).reduce(0) { $0 << 8 | Int($1) } % list.count]
    } else {
      let count = standInCounts[script, default: 0]
      standInCounts[script] = count + 1
      made = list[count % list.count]
      // A list that is used up begins again with a second name behind.
      if count >= list.count { made += "-\(list[(count / list.count - 1) % list.count])" }
    }
    standIns[folded] = made
    return made
  }

  // MARK: Dates and networks

  /// Complete days keep their distances: shifted as a whole, so that the first one is 2001-01-01, or by the key's days for the subject.
  private mutating func date(_ day: CalendarDay?, _ identity: String) -> String {
    guard let day else {
      let month = ordinal(.date, identity) % 12 + 1
      return "2001-\(month < 10 ? "0" : "")\(month)"
    }
    if dayShift == nil {
      if let key {
        dayShift = -1 - key.code("date-shift", subject).prefix(4).reduce(0) { $0 << 8 | Int($1) } % 3650
      } else {
        dayShift = CalendarDay(2001, 1, 1).map { $0.number - day.number }
      }
    }
    return day.advanced(by: dayShift ?? 0).text
  }

  private mutating func network(_ text: String, _ identity: String) -> String {
    let number = ordinal(.network, identity)
    if !text.contains(":") { return "192.0.2.\(number % 254 + 1)" }
    if text.split(separator: ":", omittingEmptySubsequences: false).count == 6, !text.contains("::") {
      let last = String(number % 256, radix: 16)
      return "00:00:5e:00:53:\(last.count == 1 ? "0" : "")\(last)"
    }
    return "2001:db8::\(String(number % 65_535 + 1, radix: 16))"
  }
}

/// The script of a name, as far as stand-ins tell scripts apart.
enum NameScript {
  static func of(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x400...0x52F: "Cyrl"
    case 0x600...0x6FF: "Arab"
    case 0x900...0x97F: "Deva"
    case 0x980...0x9FF: "Beng"
    case 0xE00...0xE7F: "Thai"
    case 0x3040...0x30FF, 0xFF66...0xFF9F: "Kana"
    case 0x1100...0x11FF, 0xAC00...0xD7AF: "Hang"
    case 0x3400...0x9FFF, 0x20000...0x3FFFF: "Hani"
    default: "Latn"
    }
  }
}
