#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is only ever appended to, by one process at a time.
final class LogFile {
  private let descriptor: Int32

  /// Opens or makes the file, readable by its owner only, and locks it until the end.
  init(appendingTo path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw Process.fail("the log cannot be opened", Process.Code.inputOutput) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The last line; nil where the file is empty. A last line without its line feed was cut off, and is an error.
  func lastLine() throws -> [UInt8]? {
    let size = lseek(descriptor, 0, SEEK_END)
    if size == 0 { return nil }
    var tail: [UInt8] = []
    var start = size
    while start > 0 {
      let count = min(start, 1 << 16)
      start -= count
      var block = [UInt8](repeating: 0, count: Int(count))
      let read = block.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, start) }
      guard read == Int(count) else { throw Process.fail("the log cannot be read", Process.Code.inputOutput) }
      tail = block + tail
      if tail.dropLast().contains(0x0A) { break }
    }
    guard tail.last == 0x0A else {
      throw Process.fail("the last line of the log was cut off; nothing was appended", Process.Code.errorRecords)
    }
    return Array(tail.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false).last ?? [])
  }

  func append(_ bytes: [UInt8]) throws {
    do { try Output(descriptor: descriptor).write(bytes[...]) } catch {
      throw Process.fail("the log cannot be written", Process.Code.inputOutput)
    }
    guard fsync(descriptor) == 0 else { throw Process.fail("the log cannot be written", Process.Code.inputOutput) }
  }

  /// The clock, in universal time and whole seconds.
  static var clock: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    func two(_ value: Int32) -> String { (value < 10 ? "0" : "") + String(value) }
    return
      "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
