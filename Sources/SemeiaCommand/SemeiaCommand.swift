import ArgumentParser

/// `semeia`: the filter, and what is around it.
@main
struct SemeiaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "semeia",
    abstract: "Shows the signs in what people say and write, along the HiTOP dimensions.",
    discussion: """
      Without a subcommand it is a filter: one JSON record a line on standard input, one report a line on standard output. `semeia help filter`
      lists its options.
      It supports a clinician's judgement; it never diagnoses. The absence of a flag is not evidence of safety.
      """,
    subcommands: [
      FilterCommand.self, ExplainCommand.self, CheckCommand.self, CapabilitiesCommand.self, SchemaCommand.self,
      VerifyCommand.self, ContextCommand.self, ConvertCommand.self, NormsCommand.self, CompileCommand.self,
      ReportCommand.self, TableCommand.self, EvaluateCommand.self, AuditCommand.self, CalibrateCommand.self,
      ChangeCommand.self, CDSHooksCommand.self, FromFHIRCommand.self, RedactCommand.self, KwicCommand.self,
      CatalogCommand.self, RulesCommand.self, ReviewCommand.self, AuditLogCommand.self, MeasureCommand.self,
      ImportDictionaryCommand.self,
    ],
    defaultSubcommand: FilterCommand.self)

  static func main() async {
    Process.keepQuiet()
    if Process.hasNoOutput { exit(withError: Process.fail("standard output is closed", Process.Code.inputOutput)) }
    do {
      var command = try parse(Array(CommandLine.arguments.dropFirst()))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch Output.Failure.closed {
      // Who reads no more has what they wanted.
    } catch is Output.Failure {
      exit(withError: Process.fail("output failed", Process.Code.inputOutput))
    } catch is LineReader.Failure {
      exit(withError: Process.fail("input failed", Process.Code.inputOutput))
    } catch {
      exit(withError: told(error))
    }
  }

  /// The error to end with. What is wrong with arguments is said here, without what they hold: that may be a text.
  private static func told(_ error: any Error) -> any Error {
    let message = fullMessage(for: error)
    guard exitCode(for: error) == .validationFailure, !message.isEmpty else { return error }
    Process.note(UsageMessage.text(message, CommandLine.arguments))
    return ExitCode.validationFailure
  }

  /// The command that arguments ask for. Options alone are the filter's: to read them without the tree of all commands starts it sooner. What is
  /// wrong with them, and what asks for help, the tree answers.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    if arguments.first?.hasPrefix("-") ?? true, let filter = try? FilterCommand.parse(arguments) { return filter }
    return try parseAsRoot(arguments)
  }
}
