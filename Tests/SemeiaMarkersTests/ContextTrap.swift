import Foundation
import Semeia
import SemeiaText

@testable import SemeiaMarkers

/// A sentence with a target and what it asserts of it: one row of `Tests/ContextTraps/<tag>.tsv`.
///
/// The row is text ⇥ polarity ⇥ experiencer ⇥ time ⇥ modality ⇥ source, the target between ⟦ and ⟧; `-` where any value is
/// right.
struct ContextTrap {
  static let axes = ["polarity", "experiencer", "time", "modality", "source"]
  static let values: [Set<String>] = [
    Set(Polarity.allCases.map(\.rawValue)), Set(Experiencer.allCases.map(\.rawValue)), Set(Time.allCases.map(\.rawValue)),
    Set(Modality.allCases.map(\.rawValue)), Set(Source.allCases.map(\.rawValue)),
  ]

  /// The text as the row writes it, with its marks.
  var marked: String
  /// One value an axis, in the order of ``axes``; `-` for any.
  var expected: [String]

  /// - Returns: nil where the row is not six fields with one target and known values.
  init?(row: Substring) {
    let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 6 else { return nil }
    marked = fields[0]
    expected = Array(fields[1...])
    guard marked.split(separator: "⟦", omittingEmptySubsequences: false).count == 2,
      marked.split(separator: "⟧", omittingEmptySubsequences: false).count == 2, !target.isEmpty
    else { return nil }
    for (value, known) in zip(expected, Self.values) where value != "-" && !known.contains(value) { return nil }
  }

  var text: String { marked.filter { $0 != "⟦" && $0 != "⟧" } }

  /// Bytes of ``text``; empty where the marks are out of order.
  var target: TextSpan {
    guard let open = marked.utf8.firstRange(of: "⟦".utf8), let close = marked.utf8.firstRange(of: "⟧".utf8),
      open.upperBound < close.lowerBound
    else { return TextSpan(0, 0) }
    let start = marked.utf8.distance(from: marked.startIndex, to: open.lowerBound)
    return TextSpan(start, start + marked.utf8.distance(from: open.upperBound, to: close.lowerBound))
  }

  /// Whether a finding there should count. An axis that may have any value takes nothing away.
  var shouldCount: Bool {
    expected[0] != "negated" && ["self", "-"].contains(expected[1]) && ["current", "-"].contains(expected[2])
      && ["actual", "possible", "-"].contains(expected[3]) && ["own", "-"].contains(expected[4])
  }

  /// All traps, by language tag.
  ///
  /// - Throws: ``Broken`` for a row that cannot be read.
  static func all() throws -> [(tag: String, traps: [ContextTrap])] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tsv") }.sorted().map { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let traps = try text.split(separator: "\n").map { row in
        guard let trap = ContextTrap(row: row) else { throw Broken(file: name, row: String(row)) }
        return trap
      }
      return (String(name.dropLast(4)), traps)
    }
  }

  struct Broken: Error {
    var file: String
    var row: String
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let folder = root.appending(path: "Tests/ContextTraps")
}

extension Assertion {
  /// One value an axis, in the order of ``ContextTrap/axes``.
  var values: [String] { [polarity.rawValue, experiencer.rawValue, time.rawValue, modality.rawValue, source.rawValue] }
}
