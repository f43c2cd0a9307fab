#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ArgumentParser
import CProcess

/// What the process as a whole does: signals, exit codes, standard streams.
enum Process {
  /// Exit codes of the contract, after `sysexits.h`.
  enum Code {
    static let errorRecords = ExitCode(65)
    static let missingInput = ExitCode(66)
    static let `internal` = ExitCode(70)
    static let inputOutput = ExitCode(74)
    static let configuration = ExitCode(78)
  }

  /// Makes sure that a crash shows nothing of memory, which holds patients' words: no backtrace, no core file, and none for a program that the
  /// system starts for crashes, which asks for no limit. What is given back is overwritten. A closed pipe is an error of `write`, not a signal.
  static func keepQuiet() {
    for number in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGQUIT, SIGSYS] { signal(number, SIG_DFL) }
    signal(SIGPIPE, SIG_IGN)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    #if os(Linux)
      setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    #else
      setrlimit(RLIMIT_CORE, &none)
    #endif
    cprocess_refuse_dumps()
    cprocess_overwrite_freed()
  }

  /// Whether standard output was closed before the process began, so that no answer would reach anybody.
  static var hasNoOutput: Bool { cprocess_closed_at_start() & 2 != 0 }

  /// So many bytes of records leave memory behind that is worth giving back at once.
  static let largeRecord = 1 << 18

  /// Gives the memory of a large record back to the system: it holds words, and others may need it.
  static func giveBack() { cprocess_give_back() }

  /// Writes to standard error.
  static func note(_ text: String) {
    _ = try? Output(descriptor: 2).write(Array("\(text)\n".utf8)[...])
  }

  /// Ends with a message on standard error and a code.
  static func fail(_ message: String, _ code: ExitCode) -> ExitCode {
    note("semeia: \(message)")
    return code
  }
}

/// Standard output or error, written to at once.
struct Output: Sendable {
  enum Failure: Error {
    /// The reader has gone.
    case closed
    case failed(Int32)
  }

  let descriptor: Int32

  static let standard = Output(descriptor: 1)

  func write(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { posixWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw errno == EPIPE ? .closed : .failed(errno)
      }
      rest = rest.dropFirst(count)
    }
  }

  func print(_ text: String) throws(Failure) {
    try write(Array("\(text)\n".utf8)[...])
  }

  /// Whether a person sees it.
  var isTerminal: Bool { isatty(descriptor) == 1 }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
