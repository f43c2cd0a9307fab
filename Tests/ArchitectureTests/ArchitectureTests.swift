import Foundation
import Testing

/// Looks at the checkout as a whole: direction of imports, length of files, traps in library code.
@Suite struct ArchitectureTests {
  private let checkout = Checkout()
  /// What any library code may import beside our modules, as `Docs/Architecture.md` says.
  private static let platform: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]

  @Test func importsFollowTheDocumentedTable() throws {
    let table = try checkout.documentedTable()
    let all = checkout.files("Sources") + checkout.files("Lexicons")
    #expect(all.count > 400)
    var imports = 0
    for file in all {
      let target = checkout.target(of: file)
      let may = try #require(table[target], "\(file.lastPathComponent) is in no documented target")
      for module in SwiftSource.imports(try checkout.text(file)) {
        imports += 1
        #expect(may.contains(module) || Self.platform.contains(module), "\(target)/\(file.lastPathComponent) imports \(module)")
      }
    }
    #expect(imports > 500)
  }

  @Test func everyFormOfImportIsSeen() {
    let source = """
      import A
      public import B
      @_spi(Loops) @testable package import C
      import struct D.E
        import F
      // import G
      /// We import H here.
      let important = "import I"
      """
    #expect(SwiftSource.imports(source) == ["A", "B", "C", "D", "F"])
  }

  /// The manifest's dependencies are the table's: what a target may import it depends on, and nothing else.
  @Test func theManifestFollowsTheDocumentedTable() throws {
    let table = try checkout.documentedTable()
    let manifest = try checkout.manifestTargets()
    #expect(Set(table.keys) == Set(manifest.keys))
    for (target, modules) in manifest { #expect(modules == table[target], "\(target) in Package.swift and in Docs/Architecture.md") }
    for target in manifest.keys where target != "SemeiaContent" {
      #expect(!checkout.files("Sources/\(target)", "").isEmpty, "\(target) has no files")
    }
    let folders = try FileManager.default.contentsOfDirectory(atPath: checkout.root.appending(path: "Sources").path)
    for folder in folders where !folder.hasPrefix(".") { #expect(manifest[folder] != nil, "Sources/\(folder) is no target") }
  }

  @Test func filesAreShort() throws {
    let endings = [".swift", ".c", ".h", ".py", ".sh"]
    let all = ["Sources", "Tests", "Lexicons", "Examples"].flatMap { folder in endings.flatMap { checkout.files(folder, $0) } }
    #expect(all.count > 600)
    for file in all where !file.path.contains("/.build/") {
      let lines = try checkout.text(file).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count - (lines.last == "" ? 1 : 0) <= 400, "\(file.lastPathComponent) is too long")
    }
  }

  @Test func librariesNeitherTrapNorPrint() throws {
    let traps = [
      "fatalError(", "try!", "precondition(", "preconditionFailure(", "assertionFailure(", "print(", "debugPrint(", "as!", "URLSession",
      "FileManager", "import Foundation",
    ]
    let all = checkout.files("Sources").filter { checkout.target(of: $0) != "SemeiaCommand" }
    #expect(all.count > 400)
    for file in all {
      let lines = try checkout.text(file).split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      for trap in traps {
        #expect(!lines.contains { SwiftSource.uses(trap, in: $0) }, "\(file.lastPathComponent) has \(trap)")
      }
    }
  }

  @Test func trapsAreSeenWhereverTheyStand() {
    #expect(SwiftSource.uses("print(", in: "print(text)") && SwiftSource.uses("print(", in: "  guard x else { print(text) }"))
    #expect(!SwiftSource.uses("print(", in: "output.print(text)") && !SwiftSource.uses("print(", in: "func fingerprint(x)"))
    #expect(SwiftSource.uses("try!", in: "let x = try! make()") && !SwiftSource.uses("try!", in: "let x = try? make()"))
  }

  /// The lists that `Tests/API/run.py` compares with what was built name the types that the sources make public, and no others.
  @Test func publicTypesAreListed() throws {
    let script = try checkout.text(checkout.root.appending(path: "Tests/API/run.py"))
    let products = try checkout.libraryProducts()
    #expect(products.count > 4)
    for target in try checkout.manifestTargets().keys.sorted() {
      let declared = try checkout.files("Sources/\(target)").reduce(into: Set<String>()) {
        $0.formUnion(SwiftSource.publicTypes(try checkout.text($1)))
      }
      let list = checkout.root.appending(path: "Tests/API/\(target).txt")
      guard FileManager.default.fileExists(atPath: list.path) else {
        #expect(declared.isEmpty || !products.contains(target), "\(target) has public types and no list in Tests/API")
        continue
      }
      #expect(script.contains("\"\(target)\""), "Tests/API/run.py does not compare \(target)")
      #expect(declared == SwiftSource.listedTypes(try checkout.text(list)), "public types of \(target) and Tests/API/\(target).txt")
    }
  }

  @Test func contentFilesAreCleanText() throws {
    let all = checkout.files("Lexicons", ".tsv") + checkout.files("Lexicons", ".json")
    #expect(all.count > 300)
    for file in all {
      let bytes = try Data(contentsOf: file)
      #expect(bytes.last == 0x0A && !bytes.contains(0x0D), "\(file.path) does not end with one line feed")
    }
  }
}
