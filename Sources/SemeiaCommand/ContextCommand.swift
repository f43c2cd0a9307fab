import ArgumentParser
import Semeia
import SemeiaMarkers
import SemeiaRecords
import SemeiaText

/// The context layer by itself: what a text asserts of a stretch of it.
struct ContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "context",
    abstract: "Answers what a text asserts of a target span.",
    discussion: """
      Reads lines {"text","start","end","language"} with optional "genre" and "author"; offsets count Unicode scalars. Answers
      {"polarity","experiencer","time","modality","source","intensity","cues"} for each; {"status":"abstained","line","reason"} where the language has no
      content or none was recognized; or {"status":"error","line","error"}. Docs/Formats/Records.md has the fields.
      """)

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let tag = try shared.tag()
    let analyzer = try shared.analyzer()
    var reader = LineReader(descriptor: 0, limit: 16 << 20)
    var isClean = true
    while let block = try reader.next() {
      var out: [UInt8] = []
      for line in block.lines {
        if line.isTooLong {
          out += ContextLine.tooLong(line.number)
          isClean = false
          continue
        }
        if block.isBlank(line) { continue }
        let answer = ContextLine.answer(Array(block.bytes[line.range]), line.number, analyzer, language: tag, genre: shared.genre)
        isClean = isClean && answer.isAnswer
        out += answer.bytes
      }
      do { try Output.standard.write(out[...]) } catch Output.Failure.closed { return }
    }
    if !isClean { throw Process.Code.errorRecords }
  }
}
