/// What the reader of arguments says of wrong ones, without what they hold: somebody may have written a text where a name belongs.
enum UsageMessage {
  /// A message in which every argument that it quotes is called by its place.
  ///
  /// - Parameters:
  ///   - message: such as `Error: Unexpected argument 'I feel sad'`, with more lines of help.
  ///   - arguments: those of the process; the first is its name, and the others count from 1.
  /// - Returns: the message with `(argument 1)` in the place of what was quoted. Names of options stay. Where a text would still stand in it, a
  ///   sentence without any argument.
  static func text(_ message: String, _ arguments: [String]) -> String {
    var text = message
    // Longer ones first, for one may hold another.
    let values = arguments.enumerated().dropFirst().flatMap { place, argument in parts(argument).map { (place: place, value: $0) } }
      .sorted { ($0.value.utf8.count, $1.place) > ($1.value.utf8.count, $0.place) }
    for (place, value) in values { text = text.replacing("'\(value)'", with: "(argument \(place))") }
    let isClean = values.allSatisfy { isPlain($0.value) || !text.contains($0.value) }
    return isClean ? text : "Error: an argument is not one that is known here\n  See 'semeia --help' for more information."
  }

  /// What of an argument a message may quote: all of it, and the value after `=`; nothing of the name of an option.
  private static func parts(_ argument: String) -> [String] {
    if argument.isEmpty || isOption(argument[...]) { return [] }
    guard argument.hasPrefix("--"), let sign = argument.firstIndex(of: "=") else { return [argument] }
    let value = argument[argument.index(after: sign)...]
    return [argument, String(value)] + (isOption(argument[..<sign]) ? [] : [String(argument[..<sign])])
  }

  /// Whether an argument looks like the name of an option: `--max-line-bytes`.
  private static func isOption(_ argument: Substring) -> Bool {
    let name = argument.drop { $0 == "-" }
    return argument.hasPrefix("-") && name.utf8.count <= 24 && name.utf8.allSatisfy { $0 == 0x2D || $0 >= 0x61 && $0 <= 0x7A }
  }

  /// Whether a value is so short and plain that help may have it by itself: `narrative`, or a letter or two.
  private static func isPlain(_ value: String) -> Bool {
    value.utf8.count <= 2
      || value.utf8.count <= 24 && value.utf8.allSatisfy { $0 == 0x2D || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
  }
}
