import Foundation

/// Spawns the command that was built beside the tests, with pipes.
enum Spawned {
  struct Outcome {
    var code: Int32
    var out: String
    var error: String
    var lines: [Substring] { out.split(separator: "\n") }
  }

  static var binary: URL {
    // Tests and the command are built into the same folder.
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    return (bundle?.deletingLastPathComponent() ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()).appending(
      path: "semeia")
  }

  /// Runs a line of bash, in which `$0` is the command and `$@` its arguments.
  static func runShell(_ line: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line, binary.path] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  static func run(_ arguments: [String] = [], _ input: Data = Data(), environment: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    if !environment.isEmpty { process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 } }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    // A command that ends before it has read everything is no reason to end too.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
    DispatchQueue.global().async {
      try? stdin.fileHandleForWriting.write(contentsOf: input)
      try? stdin.fileHandleForWriting.close()
    }
    let out = stdout.fileHandleForReading.readDataToEndOfFile()
    let error = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, out: String(decoding: out, as: UTF8.self), error: String(decoding: error, as: UTF8.self))
  }
}
