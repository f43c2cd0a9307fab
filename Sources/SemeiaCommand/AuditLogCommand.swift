import ArgumentParser
import Semeia
import SemeiaRecords

/// The append-only log of what was reported and reviewed.
struct AuditLogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit-log", abstract: "Appends to and verifies a hash-chained log without text.", subcommands: [Append.self, Verify.self])

  /// Adds entries.
  struct Append: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads report lines or review lines and appends an entry for each. Prints the hash of the last entry.",
      discussion: "Entries cut off at the end of a log go unnoticed unless somebody keeps that hash elsewhere.")

    @Argument(help: "The log. It is made where there is none; only its owner may read it.")
    var log: String

    @Option(help: "The time of the entries, ISO 8601 in universal time; that of the clock by default.")
    var at: String?

    @Option(help: "A file with a secret: then reports are also named by their id under this key (HMAC-SHA-256).")
    var key: String?

    func run() throws {
      if let at, CalendarDate(at) == nil { throw ValidationError("--at takes a day and time such as 2026-11-21T10:00:00Z") }
      let secret = try key.map { try InputFile.read($0) }
      let time = at ?? LogFile.clock
      let lines = InputFile.lines(try InputFile.read(nil))
      let file = try LogFile(appendingTo: log)
      var isClean = true
      do {
        var (chain, out) = try chain(file, time)
        guard chain.time <= time else {
          throw Process.fail("the last entry is of \(chain.time), later than \(time); nothing was appended", Process.Code.errorRecords)
        }
        for (line, number) in lines {
          if let members = AuditLog.members(ofReport: line, key: secret) {
            out += Array("\(chain.append("report", at: time, members).compact)\n".utf8)
          } else if let review = try? ReviewRecord(parsing: line) {
            out += Array("\(chain.append("review", at: time, AuditLog.members(of: review)).compact)\n".utf8)
          } else {
            isClean = false
            Process.note("line \(number): neither a report nor a review")
          }
        }
        try file.append(out)
        try Output.standard.print(chain.head)
      } catch let fault as AuditLog.Fault {
        throw Process.fail("the last line of the log is not sound (\(fault.code)); nothing was appended", Process.Code.errorRecords)
      }
      if !isClean { throw Process.Code.errorRecords }
    }

    private func chain(_ file: LogFile, _ time: String) throws -> (AuditLog, [UInt8]) {
      if let last = try file.lastLine() { return (try AuditLog(continuing: last), []) }
      let (log, line) = AuditLog.open(at: time)
      return (log, Array("\(line.compact)\n".utf8))
    }
  }

  /// Checks the chain.
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks the chain of a log: exit 0 where it holds, 65 where it does not.")

    @Argument(help: "The log.")
    var log: String

    @Option(help: "The hash that the last entry must have, kept elsewhere.")
    var head: String?

    func run() throws {
      let lines = InputFile.lines(try InputFile.read(log)).map(\.line)
      do throws(AuditLog.Fault) {
        let (entries, head) = try AuditLog.verify(lines, head: head)
        try? Output.standard.print(
          JSONValue.object([.init("status", "verified"), .init("entries", .int(entries)), .init("head", .string(head))]).compact)
      } catch {
        try Output.standard.print(
          JSONValue.object([.init("status", "broken"), .init("line", .int(error.line)), .init("what", .string(error.code))]).compact)
        throw Process.Code.errorRecords
      }
    }
  }
}
