import SemeiaRecords
import SemeiaText
import Testing

@testable import SemeiaTranscripts

@Suite struct SpeakerRolesTests {
  private func roles(_ text: String, _ chosen: [(name: String, role: Role)] = []) throws -> (
    found: [String], warnings: [String], all: SpeakerRoles
  ) {
    let roles = SpeakerRoles(try read(text, .dialogue), chosen: chosen)
    return (
      roles.assignments.map { "\($0.speaker ?? "–") \($0.role.rawValue) \($0.basis.rawValue)" },
      roles.warnings.map(\.code.rawValue), roles
    )
  }

  @Test func namesTell() throws {
    let found = try roles("Therapist: Well?\nPatient: Well.\nSister: Hm.\nSister: Yes.\n")
    #expect(found.found == ["Therapist clinician name", "Patient subject name", "Sister other none"])
    #expect(found.warnings.isEmpty && found.all.genre == .interview)
  }

  @Test func optionsComeFirst() throws {
    let found = try roles(
      "Patient: Well?\nAnna: Well.\nAnna: Hm.\n", [("patient", .other), ("Anna", .subject), ("Nobody", .other)])
    #expect(found.found == ["Patient other option", "Anna subject option"])
    #expect(found.warnings == ["unknown-speaker"])
  }

  @Test func theOneBesideAClinicianIsTakenAndSaid() throws {
    let found = try roles("Anna: Hm.\nDoctor: Well?\nAnna: Yes.\n")
    #expect(found.found == ["Anna subject remaining", "Doctor clinician name"])
    #expect(found.warnings == ["subject-concluded"])
    // Nothing repeats a name.
    #expect(
      !found.all.warnings.contains { $0.message.contains("Anna") } && found.all.warnings[0].message.hasPrefix("speaker 1 of 2"))
  }

  @Test func ofTwoStrangersTheOneWhoSaysMore() throws {
    let found = try roles("Anna: Hm?\nBen: A very long week.\nAnna: Yes.\nBen: Yes.\n")
    #expect(found.found == ["Anna other none", "Ben subject most"])
    #expect(found.warnings == ["subject-concluded"] && found.all.genre == .conversation)
  }

  @Test func ofThreeStrangersNobody() throws {
    let found = try roles("Anna: A.\nBen: B.\nCarl: C.\nAnna: D.\nBen: E.\nCarl: F.\n")
    #expect(found.found == ["Anna other none", "Ben other none", "Carl other none"])
    #expect(found.warnings == ["no-subject"])
  }

  @Test func linesThatMayHaveNamesAreSaid() throws {
    let transcript = try read("Anna: Hm?\nBen: A long week.\n")
    #expect(
      transcript.format == .prose && SpeakerRoles(transcript).warnings.map(\.code) == [.uncertainLabels, .subjectConcluded])
    #expect(said(try read("Anna: Hm?\nBen: A long week.\n", .dialogue)) == ["Anna: Hm?", "Ben: A long week."])
  }

  @Test func severalSubjectsAreSaid() throws {
    #expect(try roles("Patient 1: A.\nPatient 2: B.\n").warnings == ["several-subjects"])
  }

  @Test func aClinicianAloneIsNoSubject() throws {
    let found = try roles("Therapist: A.\nTherapist: B.\n")
    #expect(found.found == ["Therapist clinician name"])
    #expect(found.warnings == ["no-subject"])
  }

  @Test func chatHeadersTellRoles() throws {
    let head = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tCHI Target_Child, MOT Mother, EXP Investigator, P Sister\n"
    let transcript = try read(head + "*CHI:\thi .\n*MOT:\thi .\n*EXP:\thi .\n*P:\thi .\n@End\n")
    let roles = SpeakerRoles(transcript)
    #expect(
      roles.assignments.map { "\($0.speaker ?? "–") \($0.role.rawValue) \($0.basis.rawValue)" } == [
        "CHI subject header", "MOT other none", "EXP clinician header", "P other none",
      ])
  }

  @Test func turnsWithoutANameAreNotMeasuredBesideOthers() throws {
    let transcript = try read("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Patient>Hi.\n\n00:02.000 --> 00:03.000\nmusic\n")
    let roles = SpeakerRoles(transcript)
    #expect(roles.warnings.map(\.code.rawValue) == ["unnamed-turns"])
    #expect(transcript.turns.map { roles.role(of: $0) } == [.subject, .other])
  }

  @Test func theRequestLineIsOneOfTheContract() throws {
    for (format, text) in Samples.all {
      let transcript = try read(text)
      let roles = SpeakerRoles(transcript)
      var writer = JSONWriter()
      transcript.request(id: "s1", roles: roles, genre: .interview).write(to: &writer)
      let record = try RequestReader(strict: true).read(writer.bytes)
      #expect(record.id == "s1" && record.genre == .interview && record.language == transcript.language)
      if format == .prose {
        #expect(record.string == transcript.turns[0].string && record.turns == nil)
      } else {
        let turns = try #require(record.turns)
        #expect(turns.map(\.string) == transcript.turns.map(\.string))
        #expect(turns.map(\.start) == transcript.turns.map(\.start) && turns.map(\.end) == transcript.turns.map(\.end))
        #expect(turns.contains { $0.role == .subject })
      }
      let details = try JSONReader().read(try #require(record.extensions.first).json)
      #expect(record.extensions.map(\.name) == ["x_transcript"] && details["format"]?.string == format.rawValue)
      #expect(details["places"]?.array?.count == transcript.turns.count)
    }
  }

  @Test func codesAreCountedInTheRequestLine() throws {
    let transcript = try read(Samples.chat)
    let record = transcript.request(id: nil, roles: SpeakerRoles(transcript))
    let details = try JSONReader().read(try #require(record.extensions.first).json)
    #expect(details["markers"]?.compact == #"{"pause":1,"filler":1,"revision":1}"#)
    #expect(details["left_out"]?.compact == #"{"%mor":1}"#)
    #expect(details["problems"]?.compact == "[]" && details["warnings"]?.compact == "[]")
  }
}
