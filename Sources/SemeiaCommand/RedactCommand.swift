import ArgumentParser
import Semeia
import SemeiaRedaction
import SemeiaText

/// Pattern redaction by itself.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Replaces what patterns recognize as identifying. This is pattern redaction: what no pattern reaches stays.",
    discussion: """
      Reads request lines and writes the same lines, `text` and `turns[].text` redacted, with a member `redactions`: type, start and
      end in the original (Unicode scalars), surrogate. Names without a title or introduction, places, employers and whatever is
      misspelled stay; Docs/Guides/Redaction.md says what was measured. A person must look before a text is shown to others.
      A record whose `consent` does not name analysis and export is withheld.
      """)

  @OptionGroup var redaction: RedactionOptions

  @Option(help: "For records that name no language, and for --text: a BCP 47 tag. Without it the phrases of all languages are looked for.")
  var language: String?

  @Option(help: "More content: a folder like `Lexicons/`. May be given several times.")
  var content: [String] = []

  @Option(help: "Redact this file of plain text instead of request lines (`-` for standard input), and print plain text.")
  var text: String?

  @Option(help: "Whether a record without `consent` is redacted (caller) or withheld (required).")
  var consent: FilterCommand.Consent = .caller

  @Option(help: "Longer lines are answered with an error and not kept.")
  var maxLineBytes = 16 << 20

  func validate() throws {
    if maxLineBytes < 1 { throw ValidationError("--max-line-bytes takes a number from 1") }
    if let language, LanguageTag(language) == nil { throw ValidationError("--language takes a BCP 47 tag such as pt-BR") }
  }

  func run() throws {
    let redactor = try redaction.redactor(RedactionOptions.folder(content))
    let tag = language.flatMap { LanguageTag($0) }
    var records = RecordRedactor(redactor, language: tag)
    records.requiresConsent = consent == .required
    do {
      if let text { try answer(file: text, redactor, tag) } else { try answerLines(records) }
    } catch Output.Failure.closed {
      return
    }
  }

  private func answer(file: String, _ redactor: Redactor, _ tag: LanguageTag?) throws {
    guard let bytes = file == "-" ? StandardInput.all() : ContentDirectory.contents(of: file) else {
      throw Process.fail("the file of --text cannot be read", Process.Code.missingInput)
    }
    guard let document = Document(utf8: bytes, language: tag), let redacted = redactor.redact(document).first else {
      throw Process.fail("the text is not valid UTF-8", Process.Code.errorRecords)
    }
    try Output.standard.write(redacted.bytes[...])
  }

  private func answerLines(_ redactor: RecordRedactor) throws {
    var reader = LineReader(descriptor: 0, limit: maxLineBytes)
    var isClean = true
    while let size = try answerBlock(&reader, redactor, &isClean) {
      if size > Process.largeRecord { Process.giveBack() }
    }
    if !isClean { throw Process.Code.errorRecords }
  }

  /// Answers the next lines that are there.
  ///
  /// - Returns: how many bytes they have, of which none is kept; nil at the end.
  private func answerBlock(_ reader: inout LineReader, _ redactor: RecordRedactor, _ isClean: inout Bool) throws -> Int? {
    guard let block = try reader.next() else { return nil }
    var out: [UInt8] = []
    for line in block.lines {
      if line.isTooLong {
        redactor.answerTooLong(maxLineBytes, number: line.number, head: line.head, into: &out)
        isClean = false
        continue
      }
      var range = line.range
      if let last = range.last, block.bytes[last] == 0x0D { range = range.lowerBound..<last }
      if block.bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let isRecord = block.bytes.withUnsafeBufferPointer {
        redactor.answer(UnsafeBufferPointer(rebasing: $0[range]), number: line.number, into: &out)
      }
      isClean = isClean && isRecord
    }
    try Output.standard.write(out[...])
    return block.bytes.count
  }
}
