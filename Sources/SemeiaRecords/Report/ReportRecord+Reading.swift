extension ReportRecord {
  /// Reads a report back from its line.
  ///
  /// What was written by ``write(to:)`` comes back equal, and is written again byte for byte. Fields that are not known are ignored
  /// and lost. A report of another version, a field that is missing and a number with more than six decimals are errors.
  public init(parsing line: [UInt8]) throws(RecordError) {
    let parsed = line.withUnsafeBufferPointer { buffer in
      Result { () throws(RecordError) in try Self.parse(buffer) }
    }
    self = try parsed.get()
  }

  private static func parse(_ line: UnsafeBufferPointer<UInt8>) throws(RecordError) -> ReportRecord {
    guard let base = line.baseAddress else { throw RecordError(.syntax, offset: 0) }
    // A report holds the request's own fields one level down, and traces that nest as deeply as rules do.
    var scanner = JSONScanner(base: base, count: line.count, depthLimit: 256)
    let fields: [String: RecordValue]
    let echo: [ExtensionField]?
    do throws(JSONError) {
      (fields, echo) = try scanner.reportFields()
      try scanner.end()
    } catch {
      throw RecordError(error)
    }
    var report = try ReportRecord(fields)
    report.echo = echo
    return report
  }

  private init(_ fields: [String: RecordValue]) throws(RecordError) {
    func required(_ name: String) throws(RecordError) -> RecordValue {
      guard let value = fields[name] else { throw RecordError(.invalidField, field: name) }
      return value
    }
    guard fields["v"] != nil || fields["status"] != nil else { throw RecordError(.notAnObject, offset: 0) }
    let version = try required("v")
    guard try version.int() == Self.version else { throw version.invalid() }
    self.init(line: try required("line").int(), status: try required("status").word())
    id = try fields["id"]?.string()
    reason = try fields["reason"]?.string()
    error = try fields["error"].map { value throws(RecordError) in try RecordError(value, id: id) }
    language = try fields["language"].map(Language.init)
    genre = try fields["genre"]?.string()
    size = try fields["size"].map(Size.init)
    flags = try fields["flags"]?.array(FlagRecord.init)
    findings = try fields["findings"]?.array(FindingRecord.init)
    markers = try fields["markers"]?.array(MarkerRecord.init)
    speakers = try fields["speakers"]?.array(SpeakerRecord.init)
    scores = try fields["scores"]?.array(ScoreRecord.init)
    decisions = try fields["decisions"]?.array(DecisionRecord.init)
    silent = try fields["silent"]?.array(SilentRuleRecord.init)
    contacts = try fields["contacts"]?.array(ContactRecord.init)
    warnings = try fields["warnings"]?.array(WarningRecord.init)
    provenance = try fields["provenance"]?.string()
    origin = try fields["origin"].map { value throws(RecordError) in try OriginRecord(value) }
    tokens = try fields["tokens"]?.array(SpanRecord.init)
    text = try fields["text"].map(Text.init)
    redactions = try fields["redactions"]?.array(RedactionRecord.init)
  }
}

extension JSONScanner {
  /// Takes a report apart; the values of `echo` stay as they were written.
  fileprivate mutating func reportFields() throws(JSONError) -> ([String: RecordValue], [ExtensionField]?) {
    var fields: [String: RecordValue] = [:]
    var echo: [ExtensionField]?
    guard try kind() == .object else {
      try skip()
      return (fields, echo)
    }
    var isFirst = true
    try open(.object)
    while let key = try nextKey(&isFirst) {
      let name = bytes.text(key)
      let kind = try kind()
      let offset = position
      if name == "echo", kind == .object {
        echo = try extensionFields()
      } else {
        fields[name] = RecordValue(json: try value(), field: name, offset: offset)
      }
    }
    return (fields, echo)
  }

  private mutating func extensionFields() throws(JSONError) -> [ExtensionField] {
    var echoed: [ExtensionField] = []
    var isFirst = true
    try open(.object)
    while let key = try nextKey(&isFirst) {
      let name = bytes.text(key)
      echoed.append(ExtensionField(name: name, json: Array(bytes.raw(try skip()))))
    }
    return echoed
  }
}

extension ReportRecord.Language {
  init(_ value: RecordValue) throws(RecordError) {
    tag = try value.string("tag")
    source = try value.string("source")
    requested = try value.string(ifPresent: "requested")
    confidence = try value.decimal(ifPresent: "confidence")
    parts = try value.array(ifPresent: "parts", Part.init)
  }
}

extension ReportRecord.Language.Part {
  init(_ value: RecordValue) throws(RecordError) {
    tag = try value.string("tag")
    span = try value.member("span", SpanRecord.init)
  }
}

extension ReportRecord.Size {
  init(_ value: RecordValue) throws(RecordError) {
    scalars = try value.int("scalars")
    words = try value.int("words")
    sentences = try value.int("sentences")
    turns = try value.int("turns")
  }
}

extension ReportRecord.Text {
  init(_ value: RecordValue) throws(RecordError) {
    if let text = value.json.string {
      self = .document(Array(text.utf8))
    } else {
      self = .turns(try value.array { turn throws(RecordError) in Array(try turn.string().utf8) })
    }
  }
}

extension RecordError {
  init(_ value: RecordValue, id: String?) throws(RecordError) {
    self.init(
      code: try value.member("code") { code throws(RecordError) in try code.word() },
      message: try value.string("message"), offset: try value.int(ifPresent: "offset"),
      field: try value.string(ifPresent: "field"), id: id)
  }
}
