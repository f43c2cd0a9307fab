@_spi(Loops) import SemeiaText

/// Figures and letters of other scripts that are typed for the letters of a word that they look like.
enum LookalikeLetters {
  private enum Script { case latin, cyrillic, greek, hangul, other }

  /// The key with letters of one script, and without what parts Hangul; nil where it is the same, or where a character has no likeness.
  static func replaced(in key: [UInt8]) -> [UInt8]? {
    var scalars = String(decoding: key, as: UTF8.self).unicodeScalars.map(\.value)
    let before = scalars
    if !isOfOneScript(scalars) { guard unify(&scalars) else { return nil } }
    for index in scalars.indices.dropFirst().dropLast() {
      let (last, next) = (script(of: scalars[index - 1]), script(of: scalars[index + 1]))
      guard last == next else { continue }
      switch last {
      case .latin: if let letter = latinFigures[scalars[index]] { scalars[index] = letter }
      case .cyrillic: if let letter = cyrillicFigures[scalars[index]] { scalars[index] = letter }
      case .hangul: if isParting(scalars[index]) { scalars[index] = 0 }
      case .greek, .other: break
      }
    }
    scalars.removeAll { $0 == 0 }
    guard scalars != before else { return nil }
    var text = ""
    for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { text.unicodeScalars.append(scalar) } }
    return Array(text.utf8)
  }

  private static func isOfOneScript(_ scalars: [UInt32]) -> Bool {
    let scripts = Set(scalars.map(script)).subtracting([.other])
    return scripts.count < 2 || scripts.contains(.hangul)
  }

  /// Writes all letters in the script that most of them have, Latin where they are as many.
  ///
  /// - Returns: false where a letter has no likeness.
  private static func unify(_ scalars: inout [UInt32]) -> Bool {
    let scripts = scalars.map(script)
    let latin = scripts.count { $0 == .latin }
    let isLatin = latin * 2 >= scripts.count { $0 != .other }
    for (index, script) in scripts.enumerated() where script != .other && script != (isLatin ? .latin : .cyrillic) {
      guard let letter = isLatin ? toLatin[scalars[index]] : toCyrillic[scalars[index]] else { return false }
      scalars[index] = letter
    }
    return true
  }

  private static func script(of scalar: UInt32) -> Script {
    switch scalar {
    case 0x61...0x7A, 0xDF...0x24F: .latin
    case 0x370...0x3FF: .greek
    case 0x400...0x52F: .cyrillic
    case 0xAC00...0xD7A3, 0x3131...0x318E: .hangul
    default: .other
    }
  }

  private static func isParting(_ scalar: UInt32) -> Bool { scalar == 0x2E || (scalar >= 0x30 && scalar <= 0x39) }

  private static let latinFigures = pairs("0o 1i 3e 4a 5s 7t")
  private static let cyrillicFigures = pairs("0о 3з 4ч 6б")
  private static let toLatin = pairs("аa вb сc еe һh іi јj кk мm нh оo рp ѕs тt уy хx ԁd ԛq ԝw αa βb εe ιi κk νv οo ρp τt υu χx")
  private static let toCyrillic = pairs("aа bв cс eе hн iі kк mм oо pр tт xх yу αа εе κк οо ρр τт χх")

  /// What stands first in each pair becomes what stands second.
  private static func pairs(_ text: String) -> [UInt32: UInt32] {
    var map: [UInt32: UInt32] = [:]
    for pair in text.split(separator: " ") {
      let scalars = pair.unicodeScalars.map(\.value)
      map[scalars[0]] = scalars[1]
    }
    return map
  }
}
