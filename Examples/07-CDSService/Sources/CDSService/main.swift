import Hummingbird
import Logging
import Semeia

// The address and the port; TLS and authentication belong in front of this service.
let arguments = CommandLine.arguments
let port = arguments.count > 1 ? Int(arguments[1]) ?? 8080 : 8080

// Only what goes wrong with the service itself is logged, and never a body.
var logger = Logger(label: "cds-service")
logger.logLevel = .error

let service = try CardService()
let router = Router()

router.get("health") { _, _ in HTTPResponse.Status.ok }

router.get("cds-services") { _, _ in service.discovery() }

router.post("cds-services/semeia") { request, _ in
  let body = try await request.body.collect(upTo: CardService.longestBody)
  return service.cards(for: Array(body.readableBytesView))
}

router.post("cds-services/semeia/feedback") { request, _ in
  let body = try await request.body.collect(upTo: CardService.longestBody)
  return service.feedback(Array(body.readableBytesView))
}

let application = Application(
  router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
try await application.runService()
