package import SemeiaRecords

/// A request of CDS Hooks 2.0, as far as a service that reads texts needs it.
///
/// The texts come with the request: in `prefetch`, as DocumentReference, QuestionnaireResponse and Communication, alone or in a Bundle, in the order in
/// which they stand there. Their text is in them (base64 or a string), or in a Binary of the prefetch, or in `extension."org.example.semeia".texts` by
/// its address. Nothing is fetched, and `fhirServer` and `fhirAuthorization` are not kept.
package struct HookRequest: Sendable {
  /// A resource that did not become a request.
  package struct Unread: Sendable, Hashable {
    /// Its type and id; nil where it has none.
    package let name: String?
    package let problem: FHIRInputProblem

    package var json: JSONValue { .present(["resource": .text(name), "reason": .string(problem.code.rawValue)]) }
  }

  /// The name of the hook, such as `patient-view`.
  package let hook: String
  /// The caller's UUID of this call.
  package let instance: String
  /// `context.patientId` as a reference; nil without one.
  package let patient: String?
  package let encounter: String?
  /// The texts to analyze.
  package private(set) var requests: [RequestRecord] = []
  package private(set) var unread: [Unread] = []
  /// Whether the caller prefetched anything, even if there was nothing to find.
  package let hasPrefetch: Bool

  /// Reads a request.
  ///
  /// - Throws: ``HookProblem`` where the body is not JSON or lacks what CDS Hooks requires.
  package init(_ body: [UInt8], allowsPsychotherapyNotes: Bool = false) throws(HookProblem) {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONReader(depthLimit: 256).read(body)
    } catch {
      throw HookProblem(.syntax, "the body is not valid JSON: \(error.code.rawValue) at byte \(error.offset)")
    }
    guard json.members != nil else { throw HookProblem(.invalidRequest, "the body is not an object") }
    guard let hook = json["hook"]?.string, !hook.isEmpty else { throw HookProblem(.invalidRequest, "hook is missing") }
    guard let instance = json["hookInstance"]?.string, !instance.isEmpty else {
      throw HookProblem(.invalidRequest, "hookInstance is missing")
    }
    guard let context = json["context"], context.members != nil else { throw HookProblem(.invalidRequest, "context is missing") }
    self.hook = hook
    self.instance = instance
    patient = context["patientId"]?.string.flatMap { FHIROrigin.isID($0[...]) ? "Patient/\($0)" : nil }
    encounter = context["encounterId"]?.string.flatMap { FHIROrigin.isID($0[...]) ? "Encounter/\($0)" : nil }
    if let prefetch = json["prefetch"], !prefetch.isNull, prefetch.members == nil {
      throw HookProblem(.invalidRequest, "prefetch is not an object")
    }
    let prefetched = json["prefetch"]?.members ?? []
    hasPrefetch = !prefetched.isEmpty
    let own = json["extension"]?[CardDeck.extensionName]
    let resources = prefetched.flatMap { Self.resources($0.value) }
    var options = FHIRInputOptions(allowsPsychotherapyNotes: allowsPsychotherapyNotes)
    options.texts = Self.texts(resources, own?["texts"])
    read(resources, options, own)
  }

  private mutating func read(_ resources: [JSONValue], _ options: FHIRInputOptions, _ own: JSONValue?) {
    let consent = own?["consent"].map { value in
      ConsentRecord(
        analysis: value["analysis"]?.bool ?? false, decisionSupport: value["decisionSupport"]?.bool ?? false,
        export: value["export"]?.bool ?? false)
    }
    var known: Set<String> = []
    for resource in resources {
      let type = resource["resourceType"]?.string ?? ""
      // Others than these three are prefetched for other services.
      guard ["DocumentReference", "QuestionnaireResponse", "Communication"].contains(type) else { continue }
      let name = FHIRFields(resource).name
      if let name, !known.insert(name).inserted { continue }
      do throws(FHIRInputProblem) {
        var request = try RequestRecord(fhir: resource, options: options)
        request.consent = consent
        request.subject = request.subject ?? patient
        requests.append(request)
      } catch {
        unread.append(Unread(name: name, problem: error))
      }
    }
  }

  /// A resource, or those of a Bundle.
  private static func resources(_ value: JSONValue) -> [JSONValue] {
    guard value["resourceType"]?.string == "Bundle" else { return value.members == nil ? [] : [value] }
    return (value["entry"]?.array ?? []).compactMap { $0["resource"] }
  }

  /// Texts by their address: those that the caller put in, and those of Binary resources.
  private static func texts(_ resources: [JSONValue], _ own: JSONValue?) -> [String: FHIRInputOptions.Inlined] {
    var texts: [String: FHIRInputOptions.Inlined] = [:]
    for resource in resources where resource["resourceType"]?.string == "Binary" {
      guard let id = resource["id"]?.string, let data = resource["data"]?.string, let bytes = Base64.bytes(data) else { continue }
      texts["Binary/\(id)"] = .init(contentType: resource["contentType"]?.string, bytes: bytes)
    }
    for member in own?.members ?? [] {
      if let text = member.value.string { texts[member.key] = .init(contentType: "text/plain", bytes: Array(text.utf8)) }
    }
    return texts
  }
}
