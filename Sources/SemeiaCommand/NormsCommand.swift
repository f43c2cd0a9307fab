import ArgumentParser
import Semeia
import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// Norms: what is usual in texts of a language and genre.
struct NormsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "norms", abstract: "Builds, merges and shows norms.", subcommands: [Build.self, Merge.self, Show.self])

  /// What a norm says of the texts that it was made from.
  struct CorpusOptions: ParsableArguments {
    @Option(help: "The name of the corpus.") var corpus: String
    @Option(help: "Where it comes from.") var source: String
    @Option(help: "Its license.") var license: String
    @Option(help: "The day of the count, ISO 8601.") var date: String

    func validate() throws {
      if CalendarDate(date) == nil { throw ValidationError("--date takes a day, such as 2026-11-22") }
    }
  }

  /// Fits a norm from request lines on standard input.
  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build", abstract: "Reads request lines and prints a norm file.",
      discussion: """
        The texts of one `subject` are one author; a record without `subject` is an author of its own. Records without `consent.export`, where consent
        is given at all, are left out. With --part the sums are printed in place of a norm: numbers only, no text and no author, for `norms merge`. A part
        of fewer than 10 authors is not printed: sums over a few people are about those people.
        """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var about: CorpusOptions
    @Option(help: "Authors with fewer words are left out. Below 100 the norm is provisional: style is never more than exploratory.")
    var minWords = Norm.leastWords
    @Flag(help: "Print a part for `norms merge`.") var part = false
    @Option(help: "A part with fewer authors is not printed, and a marker that fewer were measured in is left out of it; 10 or more.")
    var minAuthors = NormBuilder.leastPartAuthors

    func validate() throws { try NormsCommand.check(minAuthors) }

    func run() throws {
      guard let tag = try shared.tag() else { throw ValidationError("--language is needed: a norm is of one language") }
      let analyzer = try shared.analyzer()
      let reader = RequestReader()
      var lines = LineReader(descriptor: 0, limit: 16 << 20)
      var builder = NormBuilder(minimumWords: minWords)
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
          builder.add(author: request.subject, values: report.markers, words: report.subjectWords)
        }
      }
      let corpus = about.corpus(tag, shared.genre, analyzer.content)
      try Output.standard.print(part ? partFile(builder, corpus) : NormsCommand.file(builder, corpus, refused: refused))
    }

    private func partFile(_ builder: NormBuilder, _ corpus: Norm.Corpus) throws -> String {
      guard let sums = builder.part(minimumAuthors: minAuthors) else {
        throw Process.fail(
          "too-few-authors: a part is of \(minAuthors) authors of \(builder.minimumWords) words or more; sums over fewer are about those people",
          Process.Code.errorRecords)
      }
      return NormPart.json(sums, corpus)
    }
  }

  /// Joins parts that were built apart.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge", abstract: "Joins parts of `norms build --part` and prints the norm of all.",
      discussion:
        "Parts hold sums, so that sites can share them without a text. An author must be in one part only. The order of the parts does not matter."
    )

    @Argument(help: "The parts.") var parts: [String]
    @Option(help: "A part with fewer authors is refused, 10 or more: sums over a few people are about those people.")
    var minAuthors = NormBuilder.leastPartAuthors

    func validate() throws { try NormsCommand.check(minAuthors) }

    func run() throws {
      var read: [(file: String, builder: NormBuilder)] = []
      var corpus: Norm.Corpus?
      for path in parts {
        guard let bytes = ContentDirectory.contents(of: path) else { throw Process.fail("cannot read \(path)", Process.Code.missingInput) }
        let part: (builder: NormBuilder, corpus: Norm.Corpus)
        do { part = try NormPart.read(bytes, path) } catch let error as JSONError {
          throw Process.fail("\(path): \(error.code.rawValue) at byte \(error.offset)", Process.Code.errorRecords)
        } catch {
          throw Process.fail("\(error)", Process.Code.errorRecords)
        }
        if let corpus, corpus != part.corpus {
          throw Process.fail("\(path) is of another corpus or content than \(parts[0])", Process.Code.errorRecords)
        }
        corpus = part.corpus
        read.append((path, part.builder))
      }
      guard let corpus else { throw ValidationError("name the parts") }
      let joined: NormBuilder
      do throws(ScoringContentError) { joined = try NormBuilder.joining(read, minimumAuthors: minAuthors) } catch {
        throw Process.fail(NormsCommand.words(error), Process.Code.errorRecords)
      }
      try Output.standard.print(NormsCommand.file(joined, corpus, refused: 0))
    }
  }

  /// The least number of authors of a part is a floor that no option lowers.
  private static func check(_ minAuthors: Int) throws {
    if minAuthors < NormBuilder.leastPartAuthors {
      throw ValidationError("--min-authors takes numbers from \(NormBuilder.leastPartAuthors)")
    }
  }

  /// File, place, code and message of what is wrong with a part.
  private static func words(_ error: ScoringContentError) -> String {
    error.problems.map { "\($0.file)\($0.path): \($0.code): \($0.message); \($0.hint)" }.joined(separator: "\n")
  }

  private static func file(_ builder: NormBuilder, _ corpus: Norm.Corpus, refused: Int) throws -> String {
    guard let file = builder.file(corpus) else {
      throw Process.fail(
        "\(builder.authors) authors of \(builder.minimumWords) words or more are too few for a norm (\(NormBuilder.leastDocuments)); "
          + "\(builder.leftOut) authors with fewer words and \(refused) records were left out",
        Process.Code.errorRecords)
    }
    return file.pretty
  }

  /// Prints the norms that ship.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Lists norms with corpus, size and date.",
      discussion:
        "`provisional`: of authors with few words. `outdated`: counted with other rows of the language than it has now; count again.")

    @Option(help: "The content folder; the shipped one by default.")
    var content: String?

    func run() throws {
      guard let root = content ?? ShippedContent.folder else {
        throw Process.fail(ContentError.notFound(tried: ShippedContent.candidates).description, Process.Code.configuration)
      }
      let folder = ContentDirectory([root])
      for language in folder.names(in: "norms") {
        let outdated = Set(LanguageTag(language).map { ContentHash.norms($0, in: folder) }?.filter(\.isOutdated).map(\.name) ?? [])
        for name in folder.names(in: "norms/\(language)") {
          guard let json = try? JSONReader().read(folder.file("norms/\(language)/\(name)") ?? []) else { continue }
          let cells = ["corpus", "license", "date"].map { json[$0]?.string ?? "" }
          let provisional = (json["minimumWords"]?.int ?? Norm.leastWords) < Norm.leastWords ? "\tprovisional" : ""
          let other = outdated.contains(String(name.dropLast(5))) ? "\toutdated" : ""
          try Output.standard.print(
            "\(language)/\(name.dropLast(5))\t\(json["authors"]?.int ?? 0) authors\t\(json["documents"]?.int ?? 0) texts\t\(json["words"]?.int ?? 0) words\t"
              + cells.joined(separator: "\t") + provisional + other)
        }
      }
    }
  }
}

