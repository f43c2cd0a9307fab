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
  public let folders: [String]

  public init(_ folders: [String]) { self.folders = folders }

  public func file(_ path: String) -> [UInt8]? {
    for folder in folders.reversed() {
      if let bytes = Self.read("\(folder)/\(path)") { return bytes }
    }
    return nil
  }

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
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress.map { $0 + filled }, $0.count - filled, off_t(filled)) }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes[..<filled])
  }
}

extension ContentDirectory {
  /// The bytes of any file, or nil where it cannot be read.
  public static func contents(of path: String) -> [UInt8]? { read(path) }
}
