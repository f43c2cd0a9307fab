/// Something in a file that is not as its format asks. The rest was read.
///
/// Nothing in it repeats the file.
public struct TranscriptProblem: Sendable, Hashable {
  /// What is wrong; the raw values are the codes that other programs see, and never change.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case missingHeader = "missing-header"
    case missingEnd = "missing-end"
    case contentAfterEnd = "content-after-end"
    case malformedHeader = "malformed-header"
    case malformedLine = "malformed-line"
    case undeclaredSpeaker = "undeclared-speaker"
    case emptyUtterance = "empty-utterance"
    case missingTerminator = "missing-terminator"
    case misplacedTerminator = "misplaced-terminator"
    case unclosedCode = "unclosed-code"
    case unclosedGroup = "unclosed-group"
    case unknownCode = "unknown-code"
    case obsoleteCode = "obsolete-code"
    case danglingCode = "dangling-code"
    case missingTime = "missing-time"
    case invalidTime = "invalid-time"
    case negativeTime = "negative-time"
    case endBeforeStart = "end-before-start"
    case unclosedTag = "unclosed-tag"
    case columnCount = "column-count"
    case unclosedQuote = "unclosed-quote"
    case wrongType = "wrong-type"
    case missingText = "missing-text"
    case unknownReference = "unknown-reference"
    case unknownRole = "unknown-role"
  }

  public var code: Code
  /// The physical line, from 1.
  public var line: Int

  public init(_ code: Code, line: Int) {
    self.code = code
    self.line = line
  }
}

/// Why a file could not be read at all.
///
/// Nothing in it repeats the file.
public struct TranscriptRefusal: Error, Sendable, Hashable {
  public enum Code: String, Sendable, Hashable, CaseIterable {
    case emptyFile = "empty-file"
    case invalidUTF8 = "invalid-utf8"
    case invalidUTF16 = "invalid-utf16"
    /// Bytes that no text has.
    case notText = "not-text"
    /// The file does not begin as its format asks.
    case missingHeader = "missing-header"
    /// Not a single utterance of the format was found in a file that is not empty.
    case noUtterance = "no-utterance"
    /// A count or a mark that everything after it depends on is missing.
    case malformedStructure = "malformed-structure"
    case invalidJSON = "invalid-json"
    case invalidXML = "invalid-xml"
    /// A JSON text of no known program.
    case unknownJSON = "unknown-json"
    case missingColumn = "missing-column"
  }

  public var code: Code
  /// The physical line, from 1.
  public var line: Int

  public init(_ code: Code, line: Int) {
    self.code = code
    self.line = line
  }
}

extension TranscriptRefusal.Code {
  /// What the code means, as a sentence without a full stop.
  public var explanation: String {
    switch self {
    case .emptyFile: "the file is empty"
    case .invalidUTF8: "the file is not valid UTF-8"
    case .invalidUTF16: "the file is not valid UTF-16"
    case .notText: "the file is not a text"
    case .missingHeader: "the file does not begin as its format asks"
    case .noUtterance: "no utterance of the format was found"
    case .malformedStructure: "the structure of the file breaks off or contradicts itself"
    case .invalidJSON: "the file is not valid JSON"
    case .invalidXML: "the file is not well-formed XML, or uses what is not read"
    case .unknownJSON: "the JSON is of no speech recognition that is known"
    case .missingColumn: "no column holds the text"
    }
  }
}
