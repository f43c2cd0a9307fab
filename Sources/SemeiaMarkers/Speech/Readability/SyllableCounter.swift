/// Counts the syllables of a word by the spelling of its language.
///
/// Approximate where spelling is. English, by the table of a pronouncing dictionary as reference: see `Docs/Methods/Speech.md`. Languages
/// that it does not know have none, and formulas that need syllables then have no value.
package struct SyllableCounter: Sendable {
  private enum Rule: Sendable { case english, french, everyVowel, groups(Set<String>) }

  private let rule: Rule
  private let vowels: Set<Character>

  /// - Returns: nil for a language without a rule.
  package init?(language: String) {
    switch language {
    case "en": (rule, vowels) = (.english, Set("aeiouy"))
    case "fr": (rule, vowels) = (.french, Set("aeiouyàâäéèêëîïôöùûüœæ"))
    // One vowel letter, one syllable.
    case "tr": (rule, vowels) = (.everyVowel, Set("aeıioöuüâîû"))
    case "ru": (rule, vowels) = (.everyVowel, Set("аеёиоуыэюя"))
    case "uk": (rule, vowels) = (.everyVowel, Set("аеєиіїоуюя"))
    // Vowels that follow each other are one syllable only in the pairs that are given.
    case "de": (rule, vowels) = (.groups(["ie", "ei", "ai", "au", "eu", "äu", "aa", "ee", "oo", "ey", "ay", "oi"]), Set("aeiouyäöü"))
    case "nl":
      (rule, vowels) = (
        .groups(["aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "ou", "au", "ai", "oi", "eeu", "ieu", "aai", "ooi", "oei"]),
        Set("aeiouyëïöüéè")
      )
    // A weak vowel (i, u) beside another vowel makes one syllable with it, unless it has an accent.
    case "es", "pt", "it": (rule, vowels) = (.groups(Self.diphthongs), Set("aeiouáéíóúàèìòùâêôãõü"))
    case "sv": (rule, vowels) = (.everyVowel, Set("aeiouyåäö"))
    default: return nil
    }
  }

  private static let diphthongs: Set<String> = {
    var pairs: Set<String> = []
    for strong in "aeoáéóàèòâêôãõ" {
      for weak in "iuü" { pairs.formUnion(["\(strong)\(weak)", "\(weak)\(strong)"]) }
    }
    return pairs.union(["iu", "ui", "üi", "üe", "ão", "ãe", "õe"])
  }()

  /// - Parameter word: in small letters; apostrophes and hyphens may stand in it.
  /// - Returns: at least 1.
  package func count(_ word: some StringProtocol) -> Int {
    let letters = Array(word)
    return switch rule {
    case .english: max(EnglishSyllables.count(letters), 1)
    case .everyVowel: max(letters.count { vowels.contains($0) }, 1)
    case .groups(let joined): max(groups(letters, joined), 1)
    case .french: max(french(letters), 1)
    }
  }

  private func groups(_ letters: [Character], _ joined: Set<String>) -> Int {
    var count = 0
    var group = ""
    for (place, letter) in letters.enumerated() {
      let isSilent = letter == "u" && place > 0 && letters[place - 1] == "q"
      guard vowels.contains(letter), !isSilent else {
        group = ""
        continue
      }
      if !group.isEmpty, joined.contains(group + String(letter)) {
        group.append(letter)
      } else {
        count += 1
        group = String(letter)
      }
    }
    return count
  }

  /// Vowel groups; a final e, es or ent after a consonant is silent.
  private func french(_ letters: [Character]) -> Int {
    var count = 0
    var wasVowel = false
    for letter in letters {
      let isVowel = vowels.contains(letter)
      if isVowel && !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    let word = String(letters)
    for ending in ["ent", "es", "e"] where word.hasSuffix(ending) && letters.count > ending.count + 1 && count > 1 {
      return vowels.contains(letters[letters.count - ending.count - 1]) ? count : count - 1
    }
    return count
  }
}
