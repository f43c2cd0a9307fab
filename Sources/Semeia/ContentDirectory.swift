#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
public import SemeiaLexicon

/// Content on disk: one or more folders of the form of `Lexicons/`. A file of a later folder replaces the same file of an
/// earlier one; directories are joined.
public struct ContentDirectory: ContentFolder {
  /// Paths of the folders as they were given; of two files of one name the later folder's is read.
  public let folders: [String]

  /// Takes folders without looking at them: one that is not there holds nothing.
  public init(_ folders: [String]) { self.folders = folders }

  /// The bytes of a regular file, from the last folder that has it; nil where none has it or it cannot be read.
  public func file(_ path: String) -> [UInt8]? {
    for folder in folders.reversed() {
      if let bytes = Self.read("\(folder)/\(path)") { return bytes }
    }
    return nil
  }

  /// The names in a directory of all folders, each once, sorted; hidden ones left out. Empty where there is none.
  public func names(in directory: String) -> [String] {
    var names: Set<String> = []
    for folder in folders {
      guard let stream = opendir("\(folder)/\(directory)") else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
          String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        if !name.hasPrefix(".") { names.insert(name) }
      }
    }
    return names.sorted()
  }

  /// The bytes of a file, or nil where it cannot be read.
  package static func read(_ path: String) -> [UInt8]? {
    guard let (descriptor, size) = opened(path) else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      filled = fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor, at: 0)
    }
    return bytes.count == size ? bytes : nil
  }

  /// Shows a file piece by piece, without keeping it; nothing where it cannot be read.
  ///
  /// - Parameters:
  ///   - size: of each piece but the last, in bytes.
  ///   - body: called with one after the other.
  func pieces(of path: String, _ size: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    for folder in folders.reversed() {
      guard let (descriptor, whole) = Self.opened("\(folder)/\(path)") else { continue }
      defer { close(descriptor) }
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(size, max(whole, 1)), alignment: 8)
      defer { buffer.deallocate() }
      for start in stride(from: 0, to: whole, by: size) {
        let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(size, whole - start)])
        guard Self.fill(piece, from: descriptor, at: start) == piece.count else { return }
        body(UnsafeRawBufferPointer(piece))
      }
      return
    }
  }

  /// Opens a file, and tells its size; nil where it is none, or cannot be read.
  private static func opened(_ path: String) -> (descriptor: Int32, size: Int)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return (descriptor, Int(status.st_size))
  }

  /// Reads until a buffer is full or the file ends, and returns how much there is.
  private static func fill(_ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = pread(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    return filled
  }

  /// A file's bytes where the system keeps them, not copied; nil where it cannot be read. Who replaces the file must do so as a whole, as
  /// ``replace(_:with:)`` does.
  package static func mapped(_ path: String) -> ImageMemory? {
    guard let (descriptor, size) = opened(path) else { return nil }
    defer { close(descriptor) }
    guard size > 0, let base = mmap(nil, size, PROT_READ, MAP_PRIVATE | populate, descriptor, 0), base != MAP_FAILED else { return nil }
    return ImageMemory(UnsafeRawBufferPointer(start: base, count: size)) {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
  }
}

extension ContentDirectory {
  /// Asks for all pages of a file at once: its hash is read first of all, and a fault for every few of them takes longer.
  private static var populate: Int32 {
    #if os(Linux)
      MAP_POPULATE
    #else
      0
    #endif
  }

  /// The bytes of any file, a pipe for example, or nil where it cannot be read.
  package static func contents(of path: String) -> [UInt8]? {
    if let bytes = read(path) { return bytes }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = part.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count > 0 { bytes += part[..<count] } else if errno != EINTR { return nil }
    }
  }

  /// Whether there is a folder of this name.
  package static func isFolder(_ path: String) -> Bool {
    guard let stream = opendir(path) else { return false }
    closedir(stream)
    return true
  }
}

/// `read` of the system, which has the name of a function of ``ContentDirectory``.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, bytes, count) }
