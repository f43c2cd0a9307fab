public import SemeiaRecords

/// Why a CDS Hooks body cannot be answered. Nothing in it repeats a value of the body.
public struct HookProblem: Error, Hashable, Sendable {
  /// What is wrong; the raw values are what other programs see.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// The body is not JSON, or breaks the rules of the strict reader.
    case syntax
    /// A field that CDS Hooks requires is missing or of the wrong type.
    case invalidRequest = "invalid-request"
    /// What the service needs was not prefetched, or none of its texts was put in.
    case preconditionFailed = "precondition-failed"
  }

  /// What is wrong, in a word.
  public let code: Code

  /// One sentence in English, with the name of the field where there is one.
  public let message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// The status of an HTTP answer: 400, or 412 for data that are missing.
  public var http: Int { code == .preconditionFailed ? 412 : 400 }

  /// `{"error":{"code":…,"http":…,"message":…}}`.
  ///
  /// - Parameter unread: what could not be read, each with a code.
  public func json(unread: [JSONValue] = []) -> JSONValue {
    [
      "error": .present([
        "code": .string(code.rawValue), "http": .int(http), "message": .string(message), "unread": .array(unread),
      ])
    ]
  }
}
