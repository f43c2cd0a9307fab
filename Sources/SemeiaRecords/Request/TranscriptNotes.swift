/// What `x_transcript` of a request says of who was measured and of what was wrong in the file, for the warnings of its report.
///
/// Of a line that anybody may have written only codes and numbers are taken: sentences are made here, so that no word of it gets into a report.
package struct TranscriptNotes: Sendable, Hashable {
  /// Something doubtful about the speakers.
  package struct Doubt: Sendable, Hashable {
    package var code: String
    /// How many speakers, turns or lines it is about.
    package var count: Int?
    /// Which speaker, by order of first turn, from 1.
    package var speaker: Int?
    /// What a role was concluded from: `only` `unnamed` `remaining` `most`.
    package var basis: String?

    package init(_ code: String, count: Int? = nil, speaker: Int? = nil, basis: String? = nil) {
      self.code = code
      self.count = count
      self.speaker = speaker
      self.basis = basis
    }
  }

  /// Each code once, in the order of the line; only codes that have a sentence.
  package var doubts: [Doubt] = []
  /// How many places of the file are not as its format asks.
  package var problems = 0
  /// The lines of the first of them, each once, as many as ``linesKept``.
  package var lines: [Int] = []

  package static let linesKept = 100

  /// The member that holds them.
  package static let field = "x_transcript"

  /// - Parameter json: the value of the member, JSON that was checked. What is not of the form that `semeia convert` writes is passed over.
  package init(_ json: [UInt8]) {
    json.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var scanner = JSONScanner(base: base, count: buffer.count, depthLimit: 512)
      do throws(JSONError) {
        try read(&scanner)
      } catch {
        // It was read once already; what was understood so far stays.
      }
    }
  }

  private mutating func read(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try scanner.kind() == .object else { return }
    var isFirst = true
    try scanner.open(.object)
    while let key = try scanner.nextKey(&isFirst) {
      let name = scanner.bytes.text(key)
      guard name == "warnings" || name == "problems", try scanner.kind() == .array else {
        try scanner.skip()
        continue
      }
      var isFirstElement = true
      try scanner.open(.array)
      while try scanner.nextElement(&isFirstElement) {
        let note = try Self.note(&scanner)
        if name == "warnings" { add(note.doubt) } else { add(problemAt: note.line) }
      }
    }
  }

  /// The members of one element that are known; numbers that are no count are left out.
  private static func note(_ scanner: inout JSONScanner) throws(JSONError) -> (doubt: Doubt, line: Int?) {
    var doubt = Doubt("")
    var line: Int?
    guard try scanner.kind() == .object else {
      try scanner.skip()
      return (doubt, nil)
    }
    var isFirst = true
    try scanner.open(.object)
    while let key = try scanner.nextKey(&isFirst) {
      switch (scanner.bytes.text(key), try scanner.kind()) {
      case ("code", .string): doubt.code = scanner.bytes.text(try scanner.string())
      case ("by", .string): doubt.basis = scanner.bytes.text(try scanner.string())
      case ("count", .number): doubt.count = try count(&scanner)
      case ("speaker", .number): doubt.speaker = try count(&scanner)
      case ("line", .number): line = try count(&scanner)
      default: try scanner.skip()
      }
    }
    return (doubt, line)
  }

  private static func count(_ scanner: inout JSONScanner) throws(JSONError) -> Int? {
    let number = JSONNumber(checked: String(decoding: scanner.bytes.raw(try scanner.number()), as: UTF8.self))
    return number.int.flatMap { $0 > 0 ? $0 : nil }
  }

  private mutating func add(_ doubt: Doubt) {
    if doubt.message != nil, !doubts.contains(where: { $0.code == doubt.code }) { doubts.append(doubt) }
  }

  private mutating func add(problemAt line: Int?) {
    problems += 1
    if let line, lines.last != line, lines.count < Self.linesKept { lines.append(line) }
  }
}

extension TranscriptNotes.Doubt {
  /// The doubt as an English sentence without a full stop; nil for a code that has none. Nothing in it is a name.
  package var message: String? {
    let many = count.map(String.init)
    switch code {
    case "subject-concluded":
      let who = speaker.flatMap { speaker in many.map { "speaker \(speaker) of \($0), by order of first turn," } } ?? "one of the speakers"
      return "\(who) is taken as the subject: \(reason); use --role to say otherwise"
    case "no-subject":
      return "none of \(many ?? "the") speakers is the subject, so nothing is measured; say who is with --role NAME=subject"
    case "several-subjects": return "\(many ?? "several") speakers are the subject and are measured as one person"
    case "unnamed-turns": return "\(many ?? "some") turns name no speaker and are not measured"
    case "unknown-speaker": return "a name given with --role is no speaker of this file"
    case "no-utterances": return "nothing is said in this file"
    case "uncertain-labels":
      return
        "\(many ?? "some") lines begin with what may be a name and are read as one text; --from dialogue reads them as speakers"
    case "plain-table": return "the file looks like a table without a known heading and is read as one text; --column text=HEADING names it"
    default: return nil
    }
  }

  private var reason: String {
    switch basis {
    case "only": "nobody else speaks"
    case "unnamed": "no turn names its speaker, and all are taken as one"
    case "remaining": "the role of the other one is known"
    case "most": "that one says more"
    default: "nothing says who is"
    }
  }

  /// The element of `x_transcript.warnings`.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [.init("code", .string(code)), .init("message", .string(message ?? ""))]
    if let count { members.append(.init("count", .int(count))) }
    if let speaker { members.append(.init("speaker", .int(speaker))) }
    if let basis { members.append(.init("by", .string(basis))) }
    return .object(members)
  }
}
