/// Syllables of English words: groups of vowel letters, without a silent ending, with what is written together and spoken apart.
enum EnglishSyllables {
  private static let vowels = Set<Character>("aeiouy")

  static func count(_ word: [Character]) -> Int {
    // A clitic adds a syllable only where it has a vowel of its own sound: wouldn't, it'll, rose's.
    if let mark = word.firstIndex(of: "'") {
      let stem = Array(word[..<mark])
      return plain(stem) + clitic(stem, String(word[(mark + 1)...]))
    }
    return plain(word)
  }

  private static func clitic(_ stem: [Character], _ ending: String) -> Int {
    switch ending {
    case "t": stem.last == "n" && stem.count > 2 && !vowels.contains(stem[stem.count - 2]) && stem[stem.count - 2] != "r" ? 1 : 0
    case "ll": stem.last.map { "tdnlshxz".contains($0) } ?? false ? 1 : 0
    case "s": hisses(stem) ? 1 : 0
    case "d", "ve": stem.last.map { "td".contains($0) } ?? false ? 1 : 0
    case "am": 0
    default: 0
    }
  }

  private static func plain(_ word: [Character]) -> Int {
    var count = 0
    var wasVowel = false
    for (place, letter) in word.enumerated() {
      let isVowel = vowels.contains(letter) && !(letter == "y" && place == 0) && !(letter == "u" && place > 0 && word[place - 1] == "q")
      if isVowel, !wasVowel { count += 1 }
      if isVowel, wasVowel, isApart(word, place) { count += 1 }
      wasVowel = isVowel
    }
    let text = String(word)
    if count > 1, isSilentEnding(word, text) { count -= 1 }
    if text.hasSuffix("sm"), word.count > 3 || text == "ism" { count += 1 }
    return max(count, word.isEmpty ? 0 : 1)
  }

  /// Vowels that are spoken apart though they stand together: create, idea, being, various.
  private static func isApart(_ word: [Character], _ place: Int) -> Bool {
    let pair = String([word[place - 1], word[place]])
    let rest = String(word[(place + 1)...])
    let before = place > 1 ? word[place - 2] : " "
    switch pair {
    case "ia":
      return before != "c" && before != "t" && before != "r" && !rest.hasPrefix("ge") || before == "r" && !rest.isEmpty && rest != "ge"
    case "io": return !"tscg".contains(before) && !(rest.hasPrefix("n") && before == "x")
    case "iu", "uo": return before != "q" && before != "b"
    case "ea": return rest.isEmpty && word.count > 4 || rest == "te" || rest == "ted" || rest == "tion" || rest == "ting" || rest == "tor"
    case "eo": return !rest.hasPrefix("p") && !rest.hasPrefix("n") && !rest.hasPrefix("us") && before != "y"
    case "ei": return rest == "ng" || rest == "ngs"
    case "ie": return rest == "t" && before != " " || rest == "nce" || rest == "nt" && before != "c" || rest == "r" && before == "r"
    case "ua": return !"qg".contains(before)
    case "oe": return rest == "m" || rest == "t" || rest == "ms" || rest == "try"
    case "yi", "oi": return pair == "yi" && rest.hasPrefix("ng") || rest == "ng" || rest == "ngs"
    case "ui": return rest == "n" || rest == "ns" || rest == "ned" || rest == "ty" || rest == "ng" && before != "q"
    default: return false
    }
  }

  /// A final e that is not spoken, also before s and d.
  private static func isSilentEnding(_ word: [Character], _ text: String) -> Bool {
    if text.hasSuffix("e") {
      guard word.count > 2 else { return false }
      let before = word[word.count - 2]
      if before == "l" { return word.count > 2 && vowels.contains(word[word.count - 3]) }
      return !vowels.contains(before)
    }
    if text.hasSuffix("ed"), word.count > 3 {
      let before = word[word.count - 3]
      if before == "l", word.count > 4 { return vowels.contains(word[word.count - 4]) || "lr".contains(word[word.count - 4]) }
      return !"td".contains(before) && !vowels.contains(before)
    }
    if text.hasSuffix("es"), word.count > 3 {
      let stem = Array(word.dropLast(2))
      guard let before = stem.last else { return false }
      if before == "l", stem.count > 1 { return vowels.contains(stem[stem.count - 2]) }
      return !vowels.contains(before) && !hisses(stem)
    }
    if text.hasSuffix("ely") || text.hasSuffix("eful") || text.hasSuffix("ement") || text.hasSuffix("eless") || text.hasSuffix("eness") {
      let cut = text.hasSuffix("ely") ? 3 : text.hasSuffix("eful") ? 4 : 5
      return word.count > cut + 2 && !vowels.contains(word[word.count - cut - 1])
    }
    return false
  }

  private static func hisses(_ stem: [Character]) -> Bool {
    let text = String(stem)
    return ["s", "x", "z", "ch", "sh", "ce", "se", "ze", "ge", "c", "g"].contains { text.hasSuffix($0) }
  }
}
