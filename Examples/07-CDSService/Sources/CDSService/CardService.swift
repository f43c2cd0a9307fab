import Hummingbird
import Semeia
import SemeiaInterchange
import SemeiaRecords

/// What the service answers, without its HTTP: one analyzer for all requests, which may come at once.
struct CardService: Sendable {
  /// Longer bodies are refused with 413.
  static let longestBody = 4 << 20

  private let filter: RecordFilter
  private let settings: InterchangeSettings

  init() throws {
    let analyzer = try Analyzer(content: .shipped(), packs: ["safety", "quality"])
    var options = RecordFilter.Options()
    // A request that says nothing of consent is not analyzed.
    options.requiresConsent = true
    filter = RecordFilter(analyzer, options: options)
    let folder = analyzer.content.folder
    func json(_ path: String) -> JSONValue? { folder.file(path).flatMap { try? JSONReader().read($0) } }
    let terminology = Terminology(
      version: Version.number, tree: json("hitop/tree.json") ?? .null,
      concepts: folder.names(in: "concepts").compactMap { json("concepts/\($0)") },
      packs: folder.names(in: "rules").compactMap { json("rules/\($0)/pack.json") })
    settings = InterchangeSettings(terminology: terminology, versions: [.init(kind: "program", value: Version.number)])
  }

  func discovery() -> Response { Self.response(HookServices.json, .ok) }

  func cards(for body: [UInt8]) -> Response {
    let answer = HookAnswer(to: body, settings: settings) { request, number in filter.record(of: request, number: number) }
    return Self.response(answer.json, Self.status(answer.problem))
  }

  func feedback(_ body: [UInt8]) -> Response {
    do throws(HookProblem) { return Self.response(try HookFeedback(body).json, .ok) } catch {
      return Self.response(error.json(), Self.status(error))
    }
  }

  private static func status(_ problem: HookProblem?) -> HTTPResponse.Status {
    switch problem?.http {
    case nil: .ok
    case 412: .preconditionFailed
    default: .badRequest
    }
  }

  private static func response(_ json: JSONValue, _ status: HTTPResponse.Status) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: .init(byteBuffer: ByteBuffer(string: json.compact)))
  }
}
