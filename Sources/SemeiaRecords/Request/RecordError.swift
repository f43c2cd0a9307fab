/// Why a line could not be read as a record: the `error` of a report.
///
/// Nothing in it repeats a value of the line, so it can be shown and logged.
public struct RecordError: Error, Hashable, Sendable {
  /// What is wrong; the raw values are the codes that other programs see, and never change.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    // The bytes are not a JSON text.
    /// The bytes are not valid UTF-8.
    case invalidUTF8 = "invalid-utf8"
    /// A byte-order mark stands where none may stand.
    case byteOrderMark = "byte-order-mark"
    /// Brackets are nested more deeply than the reader's limit, 64 by default.
    case tooDeep = "too-deep"
    /// Not JSON in any other way.
    case syntax
    /// A comma after the last element or member.
    case trailingComma = "trailing-comma"
    /// An object has a key twice.
    case duplicateKey = "duplicate-key"
    /// A number of a form that JSON does not have: `01`, `+1`, `NaN`.
    case invalidNumber = "invalid-number"
    /// A control character that is not escaped.
    case controlCharacter = "control-character"
    /// A zero byte that is not escaped.
    case nulByte = "nul-byte"
    /// An escaped half of a surrogate pair.
    case loneSurrogate = "lone-surrogate"
    // The JSON text is not the record that was expected.
    /// More bytes than the caller allows; the line was not kept.
    case lineTooLong = "line-too-long"
    /// The top level is no object.
    case notAnObject = "not-an-object"
    /// Neither text nor turns, or a turn without text.
    case missingText = "missing-text"
    /// Text and turns together.
    case textAndTurns = "text-and-turns"
    /// A field is of another type than the contract's; ``RecordError/field`` names it.
    case wrongType = "wrong-type"
    /// A field has a value that the contract does not have, such as an unknown genre.
    case invalidField = "invalid-field"
    // A file that was to become a record, see `--from`.
    /// The file could not be read as a transcript.
    case unreadableTranscript = "unreadable-transcript"
    // The record is in order, the program is not.
    /// The program failed; nothing is said of the text.
    case `internal`
  }

  /// What is wrong, in a word.
  public let code: Code

  /// One sentence in English without any value of the line.
  public let message: String

  /// The offending byte, counted from the start of the line: for a bad field the first byte of its value, for a field
  /// that is missing the bracket of the object that lacks it. Nil when there is none, as for a line that was not kept.
  public let offset: Int?

  /// The field of the record, for `wrong-type` and `invalid-field` always, otherwise where there is one.
  public let field: String?

  /// The `id` of the record; nil when it has none or it could not be read.
  public internal(set) var id: String?

  /// Creates an error.
  ///
  /// - Parameter detail: what else can be said without repeating a value, such as which member of which turn.
  public init(_ code: Code, offset: Int? = nil, field: String? = nil, id: String? = nil, detail: String? = nil) {
    self.code = code
    self.offset = offset
    self.field = field
    self.id = id
    message = detail.map { "\(code.explanation): \($0)" } ?? code.explanation
  }

  /// The error of a line that is not JSON.
  public init(_ error: JSONError, id: String? = nil) {
    self.init(error.code, offset: error.offset, id: id)
  }

  /// Takes an error as a report states it.
  init(code: Code, message: String, offset: Int?, field: String?, id: String?) {
    self.code = code
    self.message = message
    self.offset = offset
    self.field = field
    self.id = id
  }
}

extension RecordError.Code {
  /// What the code means, as a sentence without a full stop.
  public var explanation: String {
    switch self {
    case .invalidUTF8: "the line is not valid UTF-8"
    case .byteOrderMark: "a byte-order mark stands where none may stand"
    case .tooDeep: "brackets are nested too deeply"
    case .syntax: "the line is not valid JSON"
    case .trailingComma: "a comma follows the last element or member"
    case .duplicateKey: "an object has the same key twice"
    case .invalidNumber: "a number is not written as JSON requires"
    case .controlCharacter: "a control character is not escaped"
    case .nulByte: "a NUL byte is not escaped"
    case .loneSurrogate: "an escape is half of a surrogate pair"
    case .lineTooLong: "the line is longer than allowed"
    case .notAnObject: "the line is not a JSON object"
    case .missingText: "text or turns are missing"
    case .textAndTurns: "text and turns exclude each other"
    case .wrongType: "a field has a type it may not have"
    case .invalidField: "a field has a value it may not have"
    case .unreadableTranscript: "the transcript cannot be read"
    case .`internal`: "the text could not be analyzed"
    }
  }
}
