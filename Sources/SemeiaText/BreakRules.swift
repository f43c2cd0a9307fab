import CICUShim

/// ICU's own compiled rules for words or sentences, run over UTF-8.
///
/// ICU walks UTF-16 through a state machine, one call a boundary. The machine itself is only a table: it is copied once, and a
/// boundary and the restart after it become one step of it. The boundaries are ICU's because the table is. Where the table has a form that
/// is not known, or the linked version is none that the comparison in the tests was run with, there are no rules and ICU walks.
final class BreakRules {
  enum Kind: Int32 {
    case words, sentences
  }

  /// The major versions of ICU with which every boundary was compared; see `Docs/Methods/Performance.md`.
  static let provenVersions: Set<Int> = [72]

  private let rules: OpaquePointer
  private let categoryCount: Int
  private let start: UInt8
  /// By state and category, and by state and ASCII byte: what to do at a character.
  private let cells: [UInt8]
  private let asciiCells: [UInt8]
  private let categories: UnsafePointer<UInt8>

  /// A cell below this is the next state. With its high bit set: a boundary before the character, then the next state.
  private enum Cell {
    static let boundary: UInt8 = 0x80
    /// Hand the text from the last boundary to ICU, which has a dictionary.
    static let dictionary: UInt8 = 0xFE
    /// The segment ends before the last character: find where.
    static let backtrack: UInt8 = 0xFF
  }

  /// - Returns: nil where ICU has to walk by itself.
  init?(_ breaker: OpaquePointer, _ kind: Kind, requiresProof: Bool = true) {
    if requiresProof, !Self.provenVersions.contains(Int(UnicodeVersion.icu.prefix { $0 != "." }) ?? 0) { return nil }
    guard let rules = cicu_rules_open(breaker, kind.rawValue) else { return nil }
    self.rules = rules
    let states = Int(cicu_rules_number(rules, Int32(CICU_STATES)))
    let count = Int(cicu_rules_number(rules, Int32(CICU_CATEGORIES)))
    let start = Int(cicu_rules_number(rules, Int32(CICU_START)))
    categoryCount = count
    self.start = UInt8(start)
    categories = cicu_rules_categories(rules)
    let dictionary = Self.dictionaryCategories(rules, count)
    let next = cicu_rules_transitions(rules)
    let accepting = cicu_rules_accepting(rules)
    var cells = [UInt8](repeating: Cell.backtrack, count: states * count)
    for state in 0..<states {
      for category in 0..<count {
        let target = next[state * count + category]
        let restart = next[start * count + category]
        if dictionary[category] {
          cells[state * count + category] = Cell.dictionary
        } else if target != 0 {
          cells[state * count + category] = target
        } else if accepting[state] != 0, restart != 0 {
          cells[state * count + category] = Cell.boundary | restart
        }
      }
    }
    self.cells = cells
    var asciiCells = [UInt8](repeating: 0, count: states * 128)
    for state in 0..<states {
      for byte in 0..<128 { asciiCells[state << 7 | byte] = cells[state * count + Int(categories[byte])] }
    }
    self.asciiCells = asciiCells
  }

  deinit { cicu_rules_close(rules) }

  /// The categories whose words ICU finds by dictionary. Hangul is among ICU's, but has no dictionary there: where its syllables are a
  /// category of their own, the rules decide.
  private static func dictionaryCategories(_ rules: OpaquePointer, _ count: Int) -> [Bool] {
    let first = Int(cicu_rules_number(rules, Int32(CICU_DICTIONARY)))
    var isDictionary = (0..<count).map { $0 >= first }
    let categories = cicu_rules_categories(rules)
    let hangul = categories[0xAC00]
    let isAlone = (0..<0x10000).allSatisfy { (categories[$0] == hangul) == (0xAC00...0xD7A3).contains($0) }
    if isAlone { isDictionary[Int(hangul)] = false }
    return isDictionary
  }

  /// One scalar of each category, the smallest: what can differ between scalars differs between these.
  var representatives: [UInt32] {
    var found: [Int: UInt32] = [:]
    for scalar in UInt32(0)..<0x11_0000 where !(0xD800..<0xE000).contains(scalar) {
      let category = category(scalar)
      if found[category] == nil { found[category] = scalar }
    }
    return found.values.sorted()
  }

  /// Calls `emit` for each segment with its start, end and rule status; `lookUp` for stretches that need a dictionary.
  ///
  /// - Parameter text: valid UTF-8.
  @inline(__always)
  func forEachSegment(
    in text: UnsafeBufferPointer<UInt8>, _ emit: (Int, Int, Int32) -> Void, lookUp: (Int, Int) -> Bool
  ) -> Bool {
    let statuses = cicu_rules_statuses(rules)
    return cells.withUnsafeBufferPointer { cells in
      asciiCells.withUnsafeBufferPointer { asciiCells in
        var segment = 0
        var at = 0
        var state = start
        while at < text.count {
          let byte = text[at]
          var length = 1
          let cell: UInt8
          if byte < 0x80 {
            cell = asciiCells[Int(state) &<< 7 | Int(byte)]
          } else {
            let (scalar, bytes) = UTF8Scalar.decode(text, at, text.count)
            length = bytes
            cell = cells[Int(state) &* categoryCount &+ category(scalar)]
          }
          if cell < Cell.boundary {
            state = cell
            at &+= length
          } else if cell < Cell.dictionary {
            emit(segment, at, statuses[Int(state)])
            segment = at
            state = cell & 0x7F
            at &+= length
          } else if cell == Cell.dictionary {
            var end = at
            // There is always a boundary before the end of a line.
            while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end &+= 1 }
            if !lookUp(segment, end) { return false }
            segment = end
            at = end
            state = start
          } else {
            let (end, status) = slowSegment(text, segment)
            emit(segment, end, status)
            segment = end
            at = end
            state = start
          }
        }
        while segment < text.count {
          let (end, status) = slowSegment(text, segment)
          emit(segment, end, status)
          segment = end
        }
        return true
      }
    }
  }

  @inline(__always)
  private func category(_ scalar: UInt32) -> Int {
    scalar < 0x10000 ? Int(categories[Int(scalar)]) : Int(cicu_rules_category(rules, scalar))
  }

  /// One segment as ICU walks it: to where no rule goes on, then back to the last place where one ended.
  private func slowSegment(_ text: UnsafeBufferPointer<UInt8>, _ from: Int) -> (end: Int, status: Int32) {
    let next = cicu_rules_transitions(rules)
    let accepting = cicu_rules_accepting(rules)
    let statuses = cicu_rules_statuses(rules)
    var end = from
    var status: Int32 = 0
    var state = Int(start)
    var at = from
    while true {
      let isEnd = at >= text.count
      let (scalar, length) = isEnd ? (0, 0) : UTF8Scalar.decode(text, at, text.count)
      state = Int(next[state * categoryCount + (isEnd ? 1 : category(scalar))])
      at += length
      if accepting[state] != 0 {
        end = at
        status = statuses[state]
      }
      if state == 0 || isEnd { break }
    }
    // No rule at all: one character by itself.
    if end == from { return (min(text.count, from + UTF8Scalar.decode(text, from, text.count).length), 0) }
    return (end, status)
  }
}
