import SemeiaLexicon
import SemeiaRecords

/// What is wrong so far in the file that is being read.
struct ProblemList {
  let file: String
  private(set) var problems: [ScoringProblem] = []

  init(file: String) { self.file = file }

  mutating func add(_ code: String, at path: String, _ message: String, hint: String) {
    problems.append(ScoringProblem(file: file, path: path, code: code, message: message, hint: hint))
  }
}

/// A value inside a content file that knows its place.
///
/// What is missing or of another kind becomes a problem and a neutral value, so that reading goes on and finds the rest.
struct ContentNode {
  let json: JSONValue
  /// JSON pointer.
  let path: String

  init(_ json: JSONValue, path: String = "") {
    self.json = json
    self.path = path
  }

  /// A member that may be absent or null.
  func optional(_ key: String) -> ContentNode? {
    guard let value = json[key], !value.isNull else { return nil }
    return ContentNode(value, path: "\(path)/\(key)")
  }

  func member(_ key: String, _ problems: inout ProblemList) -> ContentNode {
    if let value = json[key] { return ContentNode(value, path: "\(path)/\(key)") }
    problems.add("missing-field", at: path, "`\(key)` is missing", hint: "add it; see Docs/Methods/Scoring.md")
    return ContentNode(.null, path: "\(path)/\(key)")
  }

  func string(_ key: String, _ problems: inout ProblemList) -> String {
    let node = member(key, &problems)
    if let text = node.json.string { return text }
    node.wrongType("a string", &problems)
    return ""
  }

  func string(ifPresent key: String, _ problems: inout ProblemList) -> String? {
    guard let node = optional(key) else { return nil }
    if let text = node.json.string { return text }
    node.wrongType("a string", &problems)
    return nil
  }

  func bool(_ key: String, default value: Bool, _ problems: inout ProblemList) -> Bool {
    guard let node = optional(key) else { return value }
    if let bool = node.json.bool { return bool }
    node.wrongType("true or false", &problems)
    return value
  }

  func int(_ key: String, atLeast least: Int, _ problems: inout ProblemList) -> Int {
    let node = member(key, &problems)
    guard let value = node.json.int else {
      node.wrongType("a whole number", &problems)
      return least
    }
    if value < least { node.outOfRange("at least \(least)", &problems) }
    return max(value, least)
  }

  func int(_ key: String, in range: ClosedRange<Int>, _ problems: inout ProblemList) -> Int {
    let value = int(key, atLeast: range.lowerBound, &problems)
    if value > range.upperBound { member(key, &problems).outOfRange("at most \(range.upperBound)", &problems) }
    return min(value, range.upperBound)
  }

  func int(ifPresent key: String, atLeast least: Int, _ problems: inout ProblemList) -> Int? {
    optional(key) == nil ? nil : int(key, atLeast: least, &problems)
  }

  func double(_ key: String, in range: ClosedRange<Double>, _ problems: inout ProblemList) -> Double {
    member(key, &problems).double(in: range, &problems)
  }

  func double(ifPresent key: String, in range: ClosedRange<Double>, _ problems: inout ProblemList) -> Double? {
    optional(key)?.double(in: range, &problems)
  }

  func double(in range: ClosedRange<Double>, _ problems: inout ProblemList) -> Double {
    guard let value = json.double else {
      wrongType("a number", &problems)
      return range.lowerBound
    }
    if !range.contains(value) { outOfRange("\(range.lowerBound) to \(range.upperBound)", &problems) }
    return value
  }

  func array(_ key: String, _ problems: inout ProblemList) -> [ContentNode] {
    let node = member(key, &problems)
    guard let values = node.json.array else {
      node.wrongType("an array", &problems)
      return []
    }
    return values.enumerated().map { ContentNode($1, path: "\(node.path)/\($0)") }
  }

  func strings(_ key: String, _ problems: inout ProblemList) -> [String] {
    array(key, &problems).compactMap { node in
      if node.json.string == nil { node.wrongType("a string", &problems) }
      return node.json.string
    }
  }

  /// The members of an object, in their order.
  func members(_ key: String, _ problems: inout ProblemList) -> [(key: String, value: ContentNode)] {
    let node = member(key, &problems)
    guard let members = node.json.members else {
      node.wrongType("an object", &problems)
      return []
    }
    return members.map { ($0.key, ContentNode($0.value, path: "\(node.path)/\($0.key)")) }
  }

  /// An id, whether or not anything is known by it.
  func id<ID: ContentIdentifier>(_ key: String, as type: ID.Type, _ problems: inout ProblemList) -> ID {
    let text = string(key, &problems)
    if let id = ID(text) { return id }
    problems.add("bad-id", at: "\(path)/\(key)", "`\(text)` is no id", hint: "small letters, digits, hyphens and dots")
    return ID(unchecked: text)
  }

  func id<ID: ContentIdentifier>(ifPresent key: String, as type: ID.Type, _ problems: inout ProblemList) -> ID? {
    optional(key) == nil ? nil : id(key, as: type, &problems)
  }

  /// A word that this version of the library knows one meaning of.
  func require(_ key: String, _ word: String, _ problems: inout ProblemList) {
    let value = string(key, &problems)
    if value == word || value.isEmpty { return }
    problems.add("unsupported-value", at: "\(path)/\(key)", "`\(value)` is not supported", hint: "`\(word)` is")
  }

  func wrongType(_ expected: String, _ problems: inout ProblemList) {
    if json.isNull { return missing(expected, &problems) }
    problems.add("wrong-type", at: path, "this should be \(expected)", hint: "write \(expected)")
  }

  func outOfRange(_ range: String, _ problems: inout ProblemList) {
    problems.add("out-of-range", at: path, "the value is out of range", hint: range)
  }

  /// A member that is not there has been reported already; one that is `null` has not.
  private func missing(_ expected: String, _ problems: inout ProblemList) {
    if problems.problems.last?.code == "missing-field", let last = problems.problems.last?.path,
      path.hasPrefix(last + "/")
    {
      return
    }
    problems.add("wrong-type", at: path, "this is null", hint: "write \(expected)")
  }
}
