public import SemeiaRecords

/// FHIR resources of a file, as requests: one resource a line, or one resource or Bundle in all of it.
///
/// DocumentReference, QuestionnaireResponse and Communication become requests, in the order of the file; those of a Bundle in its order. Binary resources of the
/// same file give the text of documents that name them. Other types are passed over.
public struct FHIRCollection: Sendable {
  /// What could not be read.
  public struct Problem: Sendable, Hashable {
    /// The line from 1; 1 where the file is one JSON text.
    public let line: Int
    /// The code of the strict JSON reader (`syntax`), or of a resource that cannot be read (`no-text`).
    public let code: String
    /// One sentence without a full stop, and without any value of the file.
    public let explanation: String
  }

  /// What can be analyzed, in the order of the file.
  public private(set) var requests: [RequestRecord] = []
  /// What could not be read, in the order of the file; the rest was read.
  public private(set) var problems: [Problem] = []

  /// Reads a file: JSON Lines, one resource, or a Bundle. What is wrong becomes ``problems``; nothing is thrown.
  ///
  /// - Parameter allowsPsychotherapyNotes: whether resources labeled as psychotherapy notes (`PSYTHPN`) are read.
  public init(_ file: [UInt8], allowsPsychotherapyNotes: Bool = false) {
    var texts: [(line: Int, json: JSONValue)] = []
    let reader = JSONReader(depthLimit: 256)
    if let whole = try? reader.read(file) {
      texts = [(1, whole)]
    } else {
      for (index, line) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
        do throws(JSONError) {
          texts.append((index + 1, try reader.read(Array(line))))
        } catch {
          problems.append(Problem(line: index + 1, code: error.code.rawValue, explanation: error.code.explanation))
        }
      }
    }
    let resources = texts.flatMap { text in Self.resources(text.json).map { (line: text.line, json: $0) } }
    var options = FHIRInputOptions(allowsPsychotherapyNotes: allowsPsychotherapyNotes)
    for resource in resources where resource.json["resourceType"]?.string == "Binary" {
      guard let id = resource.json["id"]?.string, let bytes = resource.json["data"]?.string.flatMap(Base64.bytes) else { continue }
      options.texts["Binary/\(id)"] = .init(contentType: resource.json["contentType"]?.string, bytes: bytes)
    }
    for resource in resources {
      do throws(FHIRInputProblem) {
        requests.append(try RequestRecord(fhir: resource.json, options: options))
      } catch {
        if error.code == .unsupportedType { continue }
        problems.append(Problem(line: resource.line, code: error.code.rawValue, explanation: error.explanation))
      }
    }
  }

  private static func resources(_ json: JSONValue) -> [JSONValue] {
    guard json["resourceType"]?.string == "Bundle" else { return [json] }
    return (json["entry"]?.array ?? []).compactMap { $0["resource"] }
  }
}
