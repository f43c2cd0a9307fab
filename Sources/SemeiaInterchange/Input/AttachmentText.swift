import SemeiaRecords

/// The text of an attachment: base64 in `data`, or put in by the caller under its address.
struct AttachmentText {
  let options: FHIRInputOptions

  /// The text as valid UTF-8.
  func read(_ attachment: JSONValue) throws(FHIRInputProblem) -> [UInt8] {
    let type = attachment["contentType"]?.string
    if let data = attachment["data"]?.string {
      guard let bytes = Base64.bytes(data) else { throw FHIRInputProblem(.invalidBase64) }
      return try Self.text(bytes, type)
    }
    guard let url = attachment["url"]?.string else { throw FHIRInputProblem(.noText) }
    guard let inlined = options.inlined(url) else { throw FHIRInputProblem(.textNotInlined) }
    return try Self.text(inlined.bytes, inlined.contentType ?? type)
  }

  /// Text of a content type; plain where none is said.
  static func text(_ bytes: [UInt8], _ contentType: String?) throws(FHIRInputProblem) -> [UInt8] {
    let parts = (contentType ?? "text/plain").lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
    let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }.map { String($0.dropFirst(8)) } ?? "utf-8"
    let isMarkup: Bool
    switch parts.first ?? "text/plain" {
    case "text/plain", "text/markdown", "text": isMarkup = false
    case "text/html", "application/xhtml+xml", "text/xhtml": isMarkup = true
    default: throw FHIRInputProblem(.unsupportedContent)
    }
    let text: String
    switch charset {
    case "utf-8", "utf8", "us-ascii", "ascii":
      let withoutMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      guard let valid = String(validating: withoutMark, as: UTF8.self) else { throw FHIRInputProblem(.invalidText) }
      text = valid
    case "iso-8859-1", "latin1":
      var scalars = String.UnicodeScalarView()
      for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
      text = String(scalars)
    default: throw FHIRInputProblem(.unsupportedContent)
    }
    return Array((isMarkup ? MarkupText.text(text) : text).utf8)
  }
}

/// What a caller decides about reading FHIR resources.
package struct FHIRInputOptions: Sendable {
  /// Text that was fetched by the caller.
  package struct Inlined: Sendable, Hashable {
    /// A media type; nil for plain text, or what the attachment says.
    package var contentType: String?
    package var bytes: [UInt8]

    package init(contentType: String? = nil, bytes: [UInt8]) {
      self.contentType = contentType
      self.bytes = bytes
    }
  }

  /// Texts by the address under which attachments name them, such as `Binary/17`.
  package var texts: [String: Inlined]

  /// Whether resources labeled as psychotherapy notes are read.
  package var allowsPsychotherapyNotes: Bool

  package init(texts: [String: Inlined] = [:], allowsPsychotherapyNotes: Bool = false) {
    self.texts = texts
    self.allowsPsychotherapyNotes = allowsPsychotherapyNotes
  }

  /// The text of an address: by the whole address, or by the relative part `Binary/17` of an absolute one.
  func inlined(_ url: String) -> Inlined? {
    if let found = texts[url] { return found }
    let parts = url.split(separator: "/")
    return parts.count > 2 ? texts[parts.suffix(2).joined(separator: "/")] : nil
  }
}
