import Foundation

@testable import SemeiaRecords

/// As much of JSON Schema 2020-12 as the published schemas use, so that they can be tried without another program. A keyword that it does not know is a
/// problem of its own: a schema that uses one is not tried at all.
struct SchemaValidator {
  let root: JSONValue

  private static let annotations: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "examples", "default", "additionalProperties",
  ]

  init(_ root: JSONValue) { self.root = root }

  /// Where and why a value is not as the schema says; empty where it is.
  func problems(_ value: JSONValue) -> [String] { problems(value, root, "") }

  private func problems(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    if let bool = schema.bool { return bool ? [] : ["\(path): nothing may stand here"] }
    var found: [String] = []
    for member in schema.members ?? [] {
      found += problems(value, member.key, member.value, schema, path)
    }
    return found + unlisted(value, schema, path)
  }

  private func holds(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> Bool { problems(value, schema, path).isEmpty }

  private func problems(_ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    func expect(_ isHeld: Bool) -> [String] { isHeld ? [] : ["\(path): \(keyword)"] }
    switch keyword {
    case "$ref": return problems(value, target(rule.string ?? ""), path)
    case "type": return expect((rule.array ?? [rule]).contains { Self.isOf($0.string ?? "", value) })
    case "enum": return expect(rule.array?.contains { Self.equal($0, value) } ?? false)
    case "const": return expect(Self.equal(rule, value))
    case "oneOf": return expect((rule.array ?? []).count { holds(value, $0, path) } == 1)
    case "anyOf": return expect((rule.array ?? []).contains { holds(value, $0, path) })
    case "not": return expect(!holds(value, rule, path))
    case "if": return problems(value, schema[holds(value, rule, path) ? "then" : "else"] ?? true, path)
    case "then", "else": return []
    case "minimum": return expect(value.double.map { $0 >= rule.double ?? 0 } ?? true)
    case "maximum": return expect(value.double.map { $0 <= rule.double ?? 0 } ?? (value.number == nil))
    case "minLength": return expect(value.string.map { $0.unicodeScalars.count >= rule.int ?? 0 } ?? true)
    case "maxLength": return expect(value.string.map { $0.unicodeScalars.count <= rule.int ?? 0 } ?? true)
    case "pattern": return expect(value.string.map { Self.matches(rule.string ?? "", $0) } ?? true)
    case "items": return (value.array ?? []).enumerated().flatMap { problems($1, rule, "\(path)[\($0)]") }
    case "minItems": return expect(value.array.map { $0.count >= rule.int ?? 0 } ?? true)
    case "maxItems": return expect(value.array.map { $0.count <= rule.int ?? 0 } ?? true)
    case "uniqueItems": return expect(value.array.map { Set($0).count == $0.count } ?? true)
    case "required": return expect(value.members == nil || (rule.array ?? []).allSatisfy { value[$0.string ?? ""] != nil })
    case "maxProperties": return expect(value.members.map { $0.count <= rule.int ?? 0 } ?? true)
    case "propertyNames": return (value.members ?? []).flatMap { problems(.string($0.key), rule, "\(path).\($0.key)") }
    case "properties":
      return (rule.members ?? []).flatMap { key in value[key.key].map { problems($0, key.value, "\(path).\(key.key)") } ?? [] }
    case "patternProperties":
      return (rule.members ?? []).flatMap { row in
        (value.members ?? []).filter { Self.matches(row.key, $0.key) }.flatMap { problems($0.value, row.value, "\(path).\($0.key)") }
      }
    case "dependentRequired":
      return (rule.members ?? []).flatMap { row in
        value[row.key] == nil ? [] : expect((row.value.array ?? []).allSatisfy { value[$0.string ?? ""] != nil })
      }
    default: return Self.annotations.contains(keyword) ? [] : ["\(path): the keyword \(keyword) is not known here"]
    }
  }

  /// `additionalProperties`, which depends on its neighbors.
  private func unlisted(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    guard let rule = schema["additionalProperties"] else { return [] }
    let patterns = schema["patternProperties"]?.members ?? []
    let rest = (value.members ?? []).filter { member in
      schema["properties"]?[member.key] == nil && !patterns.contains { Self.matches($0.key, member.key) }
    }
    return rest.flatMap { problems($0.value, rule, "\(path).\($0.key)") }
  }

  private func target(_ reference: String) -> JSONValue {
    reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? false }
  }

  /// Expressions by their patterns, each made once: there are few, and they are asked of every text.
  private final class Expressions: @unchecked Sendable {
    private let lock = NSLock()
    private var made: [String: NSRegularExpression] = [:]

    subscript(pattern: String) -> NSRegularExpression? {
      lock.withLock {
        if made[pattern] == nil { made[pattern] = try? NSRegularExpression(pattern: pattern) }
        return made[pattern]
      }
    }
  }

  private static let expressions = Expressions()

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch type {
    case "object": value.members != nil
    case "array": value.array != nil
    case "string": value.string != nil
    case "boolean": value.bool != nil
    case "null": value.isNull
    case "number": value.number != nil
    // The standard counts 1.0 among the whole numbers.
    case "integer": value.number.map { $0.int != nil || $0.double.map { $0 == $0.rounded() } ?? true } ?? false
    default: false
    }
  }

  private static func equal(_ one: JSONValue, _ other: JSONValue) -> Bool {
    one == other || one.double != nil && one.double == other.double
  }

  private static func matches(_ pattern: String, _ text: String) -> Bool {
    guard let expression = expressions[pattern] else { return false }
    return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
}
