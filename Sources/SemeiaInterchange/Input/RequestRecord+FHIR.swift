package import SemeiaRecords

extension RequestRecord {
  /// Makes a request from a FHIR R4 DocumentReference, QuestionnaireResponse or Communication whose text is in it.
  ///
  /// | resource | text | author | genre | date |
  /// |---|---|---|---|---|
  /// | DocumentReference | the first attachment that can be read | who the first `author` is; a clinician where none is named | `clinical-note`; none where the author is the patient | `context.period.start`, else `date` |
  /// | QuestionnaireResponse | a turn for each question with a free-text answer, and one for the answer | `source`, else `author`, else the subject | `interview` | `authored` |
  /// | Communication | its payloads, a blank line between | who the `sender` is; the subject where none is named | `message` | `sent` |
  ///
  /// A Patient is the subject; Practitioner, PractitionerRole, CareTeam, Organization and Device are clinicians; RelatedPerson and others are `other`.
  /// The `id` is the resource's type and id, the `subject` is the reference or the identifier of its subject. The member `x_fhir` holds the
  /// references that a bundle about the report names again (``FHIRFormat``).
  ///
  /// Nothing is fetched. Coded answers are not text. Consent is not read from resources.
  ///
  /// - Parameter fhir: the resource as JSON.
  package init(fhir resource: JSONValue, options: FHIRInputOptions = FHIRInputOptions()) throws(FHIRInputProblem) {
    guard let type = resource["resourceType"]?.string else { throw FHIRInputProblem(.notAResource) }
    guard ["DocumentReference", "QuestionnaireResponse", "Communication"].contains(type) else { throw FHIRInputProblem(.unsupportedType) }
    let fields = FHIRFields(resource)
    if fields.isInvalid { throw FHIRInputProblem(.notValid) }
    if fields.isPsychotherapyNote, !options.allowsPsychotherapyNotes { throw FHIRInputProblem(.psychotherapyNote) }
    self.init(id: fields.name, subject: fields.subject)
    switch type {
    case "DocumentReference": try readDocument(resource, fields, options)
    case "QuestionnaireResponse": try readAnswers(resource)
    default: try readMessage(resource, options)
    }
    if language == nil { language = fields.language(resource["language"]) }
    if let field = FHIROrigin(source: fields.name, encounter: fields.encounter).field { extensions = [field] }
  }

  private mutating func readDocument(_ resource: JSONValue, _ fields: FHIRFields, _ options: FHIRInputOptions) throws(FHIRInputProblem) {
    var problem: FHIRInputProblem?
    for content in resource["content"]?.array ?? [] {
      guard text == nil, let attachment = content["attachment"] else { continue }
      do throws(FHIRInputProblem) {
        text = try AttachmentText(options: options).read(attachment)
        language = fields.language(attachment["language"])
      } catch {
        problem = problem ?? error
      }
    }
    guard text != nil else { throw problem ?? FHIRInputProblem(.noText) }
    author = FHIRFields.author(resource["author"]?.array?.first) ?? .clinician
    genre = author == .subject ? nil : .clinicalNote
    date = FHIRDateTime.recordDate(resource["context"]?["period"]?["start"]?.string) ?? FHIRDateTime.recordDate(resource["date"]?.string)
  }

  private mutating func readMessage(_ resource: JSONValue, _ options: FHIRInputOptions) throws(FHIRInputProblem) {
    var parts: [[UInt8]] = []
    var problem: FHIRInputProblem?
    for payload in resource["payload"]?.array ?? [] {
      if let text = payload["contentString"]?.string {
        parts.append(Array(text.utf8))
      } else if let attachment = payload["contentAttachment"] {
        do throws(FHIRInputProblem) {
          parts.append(try AttachmentText(options: options).read(attachment))
          language = language ?? FHIRFields(resource).language(attachment["language"])
        } catch {
          problem = problem ?? error
        }
      }
    }
    guard !parts.isEmpty else { throw problem ?? FHIRInputProblem(.noText) }
    text = Array(parts.joined(separator: [0x0A, 0x0A]))
    author = FHIRFields.author(resource["sender"]) ?? .subject
    genre = .message
    date = FHIRDateTime.recordDate(resource["sent"]?.string)
  }

  private mutating func readAnswers(_ resource: JSONValue) throws(FHIRInputProblem) {
    let author = FHIRFields.author(resource["source"]) ?? FHIRFields.author(resource["author"]) ?? .subject
    var turns: [TurnRecord] = []
    Self.collect(resource["item"], TurnRecord.Role(rawValue: author.rawValue) ?? .other, into: &turns)
    guard !turns.isEmpty else { throw FHIRInputProblem(.noText) }
    self.turns = turns
    genre = .interview
    date = FHIRDateTime.recordDate(resource["authored"]?.string)
  }

  /// Questions and answers in the order of the form, items within answers included.
  private static func collect(_ items: JSONValue?, _ role: TurnRecord.Role, into turns: inout [TurnRecord]) {
    for item in items?.array ?? [] {
      let answers = item["answer"]?.array ?? []
      let texts = answers.compactMap { $0["valueString"]?.string }.filter { !$0.isEmpty }
      if !texts.isEmpty, let question = item["text"]?.string, !question.isEmpty {
        turns.append(TurnRecord(speaker: "form", role: .clinician, text: Array(question.utf8)))
      }
      turns += texts.map { TurnRecord(speaker: "answer", role: role, text: Array($0.utf8)) }
      for answer in answers { collect(answer["item"], role, into: &turns) }
      collect(item["item"], role, into: &turns)
    }
  }
}
