import Semeia
import SemeiaText

guard let options = Options(CommandLine.arguments.dropFirst()) else {
  print(Options.usage)
  throw WrongUsage()
}
let analyzer = try Analyzer(content: .shipped())
let tags =
  options.languages.isEmpty
  ? analyzer.content.languages.filter { analyzer.content.overlays[$0] == nil } : options.languages.compactMap { LanguageTag($0) }
if let path = options.answers {
  try Answers.print(path, analyzer, times: options.rounds)
} else {
  try printTables()
}

func printTables() throws {
  print("ICU \(UnicodeVersion.icu), \(options.rounds) rounds, \(options.documents) documents of 2 KB, texts: \(options.texts.rawValue)\n")
  if options.isByFindings {
    try FindingsTable(options, analyzer).print(tags)
  } else if options.isByLength {
    try LengthsTable(options, analyzer).print(tags)
  } else {
    try StageTable(options, analyzer).print(tags)
  }
}

struct WrongUsage: Error {}
