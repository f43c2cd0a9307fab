import SemeiaContent

/// Where the content that ships with Semeia lies.
public enum ShippedContent {
  /// The folder, or nil where it was not found.
  public static var folder: String? { ContentLocation.find() }
  /// The folders that were looked in.
  public static var candidates: [String] { ContentLocation.candidates }

  /// The folders in which compiled languages are looked for: `SEMEIA_IMAGES`, then `semeia-images` beside the executable.
  public static var imageFolders: [String] { ContentLocation.imageFolders }
}
