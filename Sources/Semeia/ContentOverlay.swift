package import SemeiaLexicon

/// Content with one file of somebody's own, which takes the place of any file of that path.
package struct ContentOverlay: ContentFolder {
  private let base: any ContentFolder
  private let path: String
  private let bytes: [UInt8]

  package init(_ base: any ContentFolder, path: String, bytes: [UInt8]) {
    self.base = base
    self.path = path
    self.bytes = bytes
  }

  package func file(_ path: String) -> [UInt8]? { path == self.path ? bytes : base.file(path) }

  package func names(in directory: String) -> [String] {
    let names = base.names(in: directory)
    guard path.hasPrefix("\(directory)/"), !path.dropFirst(directory.utf8.count + 1).contains("/") else { return names }
    return Set(names + [String(path.dropFirst(directory.utf8.count + 1))]).sorted()
  }
}
