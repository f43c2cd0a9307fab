import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaCommand

/// What the filter tells on standard error when it is asked, and that it never tells a word of a text.
@Suite struct ObservationTests {
  private let input = Data(
    #"""
    {"id":"a","text":"My secret is Xylophone42.","language":"en"}
    {"id":"b","text":"Xylophone42
    {"id":"c","text":""}

    """#.utf8)

  @Test func isSilentUnlessAsked() throws {
    #expect(try Spawned.run([], input).error.isEmpty)
  }

  @Test func logsLinesAndNeverText() throws {
    let outcome = try Spawned.run(["--log-level", "info", "--summary", "--progress"], input)
    #expect(!outcome.error.contains("Xylophone42"))
    let lines = outcome.error.split(separator: "\n").filter { $0.hasPrefix("{") }
    let events = try lines.dropLast().map { try #require(JSONReader().read(Array($0.utf8))["event"]?.string) }
    #expect(events == ["start", "error-record", "abstained", "end"])
    #expect(lines.last == #"{"lines":3,"ok":1,"abstained":1,"withheld":0,"errors":1}"#)
    #expect(outcome.error.contains("3 lines, 0.0 MB"))
    let errorsOnly = try Spawned.run(["--log-level", "error"], input)
    #expect(errorsOnly.error == "{\"level\":\"error\",\"event\":\"error-record\",\"line\":2}\n")
  }

  /// Every command whose work can be long tells how far it is, on standard error alone.
  @Test(arguments: [["convert", "-", "--from", "text", "--quiet"], ["table"], ["report", "--language", "en"], ["kwic", "insomnia"]])
  func longWorkShowsProgress(_ arguments: [String]) throws {
    let line = #"{"text":"I can't sleep.","language":"en"}"#
    let input = Data((arguments[0] == "table" ? try Spawned.run([], Data(line.utf8)).out : line + "\n").utf8)
    let quiet = try Spawned.run(arguments, input)
    let told = try Spawned.run(arguments + ["--progress"], input)
    #expect(quiet.code == 0 && told.out == quiet.out && quiet.error.isEmpty)
    #expect(told.error.contains(arguments[0] == "convert" ? "1 files, " : "1 lines, ") && !told.error.contains("sleep"))
  }

  @Test func progressSaysRateAndWhatIsLeft() {
    #expect(
      ProgressLine.text(done: 1200, noun: "lines", bytes: 3_000_000, total: 9_000_000, seconds: 4)
        == "1200 lines, 3.0 MB, 300 lines/s, 0.7 MB/s, 33 %, 8 s left")
    #expect(
      ProgressLine.text(done: 12, of: 40, noun: "measures", bytes: 0, total: nil, seconds: 4)
        == "12 of 40 measures, 3 measures/s, 30 %, 9 s left")
    #expect(ProgressLine.text(done: 0, of: 40, noun: "measures", bytes: 0, total: nil, seconds: 4) == "0 of 40 measures")
    #expect(ProgressLine.text(done: 0, noun: "lines", bytes: 0, total: 10, seconds: 0) == "0 lines, 0.0 MB")
  }

  @Test func theManifestExplainsProvenance() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "semeia-manifest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "manifest.json")
    let content = try Self.englishOnly(in: folder)
    let outcome = try Spawned.run(["--manifest", file.path], input, environment: ["SEMEIA_CONTENT": content.path])
    let manifest = try JSONReader().read([UInt8](Data(contentsOf: file)))
    let report = try JSONReader().read(Array(outcome.lines[0].utf8))
    #expect(manifest["languages"]?["en"]?["provenance"]?.string == report["provenance"]?.string)
    #expect(manifest["packs"]?["safety"]?.string?.hasPrefix("sha256:") == true)
    #expect(try Spawned.run(["--manifest", "/no/such/folder/m.json"], input).code == 74)
  }

  /// A content folder with one language: hashing all of them is slow in a debug build.
  private static func englishOnly(in folder: URL) throws -> URL {
    let shipped = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Lexicons")
    let content = folder.appending(path: "content")
    try FileManager.default.createDirectory(at: content.appending(path: "languages"), withIntermediateDirectories: true)
    for name in ["concepts", "hitop", "norms", "rules", "schemas", "languages/en"] {
      try FileManager.default.createSymbolicLink(at: content.appending(path: name), withDestinationURL: shipped.appending(path: name))
    }
    return content
  }

  /// The disk is full: the file that was there stays as it was, and nothing lies beside it.
  @Test func aManifestThatCannotBeWrittenLeavesNothing() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "semeia-manifest-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "manifest.json")
    try Data("old".utf8).write(to: file)
    #expect(try Spawned.runShell("trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"", ["--manifest", file.path]) != 0)
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["manifest.json"])
    #expect(try Spawned.runShell("exec \"$0\" \"$@\"", ["--manifest", file.path]) == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["manifest.json"])
  }
}
