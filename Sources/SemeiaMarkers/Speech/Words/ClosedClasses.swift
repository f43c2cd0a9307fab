@_spi(Loops) package import SemeiaText

/// The words and phrases of closed classes of one language, read from `speech.tsv`: class ⇥ words, one phrase a row.
///
/// Words are folded as the words of texts are. Rows whose class is not known are left out and counted. A row `absent ⇥ class ⇥ reason` says that the
/// language has no such words, and why.
package struct ClosedClasses: Sendable {
  /// Phrases by their first word, the longest first, then in the order of the file.
  private(set) var phrases: [[UInt8]: [(words: [[UInt8]], mask: UInt32)]] = [:]
  /// The classes that have a row.
  private(set) var present: UInt32 = 0
  /// The classes that the language cannot have, with the reason.
  package private(set) var absent: [WordClass: String] = [:]
  /// Rows that could not be used, by line from 1.
  package private(set) var brokenLines: [Int] = []

  /// - Parameters:
  ///   - tables: the bytes of `speech.tsv` of the language, and of the language that it extends.
  ///   - folder: folds as the language does.
  package init(_ tables: [[UInt8]], folder: KeyFolder) {
    var order: [[[UInt8]]: UInt32] = [:]
    for table in tables {
      for (number, line) in table.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where number > 0 && !line.isEmpty {
        let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
        if cells.count == 3, cells[0].elementsEqual("absent".utf8),
          let name = WordClass(rawValue: String(decoding: cells[1], as: UTF8.self)), !cells[2].isEmpty
        {
          absent[name] = String(decoding: cells[2], as: UTF8.self)
          continue
        }
        let words = cells.count < 2 ? [] : cells[1].split(separator: 0x20).map { folder.key(of: String(decoding: $0, as: UTF8.self)) }
        guard let name = cells.first.flatMap({ WordClass(rawValue: String(decoding: $0, as: UTF8.self)) }), !words.isEmpty else {
          brokenLines.append(number + 1)
          continue
        }
        present |= name.mask
        order[words, default: 0] |= name.mask
      }
    }
    for (words, mask) in order {
      guard let first = words.first else { continue }
      phrases[first, default: []].append((words, mask))
    }
    for first in phrases.keys { phrases[first]?.sort { $0.words.count > $1.words.count } }
  }

  package func has(_ name: WordClass) -> Bool { present & name.mask != 0 }
}