extension NormsCommand.CorpusOptions {
  func corpus(_ tag: LanguageTag, _ genre: Genre, _ content: ContentLibrary) -> Norm.Corpus {
    Norm.Corpus(
      language: tag.description, genre: genre.rawValue, name: corpus, source: source, license: license, date: date,
      content: ContentHash.language(tag, content))
  }
}

/// A part of a norm as a file: what the corpus is, and sums.
enum NormPart {
  static func json(_ sums: JSONValue, _ corpus: Norm.Corpus) -> String {
    JSONValue.object([
      .init("language", .string(corpus.language)), .init("genre", .string(corpus.genre)), .init("corpus", .string(corpus.name)),
      .init("source", .string(corpus.source)), .init("license", .string(corpus.license)), .init("date", .string(corpus.date)),
      .init("content", .string(corpus.content)), .init("part", sums),
    ]).pretty
  }

  static func read(_ bytes: [UInt8], _ path: String) throws -> (builder: NormBuilder, corpus: Norm.Corpus) {
    let json = try JSONReader().read(bytes)
    let text = { (key: String) in json[key]?.string ?? "" }
    let builder = try NormBuilder(json: json["part"] ?? .null, path: path)
    return (
      builder,
      Norm.Corpus(
        language: text("language"), genre: text("genre"), name: text("corpus"), source: text("source"), license: text("license"),
        date: text("date"), content: text("content"))
    )
  }
}
