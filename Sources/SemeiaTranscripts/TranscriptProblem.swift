/// Something in a file that is not as its format asks. The rest was read.
///
/// Nothing in it repeats the file.
public struct TranscriptProblem: Sendable, Hashable {
  /// What is wrong; the raw values are the codes that other programs see, and never change.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// A line that the format begins with is missing.
    case missingHeader = "missing-header"
    /// A line that the format ends with is missing.
    case missingEnd = "missing-end"
    /// Something stands after the end.
    case contentAfterEnd = "content-after-end"
    /// A header is not of its form.
    case malformedHeader = "malformed-header"
    /// A line is of no known form.
    case malformedLine = "malformed-line"
    /// Somebody speaks whom the header does not name.
    case undeclaredSpeaker = "undeclared-speaker"
    /// An utterance has no words.
    case emptyUtterance = "empty-utterance"
    /// An utterance ends without the mark that its format asks for.
    case missingTerminator = "missing-terminator"
    /// Such a mark stands within an utterance.
    case misplacedTerminator = "misplaced-terminator"
    /// A code in brackets is not closed.
    case unclosedCode = "unclosed-code"
    /// A group of words in angle brackets is not closed.
    case unclosedGroup = "unclosed-group"
    /// A code that the format does not have.
    case unknownCode = "unknown-code"
    /// A code that the format has no more.
    case obsoleteCode = "obsolete-code"
    /// A code that has no word to be about.
    case danglingCode = "dangling-code"
    /// An utterance has no time where its format asks for one.
    case missingTime = "missing-time"
    /// A time is not of its form.
    case invalidTime = "invalid-time"
    /// A time lies before the recording; the times of the utterance are left out.
    case negativeTime = "negative-time"
    /// It ends before it starts; its times are left out.
    case endBeforeStart = "end-before-start"
    /// A tag of captions is not closed.
    case unclosedTag = "unclosed-tag"
    /// A row of a table has more or fewer columns than its header.
    case columnCount = "column-count"
    /// A quoted cell of a table is not closed.
    case unclosedQuote = "unclosed-quote"
    /// A field of JSON is of another type than its program writes.
    case wrongType = "wrong-type"
    /// An element that should hold text has none.
    case missingText = "missing-text"
    /// Something refers to what is not in the file.
    case unknownReference = "unknown-reference"
    /// A table gives a speaker two roles; the first one holds.
    case unknownRole = "unknown-role"
  }

  /// What is wrong, in a word.
  public var code: Code
  /// The physical line, from 1.
  public var line: Int

  package init(_ code: Code, line: Int) {
    self.code = code
    self.line = line
  }
}

/// Why a file could not be read at all.
///
/// Nothing in it repeats the file.
public struct TranscriptRefusal: Error, Sendable, Hashable {
  /// Why nothing was read; the raw values are what other programs see, and never change.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// There is nothing in the file but white space.
    case emptyFile = "empty-file"
    /// The file is not valid UTF-8.
    case invalidUTF8 = "invalid-utf8"
    /// The file begins as UTF-16 and is not valid.
    case invalidUTF16 = "invalid-utf16"
    /// Bytes that no text has.
    case notText = "not-text"
    /// The file does not begin as its format asks.
    case missingHeader = "missing-header"
    /// Not a single utterance of the format was found in a file that is not empty.
    case noUtterance = "no-utterance"
    /// A count or a mark that everything after it depends on is missing.
    case malformedStructure = "malformed-structure"
    /// The file is not valid JSON.
    case invalidJSON = "invalid-json"
    /// The file is not well-formed XML, or uses what is not read.
    case invalidXML = "invalid-xml"
    /// A JSON text of no known program.
    case unknownJSON = "unknown-json"
    /// No column of a table holds the text.
    case missingColumn = "missing-column"
  }

  /// Why, in a word.
  public var code: Code
  /// The physical line, from 1.
  public var line: Int

  package init(_ code: Code, line: Int) {
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
