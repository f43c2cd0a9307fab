/// What a JSON text means, however it is written: tools sort keys, add spaces and write numbers their own way.
extension JSONValue {
  /// Whether two values mean the same: members in any order, numbers by their value.
  ///
  /// The time grows with the size of the smaller one times the logarithm of the members of an object.
  package func means(_ other: JSONValue) -> Bool {
    switch (self, other) {
    case (.number(let one), .number(let two)): return one.means(two)
    case (.array(let one), .array(let two)): return one.count == two.count && zip(one, two).allSatisfy { $0.means($1) }
    case (.object(let one), .object(let two)):
      guard one.count == two.count else { return false }
      let (left, right) = (Self.sorted(one), Self.sorted(two))
      return zip(left, right).allSatisfy { $0.key == $1.key && $0.value.means($1.value) }
    default: return self == other
    }
  }

  private static func sorted(_ members: [Member]) -> [Member] {
    members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}

extension JSONNumber {
  /// Whether two numbers have one value: `0.5`, `0.50` and `5e-1`.
  package func means(_ other: JSONNumber) -> Bool {
    if text == other.text { return true }
    if let one = millionths ?? scaled, let two = other.millionths ?? other.scaled { return one == two }
    return double != nil && double == other.double
  }

  /// The exact value of a number with an exponent or with zeros behind its sixth decimal; nil where it has more decimals than six, or does not fit.
  package var scaled: Millionths? {
    let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    guard let mantissa = parts.first, parts.count <= 2, mantissa.count <= 64 else { return nil }
    let exponent = parts.count == 2 ? Int(String(Substring(parts[1]))) : 0
    guard let exponent, exponent.magnitude <= 64 else { return nil }
    let isNegative = mantissa.first == UInt8(ascii: "-")
    let plain = mantissa.dropFirst(isNegative ? 1 : 0)
    let point = plain.firstIndex(of: UInt8(ascii: "."))
    var digits = plain.filter { $0 != UInt8(ascii: ".") }
    // Where the point stands among the digits once the exponent has moved it.
    var place = (point.map { plain.distance(from: plain.startIndex, to: $0) } ?? plain.count) + exponent
    if place < 1 {
      digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: 1 - place), at: 0)
      place = 1
    }
    while digits.count < place { digits.append(UInt8(ascii: "0")) }
    while digits.count > place, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    while place > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      place -= 1
    }
    let whole = String(decoding: digits[..<place], as: UTF8.self)
    let rest = String(decoding: digits[place...], as: UTF8.self)
    return Millionths((isNegative ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest))
  }
}
