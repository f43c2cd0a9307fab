#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ContentDirectory {
  /// Writes a file as a whole: under another name first, then renamed, so that nobody reads half of it.
  ///
  /// A file that was there keeps its mode, and a link what it leads to. Where it fails, the file is as it was and nothing is left beside it.
  /// What is no regular file, a pipe for example, is written as it is.
  ///
  /// - Returns: whether it could be written.
  package static func replace(_ path: String, with bytes: [UInt8]) -> Bool { replace(path, with: bytes, mode: 0o644, isLimit: false) }

  /// The same for what not everybody may read: whatever mode the file had, it is given no right that `mode` does not give, such as `0o600`.
  package static func replace(_ path: String, with bytes: [UInt8], mode: UInt16) -> Bool {
    replace(path, with: bytes, mode: mode, isLimit: true)
  }

  private static func replace(_ path: String, with bytes: [UInt8], mode: UInt16, isLimit: Bool) -> Bool {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG { return writeThrough(path, bytes) }
    let target = exists ? resolved(path) : path
    // Of this process alone: two that write the same file do not write into each other's.
    let draft = "\(target).\(getpid()).new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else { return false }
    var isWritten = write(bytes, to: descriptor)
    if isWritten, exists {
      let kept = status.st_mode & 0o777
      isWritten = fchmod(descriptor, isLimit ? kept & mode_t(mode) : kept) == 0
    }
    // What was written may turn out not to have been when it is closed.
    if close(descriptor) == 0, isWritten, rename(draft, target) == 0 { return true }
    unlink(draft)
    return false
  }

  /// Where a path leads, with its links followed; the path itself where that cannot be told.
  private static func resolved(_ path: String) -> String {
    guard let name = realpath(path, nil) else { return path }
    defer { free(name) }
    return String(cString: name)
  }

  private static func writeThrough(_ path: String, _ bytes: [UInt8]) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    let isWritten = write(bytes, to: descriptor)
    return close(descriptor) == 0 && isWritten
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count, let start = bytes.baseAddress {
        let count = systemWrite(descriptor, start + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
      }
      return true
    }
  }
}

/// `write` of the system, which has the name of a function of ``ContentDirectory``.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
