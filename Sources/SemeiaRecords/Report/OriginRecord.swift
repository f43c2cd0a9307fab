/// What a report was made with: the long form of what `provenance` is the hash of, and what it takes to make the report again.
public struct OriginRecord: Sendable, Hashable {
  /// The content of a language that was read.
  public struct Content: Sendable, Hashable {
    /// The language, as BCP 47 writes it.
    public var tag: String
    /// `sha256:` of the files that the language is compiled from.
    public var hash: String

    /// Names content.
    public init(tag: String, hash: String) {
      self.tag = tag
      self.hash = hash
    }
  }

  /// The version of the software.
  public var version: String
  /// The languages whose content was read: the main one first, then those of stretches in another language, or all where the language was a guess.
  public var contents: [Content]
  /// The name of the scoring model.
  public var model: String
  /// The rule packs, as `--rules` names them.
  public var packs: [String]
  /// The options of the filter that were not its defaults, by name: `include`, `offsets`, `language`, `genre`, `country`, `today`, `redact`. Nil
  /// where all were.
  public var options: JSONValue?

  /// What was agreed to and what became of it: `policy` (`caller` or `required`: what decides where a record says nothing), `allows` (what the record
  /// said, by purpose; absent where it said nothing), `leftOut` (the parts that were asked for and are not there for want of consent; absent where
  /// there are none). Nil in reports of older versions.
  public var consent: JSONValue?

  /// Says what a report was made with; see the members. ``consent`` is nil.
  public init(version: String, contents: [Content], model: String, packs: [String], options: JSONValue? = nil) {
    self.version = version
    self.contents = contents
    self.model = model
    self.packs = packs
    self.options = options
  }

  init(_ value: RecordValue) throws(RecordError) {
    version = try value.string("version")
    contents = try value.array("contents") { content throws(RecordError) in
      Content(tag: try content.string("tag"), hash: try content.string("hash"))
    }
    model = try value.string("model")
    packs = try value.array("packs") { pack throws(RecordError) in try pack.string() }
    options = try value.member(ifPresent: "options") { options in options.json }
    consent = try value.member(ifPresent: "consent") { consent in consent.json }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("version", version)
    writer.field("contents", contents) { content, writer in
      writer.beginObject()
      writer.field("tag", content.tag)
      writer.field("hash", content.hash)
      writer.endObject()
    }
    writer.field("model", model)
    writer.field("packs", packs) { pack, writer in writer.string(pack) }
    if let options {
      writer.key("options")
      writer.value(options)
    }
    if let consent {
      writer.key("consent")
      writer.value(consent)
    }
    writer.endObject()
  }
}
