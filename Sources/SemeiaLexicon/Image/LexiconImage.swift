@_spi(Loops) import SemeiaText

/// A compiled lexicon as bytes, so that a language can be used without reading its tables.
///
/// An image belongs to one version of the software, of Unicode and of the tables: where any of them differs it is passed over and the
/// tables are read. It is made by `semeia compile`, before use; nothing writes one at run time.
package struct LexiconImage: Sendable {
  /// Raised with every change of the form.
  static let format: UInt32 = 9
  private static let magic: UInt64 = 0x0001_6169_656D_6553
  private static let headerSize = 40

  package let lexicon: Lexicon
  /// The hash of the tables, as whoever made the image wrote it.
  package let digest: String

  /// The image of a lexicon.
  ///
  /// - Parameters:
  ///   - body: the lexicon as ``LexiconReader`` wrote it.
  ///   - sources: the hash of the files that it was compiled from.
  ///   - version: what else it depends on: software, ICU.
  package static func bytes(_ body: [UInt8], sources: UInt64, version: String, digest: String) -> [UInt8] {
    var digestWriter = ImageWriter()
    digestWriter.append(digest)
    let rest = digestWriter.bytes + body
    var header = ImageWriter()
    header.append(magic)
    header.append(UInt64(format))
    header.append(sources)
    header.append(hash(version))
    var check = ImageHash()
    check.update(rest)
    header.append(check.value)
    return header.bytes + rest
  }

  /// Reads an image.
  ///
  /// - Returns: nil where it is damaged, or made from other tables, by another version or for another kind of machine.
  package init?(_ memory: ImageMemory, language: LanguageDescription, sources: UInt64, version: String) {
    var header = ImageReader(memory)
    guard 1.littleEndian == 1, header.number(UInt64.self) == Self.magic, header.number(UInt64.self) == UInt64(Self.format),
      header.number(UInt64.self) == sources, header.number(UInt64.self) == Self.hash(version), let expected = header.number(UInt64.self)
    else { return nil }
    var check = ImageHash()
    check.update(UnsafeRawBufferPointer(rebasing: memory.bytes[Self.headerSize...]))
    guard check.value == expected else { return nil }
    var body = ImageReader(memory, from: Self.headerSize)
    guard let digest = body.text(), let lexicon = Lexicon(language, from: &body) else { return nil }
    self.digest = digest
    self.lexicon = lexicon
  }

  private static func hash(_ text: String) -> UInt64 {
    var hash = ImageHash()
    hash.update(Array(text.utf8))
    return hash.value
  }
}
