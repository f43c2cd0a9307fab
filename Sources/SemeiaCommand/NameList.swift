import ArgumentParser
import SemeiaResearch

/// Lists of names in options: commas, spaces or both between them, the same for every option that takes such a list.
enum NameList {
  /// The names of an option.
  ///
  /// - Parameter values: what stood on the command line, one word each.
  /// - Throws: a usage error where a comma has no name beside it.
  static func names(_ values: [String], of option: String) throws -> [String] {
    try values.flatMap { value in
      try value.split(separator: ",", omittingEmptySubsequences: false).flatMap { part in
        let names = part.split { $0 == " " || $0 == "\t" }.map(String.init)
        if names.isEmpty { throw ValidationError("\(option) takes names with commas or spaces between them; one is missing") }
        return names
      }
    }
  }

  /// The measures of an option.
  ///
  /// - Throws: a usage error that names what is no measure.
  static func measures(_ values: [String], of option: String) throws -> [Measure] {
    try names(values, of: option).map { name in
      guard let measure = Measure(name) else {
        throw ValidationError("\(option) knows no \(name); it takes names such as content.distress, marker.negation, flag.suicide, words")
      }
      return measure
    }
  }
}
