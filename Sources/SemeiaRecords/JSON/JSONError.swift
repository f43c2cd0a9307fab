/// Why a sequence of bytes is not a JSON text, and where.
///
/// The error never carries any part of the bytes themselves, so it can be shown and logged.
public struct JSONError: Error, Hashable, Sendable {
  /// The codes are shared with ``RecordError``, so that a program has one vocabulary to handle.
  public typealias Code = RecordError.Code

  /// What is wrong.
  ///
  /// A JSON reader uses only `.invalidUTF8`, `.byteOrderMark`, `.tooDeep`, `.syntax`, `.trailingComma`, `.duplicateKey`,
  /// `.invalidNumber`, `.controlCharacter`, `.nulByte` and `.loneSurrogate`.
  public let code: Code

  /// The offending byte, counted from the first byte of the text.
  ///
  /// This is the comma of a trailing comma, the opening quotation mark of a second key, the bracket that is one too
  /// deep, the first byte of an ill-formed UTF-8 sequence, and the backslash of a bad escape. In a number it is a leading
  /// zero, a sign, point or exponent mark without a digit after it, or the first byte that is no part of a number.
  /// It equals the number of bytes when the text ends too early.
  public let offset: Int

  /// Creates an error at a byte.
  public init(_ code: Code, at offset: Int) {
    self.code = code
    self.offset = offset
  }
}
