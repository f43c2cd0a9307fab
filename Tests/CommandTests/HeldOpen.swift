import Foundation

/// The command with its pipes in the test's hands, for what callers do while it runs.
/// Its pipes may be used from several threads; the count has a lock.
final class HeldOpen: @unchecked Sendable {
  let process = Process()
  private let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
  private let lock = NSLock()
  private var sent = 0

  init(_ arguments: [String] = []) throws {
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = Spawned.binary
    process.arguments = arguments
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
  }

  /// Sends the same line over and over on a thread of its own, until nobody takes any more.
  func keepSending(_ line: String) {
    let data = Data((line + "\n").utf8)
    let input = stdin.fileHandleForWriting
    Thread.detachNewThread { [self] in
      while (try? input.write(contentsOf: data)) != nil { lock.withLock { sent += data.count } }
    }
  }

  /// How many bytes have been taken from the sender so far.
  var taken: Int { lock.withLock { sent } }

  func send(_ data: Data) throws { try stdin.fileHandleForWriting.write(contentsOf: data) }

  func endInput() { try? stdin.fileHandleForWriting.close() }

  /// Some bytes of output; waits for the first.
  func read() -> Data { stdout.fileHandleForReading.availableData }

  /// Everything up to the end of output.
  func readRest() -> Data { stdout.fileHandleForReading.readDataToEndOfFile() }

  func closeOutput() { try? stdout.fileHandleForReading.close() }

  func errors() -> String { String(decoding: stderr.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }

  func send(signal number: Int32) { kill(process.processIdentifier, number) }

  /// The resident set in KiB.
  var residentKilobytes: Int? {
    guard let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8) else { return nil }
    return status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }.flatMap {
      $0.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }
  }
}
