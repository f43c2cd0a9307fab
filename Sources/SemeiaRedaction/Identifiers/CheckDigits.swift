/// The arithmetic of check digits. Digits are numbers 0–9; each function is false for a wrong number of them.
enum CheckDigits {
  /// Luhn's sum (US patent 2,950,048, 1960; ISO/IEC 7812-1) over digits whose last is the check digit.
  static func luhn(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    var sum = 0
    var doubles = false
    for digit in digits.reversed() {
      let value = doubles ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
      doubles.toggle()
    }
    return sum % 10 == 0
  }

  /// Verhoeff's scheme (J. Verhoeff, 1969), as India's Aadhaar has it.
  static func verhoeff(_ digits: [UInt8]) -> Bool {
    var check = 0
    for (index, digit) in digits.reversed().enumerated() { check = multiply[check][permuted(Int(digit), index % 8)] }
    return check == 0
  }

  private static func permuted(_ digit: Int, _ times: Int) -> Int {
    var digit = digit
    for _ in 0..<times { digit = permutation[digit] }
    return digit
  }

  private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

  /// The dihedral group of ten elements.
  private static let multiply: [[Int]] = (0..<10).map { first in
    (0..<10).map { second in
      if first < 5 { return second < 5 ? (first + second) % 5 : (first + second) % 5 + 5 }
      return second < 5 ? (first - second) % 5 + 5 : (first - second + 5) % 5
    }
  }

  /// The sum of digits, each times its weight.
  static func sum(_ digits: some Sequence<UInt8>, _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
  }

  /// ISO 7064, MOD 11,10: Germany's Steuer-ID.
  static func modulus11and10(_ digits: [UInt8]) -> Bool {
    guard let last = digits.last else { return false }
    var product = 10
    for digit in digits.dropLast() {
      var sum = (Int(digit) + product) % 10
      if sum == 0 { sum = 10 }
      product = sum * 2 % 11
    }
    return (11 - product) % 10 == Int(last)
  }

  /// ISO 7064, MOD 97-10, of letters and digits where letters count from A = 10: what an IBAN leaves after its first four stand last.
  static func remainder97(_ characters: some Sequence<UInt8>) -> Int {
    var rest = 0
    for character in characters {
      switch character {
      case 0x30...0x39: rest = (rest * 10 + Int(character - 0x30)) % 97
      case 0x41...0x5A: rest = (rest * 100 + Int(character - 0x41) + 10) % 97
      default: return 0
      }
    }
    return rest
  }

  /// Whether all digits are the same, which passes many tests and is nobody's number.
  static func isUniform(_ digits: [UInt8]) -> Bool { digits.allSatisfy { $0 == digits.first } }
}
