import ArgumentParser
import Semeia
import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// Norms: what is usual in texts of a language and genre.
struct NormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms", abstract: "Builds and shows norms.", subcommands: [Build.self, Show.self])

  /// Fits a norm from request lines on standard input.
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build", abstract: "Reads request lines and prints a norm file.",
      discussion: "Each record is one author's text. Records without `consent.export`, where consent is given at all, are left out.")

    @OptionGroup var shared: SharedOptions
    @Option(help: "The name of the corpus.") var corpus: String
    @Option(help: "Where it comes from.") var source: String
    @Option(help: "Its license.") var license: String
    @Option(help: "The day of the count, ISO 8601.") var date: String
    @Option(help: "Texts with fewer words are left out.") var minWords = 50

    func run() throws {
      guard let tag = try shared.tag() else { throw ValidationError("--language is needed: a norm is of one language") }
      let analyzer = try shared.analyzer()
      let reader = RequestReader()
      var lines = LineReader(descriptor: 0, limit: 16 << 20)
      var builder = NormBuilder()
      var refused = 0
      while let block = try lines.next() {
        for line in block.lines where !line.range.isEmpty {
          guard let request = try? reader.read(Array(block.bytes[line.range])), let text = request.text,
            request.consent?.export ?? true, let document = Document(utf8: text, language: tag, genre: shared.genre)
          else {
            refused += 1
            continue
          }
          let report = try analyzer.analyze(document)
          if report.subjectWords >= minWords { builder.add(report.markers, words: report.subjectWords) } else { refused += 1 }
        }
      }
      let corpus = NormBuilder.Corpus(
        language: tag.description, genre: shared.genre.rawValue, name: corpus, source: source, license: license, date: date,
        content: ContentHash.language(tag, analyzer.content))
      guard let file = builder.file(corpus) else {
        throw Process.fail(
          "\(builder.documents) texts are too few for a norm (\(NormBuilder.leastDocuments)); \(refused) were left out", Process.Code.errorRecords)
      }
      try Output.standard.print(file.pretty)
    }
  }

  /// Prints the norms that ship.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Lists norms with corpus, size and date.")

    @Option(help: "The content folder; the shipped one by default.")
    var content: String?

    func run() throws {
      guard let root = content ?? ShippedContent.folder else {
        throw Process.fail(ContentError.notFound(tried: ShippedContent.candidates).description, Process.Code.configuration)
      }
      let folder = ContentDirectory([root])
      for language in folder.names(in: "norms") {
        for name in folder.names(in: "norms/\(language)") {
          guard let json = try? JSONReader().read(folder.file("norms/\(language)/\(name)") ?? []) else { continue }
          let cells = ["corpus", "license", "date"].map { json[$0]?.string ?? "" }
          try Output.standard.print(
            "\(language)/\(name.dropLast(5))\t\(json["documents"]?.int ?? 0) texts\t\(json["words"]?.int ?? 0) words\t" + cells.joined(separator: "\t"))
        }
      }
    }
  }
}
