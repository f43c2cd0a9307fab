/// Where content is read from: one or more folders, the later ones adding to the earlier.
///
/// The library does not read files by itself; the command's folder and a test's dictionary both conform.
public protocol ContentFolder: Sendable {
  /// The bytes of a file by its path within the folder, or nil where there is none.
  func file(_ path: String) -> [UInt8]?
  /// The names of what a directory holds, sorted by their bytes; empty where there is none.
  func names(in directory: String) -> [String]
}
