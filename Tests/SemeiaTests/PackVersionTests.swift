import Foundation
import SemeiaLexicon
import SemeiaRecords
import Testing

@testable import Semeia

/// What a pack says under one version never changes: whoever reads `safety@2` in a report can look up what it was.
@Suite struct PackVersionTests {
  private static let record = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "PackVersions.tsv")

  /// `safety@2`, and the hash of its rules and of all that they say.
  private func now(_ name: String, _ folder: any ContentFolder) throws -> (version: String, hash: String) {
    let pack = try #require(folder.file("rules/\(name)/pack.json"))
    let json = try JSONReader().read(pack)
    var hash = SHA256()
    hash.update(pack)
    for file in folder.names(in: "rules/\(name)/messages") {
      hash.update(Array(file.utf8) + [0])
      hash.update(folder.file("rules/\(name)/messages/\(file)") ?? [])
    }
    return ("\(json["id"]?.string ?? "")@\(json["version"]?.int ?? 0)", hash.finish())
  }

  private func known() throws -> [String: String] {
    let lines = try String(contentsOf: Self.record, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t").map(String.init)
    }
    return Dictionary(lines.map { ($0[0], $0[1]) }, uniquingKeysWith: { _, _ in "twice" })
  }

  /// `SEMEIA_RECORD=1` adds versions that are new, and fails; one that is there is never replaced.
  @Test func aChangedPackHasANewVersion() throws {
    let folder = try ContentLibrary.shipped().folder
    var known = (try? known()) ?? [:]
    let isRecording = ProcessInfo.processInfo.environment["SEMEIA_RECORD"] != nil
    for name in folder.names(in: "rules") {
      let (version, hash) = try now(name, folder)
      if known[version] == nil, isRecording {
        known[version] = hash
        let lines = known.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }
        try Data(lines.joined().utf8).write(to: Self.record)
        Issue.record("\(version) was recorded")
      }
      #expect(known[version] == hash, "\(version) has changed: raise its version, say in its card why, and record it with SEMEIA_RECORD=1")
    }
  }

  /// A card says when the pack was revised: the first version alone was not.
  @Test func cardsSayWhenPacksWereRevised() throws {
    let folder = try ContentLibrary.shipped().folder
    for name in folder.names(in: "rules") {
      let card = try JSONReader().read(try #require(folder.file("rules/\(name)/card.json")))
      let dates = try #require(card["evidence_based_dates"]?.string)
      let version = try now(name, folder).version
      #expect(version.hasSuffix("@1") == dates.contains("not revised"), "\(name)")
      #expect(version.hasSuffix("@1") || dates.contains("version \(version.split(separator: "@")[1])"), "\(name)")
    }
  }
}
