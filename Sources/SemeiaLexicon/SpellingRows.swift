@_spi(Loops) import SemeiaText

/// The rows of `spellings.tsv`: a word, or several, and what is typed for it. Among what is typed, `~` stands for one slip of the hand and `*` for
/// signs in place of letters.
struct SpellingRows {
  static let file = "spellings.tsv"
  static let header = ["word", "typed"]

  private var typed: [(typed: [UInt8], word: [UInt8])] = []
  private var slipped: [[UInt8]] = []
  private var hidden: [[UInt8]] = []
  private var seen: Set<[[UInt8]]> = []

  init() {}

  /// A cell that cannot be used.
  struct Problem {
    var column: Int
    var code: String
    var message: String
    var hint: String
  }

  /// Adds a row.
  ///
  /// - Returns: what is wrong with it.
  mutating func add(_ row: Table.Row, _ folder: KeyFolder) -> [Problem] {
    var problems: [Problem] = []
    let words = row.text(0).split(separator: "|").map { (text: $0, key: folder.key(of: String($0))) }
    for member in row.text(1).split(separator: "|") {
      if member != "~", member != "*", words.count > 1 {
        problems.append(
          Problem(column: 1, code: "ambiguous-spelling", message: "`\(member)` is typed for several words", hint: "a row for each word"))
        continue
      }
      for word in words {
        switch member {
        case "~" where Slip.scalars(of: word.key).count < Slip.shortest:
          problems.append(
            Problem(
              column: 1, code: "short-spelling", message: "`\(word.text)` is too short to be looked for with a slip of the hand",
              hint: "\(Slip.shortest) characters or more; write out what is typed"))
        case "~": slipped.append(word.key)
        case "*": hidden.append(word.key)
        default:
          let key = folder.key(of: String(member))
          if key == word.key || !seen.insert([key, word.key]).inserted {
            problems.append(
              Problem(column: 1, code: "repeated-spelling", message: "`\(member)` says nothing new of `\(word.text)`", hint: "leave it out")
            )
          }
          typed.append((key, word.key))
        }
      }
    }
    if row.text(1).isEmpty {
      problems.append(Problem(column: 1, code: "bad-row", message: "nothing is typed", hint: "`~`, `*` or words, `|` between them"))
    }
    return problems
  }

  /// What is looked up.
  var spellings: Spellings { Spellings(typed: typed, slipped: slipped, hidden: hidden) }

  // MARK: The image

  func write(to image: inout ImageWriter) {
    image.append(typed.map { String(decoding: $0.typed, as: UTF8.self) })
    image.append(typed.map { String(decoding: $0.word, as: UTF8.self) })
    image.append(slipped.map { String(decoding: $0, as: UTF8.self) })
    image.append(hidden.map { String(decoding: $0, as: UTF8.self) })
  }

  /// - Returns: nil where the image is cut off, or its lists do not fit each other.
  init?(from image: inout ImageReader) {
    guard let typed = image.texts(), let words = image.texts(), typed.count == words.count, let slipped = image.texts(),
      let hidden = image.texts()
    else { return nil }
    self.typed = typed.indices.map { (Array(typed.bytes($0)), Array(words.bytes($0))) }
    self.slipped = slipped.indices.map { Array(slipped.bytes($0)) }
    self.hidden = hidden.indices.map { Array(hidden.bytes($0)) }
  }
}
