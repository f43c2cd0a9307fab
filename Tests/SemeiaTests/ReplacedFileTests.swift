import Foundation
import Testing

@testable import Semeia

/// A file that is replaced is replaced as a whole, or not at all.
@Suite struct ReplacedFileTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "semeia-replaced-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func mode(_ file: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
  }

  private func write(_ text: String, to file: URL, mode: Int) throws {
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  @Test func aFileKeepsItsMode() throws {
    try withFolder { folder in
      let file = folder.appending(path: "a.json")
      for mode in [0o600, 0o640, 0o755] {
        try write("old", to: file, mode: mode)
        #expect(ContentDirectory.replace(file.path, with: Array("new".utf8)))
        #expect(try String(contentsOf: file, encoding: .utf8) == "new")
        #expect(try self.mode(file) == mode)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
    }
  }

  @Test func whatOnlyItsOwnerMayReadIsNeverWider() throws {
    try withFolder { folder in
      let file = folder.appending(path: "map.json")
      #expect(ContentDirectory.replace(file.path, with: [0x7B], mode: 0o600))
      #expect(try mode(file) == 0o600)
      try write("old", to: file, mode: 0o644)
      #expect(ContentDirectory.replace(file.path, with: [0x7B], mode: 0o600))
      #expect(try mode(file) == 0o600)
    }
  }

  @Test func aLinkStaysALink() throws {
    try withFolder { folder in
      let (file, link) = (folder.appending(path: "file"), folder.appending(path: "link"))
      try write("old", to: file, mode: 0o640)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
      #expect(ContentDirectory.replace(link.path, with: Array("new".utf8)))
      #expect(try String(contentsOf: file, encoding: .utf8) == "new")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
    }
  }

  /// A folder of that name cannot be replaced by a file; what was written for it goes.
  @Test func nothingIsLeftBesideWhereItFails() throws {
    try withFolder { folder in
      let target = folder.appending(path: "taken")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
      #expect(!ContentDirectory.replace(target.path, with: Array("new".utf8)))
      #expect(!ContentDirectory.replace(folder.appending(path: "missing/file").path, with: [1]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
    }
  }

  /// No room is left on this device: the draft cannot be written, the file stays and nothing lies beside it.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))) func aDeviceIsWrittenAsItIs() {
    #expect(!ContentDirectory.replace("/dev/full", with: [1]))
    #expect(!FileManager.default.fileExists(atPath: "/dev/full.\(ProcessInfo.processInfo.processIdentifier).new"))
    #expect(ContentDirectory.replace("/dev/null", with: [1]))
  }
}
