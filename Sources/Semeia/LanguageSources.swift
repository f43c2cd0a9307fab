import SemeiaLexicon
import SemeiaRecords
import SemeiaText

/// The files that a language is compiled from, and hashes that name them.
///
/// Examples are no part of it: they test the content and change nothing that it finds.
struct LanguageSources {
  let tag: LanguageTag
  private let paths: [(name: String, path: String)]
  private let folder: any ContentFolder
  private let base: LanguageTag?

  /// - Parameter base: the language that an overlay extends: its files are part of the overlay's.
  init(_ tag: LanguageTag, _ folder: any ContentFolder, base: LanguageTag? = nil) {
    self.tag = tag
    self.folder = folder
    self.base = base
    paths = ((base.map { [$0] } ?? []) + [tag]).flatMap { part in
      folder.names(in: "languages/\(part)").filter { $0 != "examples.tsv" }.map { ($0, "languages/\(part)/\($0)") }
    }
  }

  /// How much of a file is hashed at a time.
  private static let piece = 1 << 16

  /// A fast hash, to tell whether an image was made from these files.
  var hash: UInt64 {
    var hash = ImageHash()
    for (name, path) in paths {
      hash.update(Array(name.utf8))
      // At every start: what only names an image is not kept.
      if let directory = folder as? ContentDirectory {
        directory.pieces(of: path, Self.piece) { hash.update($0) }
      } else {
        let bytes = folder.file(path) ?? []
        bytes.withUnsafeBytes { bytes in
          for start in stride(from: 0, to: bytes.count, by: Self.piece) {
            hash.update(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + Self.piece, bytes.count)]))
          }
        }
      }
    }
    return hash.value
  }

  /// SHA-256, in hexadecimal: what provenance names.
  var digest: String {
    var hash = SHA256()
    for (name, path) in paths {
      hash.update(Array(name.utf8) + [0])
      hash.update(folder.file(path) ?? [])
    }
    return hash.finish()
  }

  /// What norms of the language, or of the one that it extends, must have been counted with.
  var counting: String { ContentHash.language(base ?? tag, in: folder) }

  /// What an image depends on besides the files: this version of the software and of Unicode.
  static var version: String { "\(Version.number)|\(UnicodeVersion.icu)|\(UnicodeVersion.unicode)" }
}
