import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaInterchange

/// Invented reports and a small terminology, so that goldens change with the format alone.
enum Samples {
  static func json(_ text: String) throws -> JSONValue { try JSONReader(depthLimit: 256).read(text) }

  static func report(_ line: String) throws -> ReportRecord { try ReportRecord(parsing: Array(line.utf8)) }

  static func request(_ line: String) throws -> RequestRecord { try RequestReader(strict: true).read(Array(line.utf8)) }

  static func settings(recorded: String? = "2026-11-20T10:00:03Z", about: String? = nil, cardLimit: Int = 3) throws -> InterchangeSettings {
    InterchangeSettings(
      terminology: try terminology(),
      versions: [.init(kind: "program", value: "0.0.9"), .init(kind: "rule pack safety", value: "sha256:ab12")], recorded: recorded,
      about: about, cardLimit: cardLimit)
  }

  static func terminology() throws -> Terminology {
    Terminology(
      version: "0.0.9",
      tree: try json(
        #"""
        {"dimensions":[
          {"id":"internalizing","name":"Internalizing","level":"spectrum","parents":[],"definition":"Troubled within."},
          {"id":"thought-disorder","name":"Thought disorder","level":"spectrum","parents":[],"definition":""},
          {"id":"distress","name":"Distress","level":"subfactor","parents":[{"id":"internalizing","weight":1}],"definition":"Pain of mind.","note":"A note."},
          {"id":"mania","name":"Mania","level":"subfactor","parents":[{"id":"internalizing","weight":1},{"id":"thought-disorder","weight":1}]}]}
        """#),
      concepts: [
        try json(
          #"""
          {"family":"distress","kind":"symptom","concepts":[{"id":"insomnia","name":"Insomnia","definition":"Bad sleep."},
            {"id":"depressed-mood","name":"Depressed mood"}]}
          """#),
        try json(
          #"""
          {"family":"safety","kind":"safety","concepts":[{"id":"suicidal-intent","name":"Suicidal intent","flag":{"name":"suicide","level":4}},
            {"id":"self-harm","name":"Self-harm","flag":{"name":"self-harm"}}]}
          """#),
        try json(#"{"family":"flags","flags":[{"flag":"acute-mania","groups":[["manic-energy"]],"note":"Two things together."}]}"#),
        try json(
          #"{"family":"style","kind":"marker","markers":[{"id":"absolutist","name":"Absolutist words","per":"words"},{"id":"filler","name":"Fillers"}]}"#
        ),
      ],
      packs: [
        try json(
          #"""
          {"id":"safety","rules":[{"id":"intent","urgency":"now","summary":{"en":"The text states an intent."},"rationale":"Because."},
            {"id":"harm","urgency":"today","summary":{"en":"The text states self-harm."}}]}
          """#)
      ])
  }

  static let request = #"""
    {"id":"n1","text":"Tonight I will do it. I can't sleep.","language":"en","subject":"Patient/p1","date":"2026-11-20T09:00:00Z","consent":{"analysis":true,"decisionSupport":true,"export":false},"x_fhir":{"source":"DocumentReference/n1","encounter":"Encounter/e1"}}
    """#

  /// A report with a value, a score without one, a flag, markers of each status, a decision and a warning.
  static let report = #"""
    {"v":1,"line":1,"id":"n1","status":"ok","language":{"tag":"en","source":"declared"},"genre":"narrative","size":{"scalars":36,"words":8,"sentences":2,"turns":1},
    "flags":[{"flag":"suicide","level":4,"label":"some intent","behaviors":[{"code":"B1","time":"past"}],"spans":[[0,20]],"findings":[0],"ambiguous":true}],
    "findings":[{"concept":"suicidal-intent","start":0,"end":20,"polarity":"affirmed","experiencer":"self","time":"future","modality":"actual","source":"own","intensity":1,"counted":true,"strength":1,"cues":[],"entry":"en/suicidal-intent/a"},
    {"concept":"insomnia","start":24,"end":35,"polarity":"negated","experiencer":"self","time":"current","modality":"actual","source":"own","intensity":1,"counted":false,"strength":0,"cues":[],"entry":"en/insomnia/b"}],
    "markers":[{"marker":"absolutist","status":"ok","count":2,"per":"words","rate":0.04,"z":1.25,"reliability":0.5,"spans":[[0,7]]},{"marker":"filler","status":"insufficient","reason":"too-few-words","count":0,"per":"words","spans":[]},{"marker":"second-person-plural","status":"unsupported","reason":"not-in-language"}],
    "scores":[{"dimension":"distress","level":"subfactor","status":"exploratory","reason":"precision-unmeasured","content":{"value":0.75,"interval":[0.61,0.86],"contributions":[{"concept":"depressed-mood","amount":0.5,"findings":[0]},{"concept":"insomnia","amount":0.25,"findings":[1]}],"coverage":{"mentioned":2,"of":19}},
    "style":{"value":0.42,"interval":[-0.4,1.2],"band":"elevated","norm":"en/narrative","reliability":0.41,"baseline":-0.31,"contributions":[{"marker":"absolutist","amount":0.73,"spans":[[0,7]]}],"status":"exploratory"}},
    {"dimension":"mania","level":"subfactor","status":"insufficient","reason":"too-few-words"},{"dimension":"internalizing","level":"spectrum","status":"reported","content":{"value":0,"contributions":[]},"style":{"contributions":[],"status":"no-norm","reason":"no-norm"}}],
    "decisions":[{"rule":"intent@2","pack":"safety@1","urgency":"now","summary":"The text states an intent.","options":["Make contact","Ask about means"],"requires":"human-review","spans":[[0,20]],"trace":{"all":[{"fact":"flag.suicide.level","value":4,"test":">= 4","truth":true},{"not":{"fact":"score.distress.content","value":0.75,"test":"< 0.5","truth":false}}]}}],
    "warnings":[{"code":"language-mismatch","message":"the text looks like another language"}],"provenance":"sha256:00ff"}
    """#

  static func bundle(_ report: String = report, _ request: String? = request, _ settings: InterchangeSettings? = nil) throws -> JSONValue {
    FHIRFormat(try settings ?? Self.settings()).bundle(try Self.report(report), try request.map(Self.request))
  }
}

extension JSONValue {
  /// The resources of a bundle of one type.
  func resources(_ type: String) -> [JSONValue] {
    (self["entry"]?.array ?? []).compactMap { $0["resource"] }.filter { $0["resourceType"]?.string == type }
  }

  /// The observation whose code is this one.
  func observation(_ code: String) -> JSONValue? {
    resources("Observation").first { $0["code"]?["coding"]?.array?.first?["code"]?.string == code }
  }

  /// The first component of a code.
  func component(_ code: String) -> JSONValue? {
    self["component"]?.array?.first { $0["code"]?["coding"]?.array?.first?["code"]?.string == code }
  }

  /// All values inside this one, itself included.
  var all: [JSONValue] {
    [self] + (array ?? []).flatMap(\.all) + (members ?? []).flatMap(\.value.all)
  }
}
