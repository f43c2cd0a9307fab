import SemeiaLexicon
import SemeiaMarkers

/// What is stated of one component, and which finding adds how much.
///
/// In each sentence only the strongest finding counts; findings that tie for it share it. The sentence with the strongest
/// mention counts in full, the next half, the *k*-th `1/k`; of equally strong sentences the earlier comes first. So saying
/// something more, however mildly, never lowers the sum.
struct ComponentEvidence {
  /// A finding that counts and its part of ``total``.
  struct Part {
    var finding: Int
    /// `strength / k`, shared among findings that tie in a sentence.
    var amount: Double
  }

  /// In the order of the findings.
  private(set) var parts: [Part] = []
  /// `S = s₁/1 + s₂/2 + s₃/3 + …`
  private(set) var total = 0.0

  /// - Parameters:
  ///   - indices: the component's findings, in the order of the text.
  ///   - findings: all findings.
  init(_ indices: [Int], of findings: [Finding]) {
    var sentences: [(sentence: Int, strength: Double, findings: [Int])] = []
    var places: [Int: Int] = [:]
    for index in indices {
      let finding = findings[index]
      let strength = finding.strength
      guard strength > 0 else { continue }
      guard let place = places[finding.sentence] else {
        places[finding.sentence] = sentences.count
        sentences.append((finding.sentence, strength, [index]))
        continue
      }
      if strength > sentences[place].strength {
        sentences[place] = (finding.sentence, strength, [index])
      } else if strength == sentences[place].strength {
        sentences[place].findings.append(index)
      }
    }
    sentences.sort { $0.strength == $1.strength ? $0.sentence < $1.sentence : $0.strength > $1.strength }
    for (place, mention) in sentences.enumerated() {
      let weighted = mention.strength / Double(place + 1)
      total += weighted
      for finding in mention.findings {
        parts.append(Part(finding: finding, amount: weighted / Double(mention.findings.count)))
      }
    }
    parts.sort { $0.finding < $1.finding }
  }

  /// `E = 1 − e^(−λ·factor·S)`, 0–1.
  ///
  /// - Parameters:
  ///   - rate: λ; with ln 2 it is `1 − 2^(−factor·S)`.
  ///   - factor: what all strengths are multiplied by.
  func value(rate: Double, factor: Double = 1) -> Double {
    1 - Halving.power(total * factor * (rate / Halving.ln2))
  }
}
