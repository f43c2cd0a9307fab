#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Synchronization

/// Signals that ask the filter to end wait until the line that is being written is whole; then they end it as they always do, so that the
/// caller sees the same exit status. A second signal ends it at once, for a reader that never reads on.
enum OrderlyEnd {
  private static let writing = 1
  /// Bit 0: a line is being written. Above it: the number of the signal that waits, or 0.
  private static let state = Atomic<Int>(0)

  /// Handles SIGTERM, SIGINT and SIGHUP from now on, unless the caller has them ignored.
  static func begin() {
    // A handler must not be the first to touch a lazy global.
    _ = state.load(ordering: .relaxed)
    for number in [SIGTERM, SIGINT, SIGHUP] {
      let before = signal(number) { OrderlyEnd.received($0) }
      if isIgnoring(before) { signal(number, SIG_IGN) }
    }
  }

  /// Says that a line begins: from here on signals wait.
  static func lineBegins() {
    if state.bitwiseOr(writing, ordering: .sequentiallyConsistent).oldValue > writing { end() }
  }

  /// Says that what was written ends with a whole line.
  static func lineEnds() {
    if state.bitwiseAnd(~writing, ordering: .sequentiallyConsistent).oldValue > writing { end() }
  }

  /// Runs in a signal handler: atomics, `signal` and `kill` only.
  private static func received(_ number: Int32) {
    let before = state.bitwiseOr(Int(number) << 1, ordering: .sequentiallyConsistent).oldValue
    if before & writing == 0 || before > writing { die(number) }
  }

  private static func end() { die(Int32(truncatingIfNeeded: state.load(ordering: .sequentiallyConsistent) >> 1)) }

  private static func die(_ number: Int32) {
    // Two signals of different kinds leave the bits of both; each of them would do.
    let one = [SIGTERM, SIGINT, SIGHUP].contains(number) ? number : SIGTERM
    signal(one, SIG_DFL)
    kill(getpid(), one)
  }

  private static func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

extension Output {
  /// What a pipe takes whole or not at all (`PIPE_BUF` of Linux).
  private static let atomic = 4096

  /// Writes whole lines so that whoever ends the process leaves no part of one behind: short lines together in writes that a pipe takes
  /// at once, a long line by itself. Where the pipe is full it waits before a line and not within one, as far as the line fits a pipe.
  func write(lines bytes: ArraySlice<UInt8>) throws(Failure) {
    var start = bytes.startIndex
    while start < bytes.endIndex {
      var end = lineEnd(start, bytes)
      while end < bytes.endIndex, case let next = lineEnd(end, bytes), next - start <= Self.atomic { end = next }
      waitForRoom(end - start)
      OrderlyEnd.lineBegins()
      defer { OrderlyEnd.lineEnds() }
      try write(bytes[start..<end])
      start = end
    }
  }

  private func lineEnd(_ start: Int, _ bytes: ArraySlice<UInt8>) -> Int {
    bytes[start...].withUnsafeBytes { rest in
      guard let base = rest.baseAddress, let end = memchr(base, 0x0A, rest.count) else { return bytes.endIndex }
      return start + (UnsafeRawPointer(end) - base) + 1
    }
  }

  private func waitForRoom(_ count: Int) {
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      while poll(&request, 1, -1) < 0, errno == EINTR {}
      if count <= Self.atomic || request.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 || hasRoom(count) { return }
      usleep(200)
    }
  }

  /// A pipe of Linux keeps what it is given in pages that may be half full, and no call tells how many are left: it has room for certain
  /// when twice what lies in it and what comes are less than all of it. What would fill half of it is not waited for.
  private func hasRoom(_ count: Int) -> Bool {
    #if os(Linux)
      let pipeSize: Int32 = 1032  // F_GETPIPE_SZ
      let capacity = Int(fcntl(descriptor, pipeSize))
      var unread: Int32 = 0
      guard capacity > 0, ioctl(descriptor, UInt(FIONREAD), &unread) == 0, count + 2 * Self.atomic < capacity / 2 else { return true }
      return 2 * (Int(unread) + Self.atomic) + count + Self.atomic <= capacity
    #else
      return true
    #endif
  }
}
