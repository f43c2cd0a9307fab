/// Reads dictionaries of the formats of ``ImportedDictionary/Format``. One bad line is one omission; the rest goes on.
package struct DictionaryReader {
  private let format: ImportedDictionary.Format
  private let name: String
  private var dictionary = ImportedDictionary()
  /// Category numbers of a `.dic`, and their places.
  private var numbers: [String: Int] = [:]
  private var seen: Set<String> = []

  private init(_ format: ImportedDictionary.Format, name: String) {
    self.format = format
    self.name = name
  }

  /// Reads a file.
  ///
  /// - Parameter name: the category of formats that name none.
  /// - Returns: nil where the bytes are no UTF-8 or hold no category.
  package static func read(_ bytes: [UInt8], _ format: ImportedDictionary.Format, name: String) -> ImportedDictionary? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var reader = DictionaryReader(format, name: name)
    let start = text.unicodeScalars.first?.value == 0xFEFF ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    let lines = String(start).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    switch format {
    case .dic: reader.readNumbered(lines)
    case .dicx: reader.readTable(lines)
    case .list, .weights: reader.readTerms(lines)
    }
    return reader.dictionary.categories.isEmpty ? nil : reader.dictionary
  }

  private mutating func omit(_ line: Int, _ reason: ImportedDictionary.Omission.Reason) {
    dictionary.omissions.append(.init(line: line, reason: reason))
  }

  private mutating func add(_ text: Substring, _ categories: [(index: Int, weight: String)], _ line: Int) {
    let text = text.trimmed.lowercased()
    if text.isEmpty { return omit(line, .unreadable) }
    if !seen.insert(text).inserted { return omit(line, .repeated) }
    dictionary.terms.append(.init(text: text, categories: categories, line: line))
  }

  private mutating func readNumbered(_ lines: [Substring]) {
    var bars = 0
    for (index, line) in lines.enumerated() where !line.trimmed.isEmpty {
      if line.trimmed == "%" {
        bars += 1
      } else if bars == 1 {
        let cells = line.split { $0 == "\t" || $0 == " " }
        guard cells.count > 1, cells[0].allSatisfy(\.isNumber), numbers[String(cells[0])] == nil else {
          omit(index + 1, .unreadable)
          continue
        }
        numbers[String(cells[0])] = dictionary.categories.count
        dictionary.categories.append(cells[1...].joined(separator: " "))
      } else if bars > 1 {
        readNumbered(line, index + 1)
      }
    }
  }

  private mutating func readNumbered(_ line: Substring, _ number: Int) {
    let cells = line.split(separator: "\t").map { $0.trimmed }
    guard let text = cells.first, cells.count > 1 else { return omit(number, .unreadable) }
    // LIWC 2007 gives some words a category only beside others: `like (02 134)125/464`, `kind <of>131`.
    if line.contains("(") && line.contains("/") || line.contains("<") { return omit(number, .conditional) }
    var found: [(index: Int, weight: String)] = []
    for cell in cells.dropFirst().flatMap({ $0.split(separator: " ") }) {
      guard let index = numbers[String(cell)] else { return omit(number, .unknownCategory) }
      if !found.contains(where: { $0.index == index }) { found.append((index, "1")) }
    }
    add(text, found, number)
  }

  private mutating func readTable(_ lines: [Substring]) {
    guard let head = lines.first else { return }
    let delimiter: Character = head.contains("\t") ? "\t" : head.contains(";") ? ";" : ","
    dictionary.categories = DelimitedLine.cells(head, delimiter).dropFirst().map { String($0[...].trimmed) }
    for (index, line) in lines.enumerated().dropFirst() where !line.trimmed.isEmpty {
      let cells = DelimitedLine.cells(line, delimiter)
      guard cells.count <= dictionary.categories.count + 1 else {
        omit(index + 1, .unreadable)
        continue
      }
      var found: [(index: Int, weight: String)] = []
      var isClean = true
      for (place, cell) in cells.dropFirst().enumerated() {
        let cell = cell[...].trimmed
        if cell.isEmpty { continue }
        guard let weight = cell.lowercased() == "x" ? "1" : Self.weight(cell) else {
          isClean = false
          break
        }
        found.append((place, weight))
      }
      if !isClean {
        omit(index + 1, .notAWeight)
      } else if found.isEmpty {
        omit(index + 1, .unreadable)
      } else {
        add(cells[0][...], found, index + 1)
      }
    }
  }

  private mutating func readTerms(_ lines: [Substring]) {
    dictionary.categories = [name]
    for (index, line) in lines.enumerated() where !line.trimmed.isEmpty && line.first != "#" {
      guard format == .weights else {
        add(line, [(0, "1")], index + 1)
        continue
      }
      let cells = DelimitedLine.cells(line, line.contains("\t") ? "\t" : line.contains(";") ? ";" : ",")
      guard cells.count > 1, let weight = Self.weight(cells[1][...].trimmed) else {
        // A first line without a number names the columns.
        if index > 0 { omit(index + 1, .notAWeight) }
        continue
      }
      add(cells[0][...], [(0, weight)], index + 1)
    }
  }

  /// A decimal of at most six places, without an exponent.
  private static func weight(_ text: Substring) -> String? {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard text.count - digits.count < 2, (1...2).contains(parts.count), !digits.isEmpty,
      parts.allSatisfy({ $0.allSatisfy { "0"..."9" ~= $0 } }),
      parts[0].count < 10, parts.count == 1 || parts[1].count > 0
    else { return nil }
    let fraction = parts.count == 1 ? "" : String(parts[1].prefix(6).reversed().drop { $0 == "0" }.reversed())
    let whole = parts[0].drop { $0 == "0" }
    let value = (whole.isEmpty ? "0" : String(whole)) + (fraction.isEmpty ? "" : ".\(fraction)")
    return text.first == "-" && value != "0" ? "-\(value)" : value
  }
}

/// One line of a table, by RFC 4180.
enum DelimitedLine {
  static func cells(_ line: Substring, _ delimiter: Character) -> [String] {
    var cells = [""]
    var isQuoted = false
    var wasQuote = false
    for character in line {
      if character == "\"" {
        if !isQuoted, wasQuote { cells[cells.count - 1].append("\"") }
        isQuoted.toggle()
        wasQuote = !isQuoted
        continue
      }
      wasQuote = false
      if character == delimiter, !isQuoted { cells.append("") } else { cells[cells.count - 1].append(character) }
    }
    return cells
  }
}

extension Substring {
  var trimmed: Substring {
    let start = drop { $0.isWhitespace }
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
  }
}
