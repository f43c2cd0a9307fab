import Foundation
import Testing

/// What other programs link against says what it means. `Tests/API/run.py` looks closer, at enum cases too, and needs a build.
@Suite struct PublicInterfaceTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The lines, from 1, that declare something `public` without a doc comment above. Imports, extensions and what is `@_spi` need none.
  private func undocumented(_ source: String) -> [Int] {
    var found: [Int] = []
    var isDocumented = false
    // How deep the type is indented that is `@_spi`, and so all in it.
    var hidden: Int?
    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.drop { $0 == " " }
      let depth = line.count - code.count
      if let outer = hidden, depth <= outer, !code.isEmpty { hidden = nil }
      if code.hasPrefix("///") {
        isDocumented = true
        continue
      }
      // An attribute on a line of its own stands between the comment and the declaration.
      if code.hasPrefix("@"), !code.contains("public ") { continue }
      let words = code.split(separator: " ")
      let isPublic = words.prefix { $0.hasPrefix("@") || $0 == "public" }.contains("public")
      if code.hasPrefix("@_spi") {
        if code.hasSuffix("{"), hidden == nil { hidden = depth }
      } else if isPublic, hidden == nil, !isDocumented, !words.contains("import"), !words.contains("extension") {
        found.append(index + 1)
      }
      isDocumented = false
    }
    return found
  }

  @Test func publicDeclarationsHaveADocComment() throws {
    let sources = FileManager.default.enumerator(at: root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    var count = 0
    for case let file as URL in try #require(sources) where file.pathExtension == "swift" {
      let source = try String(contentsOf: file, encoding: .utf8)
      for line in undocumented(source) { Issue.record("\(file.lastPathComponent):\(line) is public and has no doc comment") }
      count += source.split(separator: "\n").count { $0.contains("public ") && !$0.contains("import ") }
    }
    #expect(count > 500)
  }

  @Test func aMissingCommentIsSeen() {
    let source = """
      public import SemeiaText

      public struct Bare {
        /// Has one.
        public var one = 1
        public var two = 2

        /// Has one too, and an attribute between.
        @inlinable
        public func three() {}
        @inlinable public func four() {}
        @_spi(Loops) public var five = 5
      }

      @_spi(Loops) public struct Inner {
        public var six = 6
      }
      public let seven = 7
      """
    #expect(undocumented(source) == [3, 6, 11, 18])
  }
}
