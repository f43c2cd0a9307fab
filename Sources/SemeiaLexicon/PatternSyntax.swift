/// A pattern as it is written, see `Docs/Formats/Content.md`.
package struct PatternSyntax: Hashable, Sendable {
  /// One thing in a row of things.
  package indirect enum Item: Hashable, Sendable {
    /// A literal run without spaces, with the `*` it may begin or end with.
    case literal([UInt8], anyBefore: Bool, anyAfter: Bool)
    case formClass(String)
    case group([[Item]], isOptional: Bool)
    case gap(Int, Int)
  }

  package var items: [Item]

  /// The largest gap a pattern may have, in units.
  package static let largestGap = 8
}

/// What is wrong with a pattern, and at which byte of it.
package struct PatternError: Error, Hashable, Sendable {
  package var code: String
  package var message: String
  package var hint: String
  package var offset: Int
}

/// Reads the pattern language. Linear in the length; groups nest at most four deep.
package struct PatternParser {
  private let text: [UInt8]
  private var at = 0

  package static func parse(_ text: [UInt8]) throws(PatternError) -> PatternSyntax {
    var parser = PatternParser(text)
    let items = try parser.sequence(depth: 0)
    if parser.at < parser.text.count { throw parser.error("unbalanced", "a `)` or `|` without its `(`", "write `(a|b)`") }
    // A gap or an optional part at an end adds nothing to the shortest match.
    let core = items.drop(while: isLoose).reversed().drop(while: isLoose).reversed()
    if core.isEmpty { throw parser.error("empty-pattern", "the pattern holds no word that must be there", "write at least one word") }
    return PatternSyntax(items: Array(core))
  }

  private init(_ text: [UInt8]) { self.text = text }

  private static func isLoose(_ item: PatternSyntax.Item) -> Bool {
    switch item {
    case .gap: true
    case .group(_, let isOptional): isOptional
    default: false
    }
  }

  private func error(_ code: String, _ message: String, _ hint: String) -> PatternError {
    PatternError(code: code, message: message, hint: hint, offset: at)
  }

  private mutating func sequence(depth: Int) throws(PatternError) -> [PatternSyntax.Item] {
    var items: [PatternSyntax.Item] = []
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: " "): at += 1
      case UInt8(ascii: ")"), UInt8(ascii: "|"): return items
      case UInt8(ascii: "("): items.append(try group(depth: depth))
      case UInt8(ascii: "_"): items.append(try gap(depth: depth))
      case UInt8(ascii: "@"): items.append(try formClass())
      case UInt8(ascii: "?"): throw error("stray-question-mark", "`?` without a group before it", "write `(word)?`")
      default: items.append(try literal())
      }
    }
    return items
  }

  private mutating func group(depth: Int) throws(PatternError) -> PatternSyntax.Item {
    if depth >= 4 { throw error("too-deep", "groups nest more than four deep", "use a class in forms.tsv") }
    at += 1
    var alternatives: [[PatternSyntax.Item]] = []
    while true {
      let alternative = try sequence(depth: depth + 1)
      if alternative.isEmpty { throw error("empty-alternative", "an alternative is empty", "write `(a|b)?` where it may be absent") }
      alternatives.append(alternative)
      guard at < text.count else { throw error("unbalanced", "a `(` without its `)`", "close the group") }
      at += 1
      if text[at - 1] == UInt8(ascii: ")") { break }
    }
    let isOptional = at < text.count && text[at] == UInt8(ascii: "?")
    if isOptional { at += 1 }
    return .group(alternatives, isOptional: isOptional)
  }

  private mutating func gap(depth: Int) throws(PatternError) -> PatternSyntax.Item {
    if depth > 0 { throw error("gap-in-group", "a gap inside a group", "put the gap outside, or write two rows") }
    at += 1
    guard at < text.count, text[at] == UInt8(ascii: "{") else { return .gap(1, 1) }
    at += 1
    let low = number()
    guard let low, at < text.count, text[at] == UInt8(ascii: ",") else {
      throw error("bad-gap", "a gap is written `_{0,3}`", "two numbers between braces")
    }
    at += 1
    let high = number()
    guard let high, at < text.count, text[at] == UInt8(ascii: "}"), low <= high, high > 0, high <= PatternSyntax.largestGap else {
      throw error("bad-gap", "a gap is written `_{0,3}`, at most \(PatternSyntax.largestGap)", "the smaller number first")
    }
    at += 1
    return .gap(low, high)
  }

  private mutating func number() -> Int? {
    let start = at
    var value = 0
    while at < text.count, text[at] >= 0x30, text[at] <= 0x39, at - start < 3 {
      value = value * 10 + Int(text[at] - 0x30)
      at += 1
    }
    return at > start ? value : nil
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "*"): true
    default: false
    }
  }

  private static func endsLiteral(_ byte: UInt8) -> Bool { endsName(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") }

  private mutating func formClass() throws(PatternError) -> PatternSyntax.Item {
    let start = at + 1
    at = start
    while at < text.count, !Self.endsName(text[at]) { at += 1 }
    if at == start { throw error("bad-class", "`@` without a name", "write `@name`, a class of forms.tsv") }
    return .formClass(String(decoding: text[start..<at], as: UTF8.self))
  }

  private mutating func literal() throws(PatternError) -> PatternSyntax.Item {
    let anyBefore = text[at] == UInt8(ascii: "*")
    if anyBefore { at += 1 }
    let start = at
    while at < text.count, !Self.endsLiteral(text[at]) { at += 1 }
    let bytes = Array(text[start..<at])
    if bytes.isEmpty { throw error("bad-star", "`*` without letters", "write `stem*` or `*ending`") }
    let anyAfter = at < text.count && text[at] == UInt8(ascii: "*")
    if anyAfter { at += 1 }
    if anyBefore && anyAfter { throw error("bad-star", "`*` on both sides", "write `stem*` or `*ending`") }
    if anyAfter, at < text.count, !" )|".utf8.contains(text[at]) {
      throw error("bad-star", "`*` inside a word", "`*` ends a stem or begins an ending")
    }
    return .literal(bytes, anyBefore: anyBefore, anyAfter: anyAfter)
  }
}
