@_spi(Loops) import SemeiaText

/// A compiled lexicon as bytes, so that a language can be used without reading its tables.
///
/// An image belongs to one version of the software, of Unicode and of the tables: where any of them differs it is passed over and the
/// tables are read. It is made by `semeia compile`, before use; nothing writes one at run time.
package struct LexiconImage: Sendable {
  /// Raised with every change of the form.
  static let format: UInt32 = 14
  private static let magic: UInt64 = 0x0001_6169_656D_6553
  private static let headerSize = 40

  package let lexicon: Lexicon
  /// The hash of the tables, as whoever made the image wrote it.
  package let digest: String
  /// The hash of the rows that norms are counted with, likewise.
  package let counting: String

  /// The image of a lexicon.
  ///
  /// - Parameters:
  ///   - body: the lexicon as ``LexiconReader`` wrote it.
  ///   - sources: the hash of the files that it was compiled from.
  ///   - version: what else it depends on: software, ICU.
  ///   - digest: names the tables.
  ///   - counting: names the rows that norms are counted with.
  package static func bytes(_ body: [UInt8], sources: UInt64, version: String, digest: String, counting: String) -> [UInt8] {
    var names = ImageWriter()
    names.append(digest)
    names.append(counting)
    let rest = names.bytes + body
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

  /// Why an image cannot be used. Whoever asked for it reads the tables instead.
  package enum Problem: Error, Hashable {
    /// It is no image, or one of another form or kind of machine.
    case foreign
    /// It was made from other tables, by another version of the software or of Unicode.
    case outdated
    /// Its bytes are not those that were written.
    case damaged
    /// What its tables say of each other does not hold, whatever its hash says.
    case unsound
  }

  /// Reads an image.
  ///
  /// Nothing that it says is believed: what points from one table into another is looked at before it is followed.
  package init(_ memory: ImageMemory, language: LanguageDescription, sources: UInt64, version: String) throws(Problem) {
    var header = ImageReader(memory)
    guard 1.littleEndian == 1, header.number(UInt64.self) == Self.magic, header.number(UInt64.self) == UInt64(Self.format) else {
      throw .foreign
    }
    guard header.number(UInt64.self) == sources, header.number(UInt64.self) == Self.hash(version) else { throw .outdated }
    guard let expected = header.number(UInt64.self) else { throw .damaged }
    var check = ImageHash()
    check.update(UnsafeRawBufferPointer(rebasing: memory.bytes[Self.headerSize...]))
    guard check.value == expected else { throw .damaged }
    var body = ImageReader(memory, from: Self.headerSize)
    guard let digest = body.text(), let counting = body.text(), let lexicon = Lexicon(language, from: &body) else { throw .unsound }
    self.digest = digest
    self.counting = counting
    self.lexicon = lexicon
  }

  private static func hash(_ text: String) -> UInt64 {
    var hash = ImageHash()
    hash.update(Array(text.utf8))
    return hash.value
  }
}
