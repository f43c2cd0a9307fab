/// Why a FHIR resource does not become a request. Nothing in it repeats a value of the resource.
package struct FHIRInputProblem: Error, Hashable, Sendable {
  /// What is wrong; the raw values are what other programs see.
  package enum Code: String, Sendable, Hashable, CaseIterable {
    /// It is not a JSON object with a `resourceType`.
    case notAResource = "not-a-resource"
    /// Another type than DocumentReference, QuestionnaireResponse and Communication.
    case unsupportedType = "unsupported-type"
    /// Its status says that it is wrong or never was: `entered-in-error`, `not-done`.
    case notValid = "not-valid"
    /// It is labeled as a psychotherapy note (`PSYTHPN`), and the caller did not allow those.
    case psychotherapyNote = "psychotherapy-note"
    /// It has no free text at all.
    case noText = "no-text"
    /// Its text lies at an address, and the caller did not put it in.
    case textNotInlined = "text-not-inlined"
    /// Its text is neither plain text nor HTML, or in a character set other than UTF-8, ASCII and ISO 8859-1.
    case unsupportedContent = "unsupported-content"
    /// Its data are not base64.
    case invalidBase64 = "invalid-base64"
    /// Its data are not of the character set they say.
    case invalidText = "invalid-text"
  }

  package let code: Code

  package init(_ code: Code) { self.code = code }

  /// One sentence without a full stop.
  package var explanation: String {
    switch code {
    case .notAResource: "it is not a FHIR resource"
    case .unsupportedType: "the type of the resource is not read; DocumentReference, QuestionnaireResponse and Communication are"
    case .notValid: "its status says that it is wrong or was not done"
    case .psychotherapyNote: "it is labeled as a psychotherapy note"
    case .noText: "it has no free text"
    case .textNotInlined: "its text lies at an address and was not put in"
    case .unsupportedContent: "its text is of a kind or in a character set that is not read"
    case .invalidBase64: "its data are not base64"
    case .invalidText: "its data are not text of the character set they say"
    }
  }
}
