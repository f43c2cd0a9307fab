import Foundation
import Testing

/// The examples run as they stand, with the command that was just built.
@Suite struct ExampleTests {
  private var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  @Test(arguments: [
    ("01-FirstReport", "wish to be dead"), ("02-Interview", #""polarity":"negated""#), ("03-Batch", #""status":"withheld""#),
    ("04-OtherLanguages", "t2 ok [('hallucinations', 'negated', False)]"),
    ("05-Transcript", #""concept":"insomnia","turn":1"#),
    ("06-EHR", #"{"feedback":1,"accepted":0,"overridden":1,"comments":1,"cards""#),
    ("13-Structure", "20 texts"),
  ])
  func runs(_ name: String, _ expected: String) throws {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder = bundle?.deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [root.appending(path: "Examples/\(name)/run.sh").path]
    process.environment = ProcessInfo.processInfo.environment.merging(["SEMEIA": folder.appending(path: "semeia").path, "PERSONS": "20"]) {
      $1
    }
    let out = Pipe()
    process.standardOutput = out
    try process.run()
    let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.contains(expected))
  }
}
