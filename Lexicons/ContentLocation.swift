#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the content that ships with Semeia, without `Bundle`: a moved binary says where it looked instead of trapping.
public enum ContentLocation {
  /// The folders that are tried, in order: the environment's `SEMEIA_CONTENT`, and then nothing else; beside the executable, as `share/semeia` one
  /// level up or as `Lexicons`; the checkout that it was built from.
  public static var candidates: [String] {
    if let named = getenv("SEMEIA_CONTENT"), named.pointee != 0 { return [String(cString: named)] }
    var folders: [String] = []
    if let executable = executableFolder {
      folders += ["\(executable)/../share/semeia", "\(executable)/Lexicons"]
    }
    let source = #filePath
    if let slash = source.lastIndex(of: "/") { folders.append(String(source[..<slash])) }
    return folders
  }

  /// The first candidate that holds `concepts/`, or nil.
  public static func find() -> String? {
    candidates.first { access("\($0)/concepts/distress.json", R_OK) == 0 }
  }

  /// Where compiled languages are looked for: the environment's `SEMEIA_IMAGES`; `semeia-images` beside the executable.
  public static var imageFolders: [String] {
    var folders: [String] = []
    if let named = getenv("SEMEIA_IMAGES") { folders.append(String(cString: named)) }
    if let executable = executableFolder { folders.append("\(executable)/semeia-images") }
    return folders
  }

  private static var executableFolder: String? {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
      guard count > 0 else { return nil }
      let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      let path = CommandLine.arguments.first ?? ""
    #endif
    return path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}
