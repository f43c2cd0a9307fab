import Semeia
import SemeiaRecords
import SemeiaText

/// The options of `semeia_open`: what the command takes as options, as members of a JSON object.
struct OpenOptions {
  /// What is wrong with the options. Names members, never values.
  struct Problem: Error {
    var message: String
  }

  var content: [String] = []
  var images: [String] = []
  var rules = ["safety", "quality"]
  var model = "default"
  var filter = RecordFilter.Options()

  init(_ bytes: [UInt8]?) throws(Problem) {
    guard let bytes else { return }
    let json: JSONValue
    do throws(JSONError) { json = try JSONReader().read(bytes) } catch {
      throw Problem(message: "options are no JSON: \(error.code.rawValue) at byte \(error.offset)")
    }
    guard let members = json.members else { throw Problem(message: "options are no JSON object") }
    for member in members { try take(member.key, member.value) }
  }

  private mutating func take(_ key: String, _ value: JSONValue) throws(Problem) {
    let wrong = Problem(message: "option `\(key)` has a value that it may not have")
    switch key {
    case "content": content = try Self.strings(value, wrong)
    case "images": images = try Self.strings(value, wrong)
    case "rules": rules = try Self.strings(value, wrong)
    case "model":
      guard let text = value.string else { throw wrong }
      model = text
    case "language":
      guard let tag = value.string.flatMap({ LanguageTag($0) }) else { throw wrong }
      filter.language = tag
    case "genre":
      guard let genre = value.string.flatMap(Genre.init(rawValue:)) else { throw wrong }
      filter.genre = genre
    case "offsets":
      guard let unit = value.string.flatMap(OffsetUnit.init(rawValue:)) else { throw wrong }
      filter.unit = unit
    case "include":
      guard let sections = ReportSections(names: try Self.strings(value, wrong)) else { throw wrong }
      filter.sections = sections
    case "consent":
      guard let text = value.string, ["caller", "required"].contains(text) else { throw wrong }
      filter.requiresConsent = text == "required"
    case "strict":
      guard case .bool(let isStrict) = value else { throw wrong }
      filter.isStrict = isStrict
    default: throw Problem(message: "there is no option `\(key)`")
    }
  }

  private static func strings(_ value: JSONValue, _ problem: Problem) throws(Problem) -> [String] {
    guard let array = value.array else { throw problem }
    let texts = array.compactMap(\.string)
    guard texts.count == array.count else { throw problem }
    return texts
  }
}
