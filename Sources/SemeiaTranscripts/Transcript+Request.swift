public import SemeiaRecords
import SemeiaText

extension Transcript {
  /// The transcript as a request record: its turns with their roles, or the text where it is prose, and a member `x_transcript`
  /// that says what a request has no place for (`Docs/Formats/Transcripts.md`).
  ///
  /// - Parameters:
  ///   - language: a BCP 47 tag; nil to take the one the file names, if any.
  ///   - genre: nil to leave it open.
  public func request(
    id: String?, roles: SpeakerRoles, language: String? = nil, genre: RequestRecord.Genre? = nil
  ) -> RequestRecord {
    var record = RequestRecord(id: id, language: language ?? self.language, genre: genre)
    if isProse {
      record.text = turns.first?.text ?? []
    } else {
      let marks = marksByTurn
      record.turns = turns.enumerated().map { index, turn in
        var made = TurnRecord(
          speaker: turn.speaker ?? "", role: TurnRecord.Role(rawValue: roles.role(of: turn).rawValue) ?? .other, text: turn.text,
          start: turn.start, end: turn.end, line: turn.place.lines.lowerBound, marks: marks[index])
        made.pieces = turn.pieceRecords
        return made
      }
    }
    record.extensions = [ExtensionField(name: "x_transcript", json: Array(description(roles).compact.utf8))]
    return record
  }

  private func description(_ roles: SpeakerRoles) -> JSONValue {
    var members: [JSONValue.Member] = [JSONValue.Member("format", .string(format.rawValue))]
    func add(_ name: String, _ values: [JSONValue]) { members.append(JSONValue.Member(name, .array(values))) }
    add(
      "speakers",
      roles.assignments.map { assignment in
        [
          "speaker": assignment.speaker.map { .string($0) } ?? .null, "role": .string(assignment.role.rawValue),
          "by": .string(assignment.basis.rawValue), "turns": .int(assignment.turns),
        ]
      })
    add(
      "places",
      turns.map { turn in
        [
          .int(turn.place.lines.lowerBound), .int(turn.place.lines.upperBound), .int(turn.place.bytes.lowerBound),
          .int(turn.place.bytes.upperBound),
        ]
      })
    members.append(JSONValue.Member("markers", counts(markerCounts)))
    members.append(JSONValue.Member("left_out", counts(leftOut)))
    members.append(JSONValue.Member("joints", .int(joints)))
    add("problems", problems.map { ["code": .string($0.code.rawValue), "line": .int($0.line)] })
    add("warnings", roles.warnings.map(\.doubt.json))
    return .object(members)
  }

  private func counts(_ counts: [Count]) -> JSONValue {
    .object(counts.map { JSONValue.Member($0.name, .int($0.count)) })
  }
}
