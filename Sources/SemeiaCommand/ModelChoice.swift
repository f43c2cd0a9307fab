import Semeia
import SemeiaLexicon

/// A scoring model by name, of `hitop/models` of the content, or as a file: whatever ends in `.json`.
enum ModelChoice {
  /// The content that a model is looked for in, and the name that it has there.
  static func library(_ model: String, and content: [String]) throws -> (library: ContentLibrary, name: String) {
    try content.forEach(require)
    do throws(ContentError) {
      guard model.hasSuffix(".json") else { return (try ContentLibrary.shipped(and: content), model) }
      guard let bytes = ContentDirectory.contents(of: model) else { throw .notFound(tried: [model]) }
      guard let root = ShippedContent.folder else { throw .notFound(tried: ShippedContent.candidates) }
      let name = String(model.split(separator: "/").last?.dropLast(5) ?? "own")
      let folder = ContentOverlay(ContentDirectory([root] + content), path: "hitop/models/\(name).json", bytes: bytes)
      return (try ContentLibrary(folder, images: ShippedContent.imageFolders), name)
    } catch {
      throw Process.fail(error.description, Process.Code.configuration)
    }
  }

  /// A content folder that somebody named is there.
  static func require(_ folder: String) throws {
    if ContentDirectory.isFolder(folder) { return }
    throw Process.fail("there is no content folder \(folder)", Process.Code.missingInput)
  }
}
