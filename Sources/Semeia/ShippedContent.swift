import SemeiaContent

/// Where the content that ships with Semeia lies.
package enum ShippedContent {
  /// The folder, or nil where it was not found.
  package static var folder: String? { ContentLocation.find() }
  /// The folders that were looked in.
  package static var candidates: [String] { ContentLocation.candidates }

  /// The folders in which compiled languages are looked for: `SEMEIA_IMAGES`, then `semeia-images` beside the executable.
  package static var imageFolders: [String] { ContentLocation.imageFolders }
}
