import Foundation
import Testing

/// Norms built in parts are the norm of the whole, and parts hold no text.
@Suite struct NormsTests {
  private let about = [
    "--language", "en", "--genre", "narrative", "--corpus", "c", "--source", "s", "--license", "l", "--date", "2026-01-01", "--min-words",
    "20",
  ]

  /// Texts of 40 to 60 words that differ in how often they say "I" and "never".
  private func record(_ number: Int) -> String {
    var words = (0..<(40 + number % 21)).map { ["the", "boat", "went", "over", "water", "and", "came", "home"][($0 + number) % 8] }
    for place in stride(from: 3, to: words.count, by: 4 + number % 7) { words[place] = "I" }
    if number % 3 == 0 { words[5] = "never" }
    return #"{"text":"\#(words.joined(separator: " ")).","subject":"s\#(number)"}"#
  }

  @Test func partsMergeToTheWhole() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "semeia-norms-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let records = (0..<240).map(record)
    let lines = { (part: ArraySlice<String>) in Data((part.joined(separator: "\n") + "\n").utf8) }
    let whole = try Spawned.run(["norms", "build"] + about, lines(records[...]))
    #expect(whole.code == 0 && whole.out.contains(#""authors""#))
    var paths: [String] = []
    for (index, part) in [records[..<100], records[100..<130], records[130...]].enumerated() {
      let out = try Spawned.run(["norms", "build", "--part"] + about, lines(part))
      #expect(out.code == 0 && !out.out.contains("boat") && !out.out.contains("s100"))
      paths.append(folder.appending(path: "\(index).json").path)
      try Data(out.out.utf8).write(to: URL(filePath: paths[index]))
    }
    #expect(try Spawned.run(["norms", "merge"] + paths).out == whole.out)
    #expect(try Spawned.run(["norms", "merge"] + paths.reversed()).out == whole.out)
    let few = try Spawned.run(["norms", "merge", "--min-authors", "31"] + paths)
    #expect(few.code == 65 && few.error.contains("30 authors"))
    let twice = try Spawned.run(["norms", "merge"] + paths + [paths[1]])
    #expect(twice.code == 65 && twice.out.isEmpty && twice.error.contains("duplicate-part"))
    let tooSmall = try Spawned.run(["norms", "merge", paths[0]])
    #expect(tooSmall.code == 65 && tooSmall.error.contains("too few"))
  }

  /// One author's exact counts never leave, whatever the options.
  @Test func aPartOfOneAuthorIsNotPrinted() throws {
    let line = Data((record(1) + "\n").utf8)
    let one = try Spawned.run(["norms", "build", "--part"] + about.dropLast() + ["1"], line)
    #expect(one.code == 65 && one.out.isEmpty && one.error.contains("too-few-authors"))
    let lowered = try Spawned.run(["norms", "build", "--part", "--min-authors", "1"] + about, line)
    #expect(lowered.code == 64 && lowered.out.isEmpty)
    #expect(try Spawned.run(["norms", "merge", "--min-authors", "1", "/nonexistent"]).code == 64)
  }
}
