import Foundation
import SemeiaRecords
import Testing

@testable import SemeiaInterchange

/// What FHIR R4 requires of each resource, and what must never be there.
@Suite struct BundleTests {
  private static let required = [
    "Bundle": ["type"], "Observation": ["status", "code"], "DetectedIssue": ["status"], "Task": ["status", "intent"],
    "Provenance": ["target", "agent", "recorded|_recorded"], "Device": [], "DocumentReference": ["status", "content"],
  ]

  private func check(_ bundle: JSONValue) {
    let addresses = (bundle["entry"]?.array ?? []).compactMap { $0["fullUrl"]?.string }
    #expect(Set(addresses).count == addresses.count)
    for resource in [bundle] + (bundle["entry"]?.array ?? []).compactMap({ $0["resource"] }) {
      let type = resource["resourceType"]?.string ?? ""
      let required = Self.required[type]
      #expect(required != nil, "\(type) must not occur")
      for field in required ?? [] {
        #expect(field.split(separator: "|").contains { resource[String($0)] != nil }, "\(type) has no \(field)")
      }
      if type == "Observation" || type == "DetectedIssue" { #expect(resource["status"]?.string == "preliminary") }
      for part in [resource] + (resource["component"]?.array ?? []) where type == "Observation" {
        let values = (part.members ?? []).filter { $0.key.hasPrefix("value") }.count
        #expect(values + (part["dataAbsentReason"] == nil ? 0 : 1) <= 1)
        #expect(part["code"]?["coding"]?.array?.isEmpty == false && part["code"]?["text"]?.string?.isEmpty == false)
      }
      for component in resource["component"]?.array ?? [] {
        #expect(component["dataAbsentReason"] != nil || component.members?.contains { $0.key.hasPrefix("value") } == true)
      }
    }
    // Nothing empty, no null; every reference inside the bundle has its entry.
    for value in bundle.all {
      #expect(value != .null && value != .array([]) && value != .object([]) && value != .string(""))
      if let reference = value["reference"]?.string, reference.hasPrefix("urn:") { #expect(addresses.contains(reference)) }
    }
  }

  @Test func whatIsRequiredIsThere() throws {
    check(try Samples.bundle())
    check(try Samples.bundle(Samples.report, nil, try Samples.settings(recorded: nil)))
    check(
      try Samples.bundle(#"{"v":1,"line":3,"status":"error","error":{"code":"wrong-type","message":"m","offset":8,"field":"text"}}"#, nil))
  }

  @Test func aScoreHasBothChannelsAndTheirParts() throws {
    let score = try #require(try Samples.bundle().observation("distress"))
    #expect(score["dataAbsentReason"] == nil)
    #expect(score.component("content-value")?["valueQuantity"]?["value"]?.double == 0.75)
    #expect(score.component("content-interval")?["valueRange"]?["high"]?["value"]?.double == 0.86)
    #expect(score.component("insomnia")?["valueQuantity"]?["value"]?.double == 0.25)
    let style = try #require(score.component("style-value"))
    #expect(style["valueQuantity"]?["value"]?.double == 0.42)
    #expect(style["referenceRange"]?.array?.first?["text"]?.string == "norm en/narrative")
    #expect(style["interpretation"]?.array?.first?["coding"]?.array?.map { $0["code"]?.string } == ["H", "elevated"])
    #expect(score.component("absolutist")?["extension"]?.array?.count == 1)
    // Baseline and contributions add up to the value: nothing was lost on the way.
    let parts = ["style-baseline", "absolutist"].compactMap { score.component($0)?["valueQuantity"]?["value"]?.number?.millionths }
    #expect(parts.sum() == Millionths("0.42"))
  }

  @Test func whatIsMissingSaysWhy() throws {
    let bundle = try Samples.bundle()
    func reason(_ json: JSONValue?) -> [String?] {
      [json?["dataAbsentReason"]?["coding"]?.array?.first?["code"]?.string, json?["dataAbsentReason"]?["text"]?.string]
    }
    #expect(reason(bundle.observation("mania")) == ["not-performed", "insufficient: too-few-words"])
    let internalizing = try #require(bundle.observation("internalizing"))
    // A zero is a value.
    #expect(internalizing.component("content-value")?["valueQuantity"]?["value"]?.int == 0)
    #expect(reason(internalizing.component("style-value")) == ["unsupported", "no-norm"])
    let markers = try #require(bundle.observation("markers"))
    #expect(reason(markers.component("filler")) == ["not-performed", "insufficient: too-few-words"])
    #expect(reason(markers.component("second-person-plural")) == ["unsupported", "unsupported: not-in-language"])
    let withheld = try Samples.bundle(#"{"v":1,"line":1,"status":"withheld","warnings":[]}"#, nil)
    #expect(reason(withheld.observation("report")).first == "masked")
    #expect(withheld.resources("Observation").count == 1)
  }

  @Test func flagsSayWhatWasStated() throws {
    let flag = try #require(try Samples.bundle().observation("suicide"))
    #expect(flag["valueCodeableConcept"]?["text"]?.string == "some intent")
    #expect(flag.component("B1")?["valueCodeableConcept"]?["coding"]?.array?.first?["code"]?.string == "past")
    #expect(flag.component("ambiguous")?["valueBoolean"]?.bool == true)
    let place = flag.component("suicidal-intent")?["extension"]?.array?.first?["extension"]?.array
    #expect(place?.map { $0["valueInteger"]?.int } == [0, 20, nil])
    #expect(flag["note"]?.array?.first?["text"]?.string?.contains("not evidence of safety") == true)
  }

  @Test func aDecisionIsAnIssueAndATask() throws {
    let bundle = try Samples.bundle()
    let issue = try #require(bundle.resources("DetectedIssue").first)
    let task = try #require(bundle.resources("Task").first)
    #expect(issue["severity"]?.string == "high" && issue["implicated"]?.array?.count == 2)
    #expect(issue["detail"]?.string?.contains("level of stated suicidal content: 4 (the rule asks: at least 4)") == true)
    #expect(task["intent"]?.string == "proposal" && task["priority"]?.string == "stat")
    #expect(task["input"]?.array?.map { $0["valueString"]?.string } == ["Make contact", "Ask about means"])
    // Where the person did not agree to decision support, there is none.
    let without = Samples.request.replacingOccurrences(of: #""decisionSupport":true"#, with: #""decisionSupport":false"#)
    let refused = try Samples.bundle(Samples.report, without)
    #expect(refused.resources("DetectedIssue").isEmpty && refused.resources("Task").isEmpty)
  }

  @Test func textNeedsBothTheReportAndConsent() throws {
    var report = try Samples.report(Samples.report)
    report.text = .document(Array("Zanzibar, I can't sleep.".utf8))
    var request = try Samples.request(Samples.request)
    let format = FHIRFormat(try Samples.settings())
    let encoded = Base64.text(Array("Zanzibar, I can't sleep.".utf8))
    func shows(_ bundle: JSONValue) -> Bool { bundle.compact.contains(encoded) || bundle.compact.contains("Zanzibar") }
    #expect(!shows(format.bundle(report, request)))
    request.consent = nil
    #expect(!shows(format.bundle(report, request)))
    request.consent = ConsentRecord(analysis: true, decisionSupport: true, export: true)
    let with = format.bundle(report, request)
    #expect(shows(with))
    check(with)
    report.text = nil
    #expect(!shows(format.bundle(report, request)))
    // The text is not among what addresses are made from.
    #expect(format.bundle(report, request)["identifier"] == with["identifier"])
  }

  @Test func addressesFollowTheReport() throws {
    let one = try Samples.bundle()
    #expect(try Samples.bundle().compact == one.compact)
    let other = try Samples.bundle(Samples.report.replacingOccurrences(of: #""id":"n1""#, with: #""id":"n2""#))
    #expect(other["identifier"] != one["identifier"])
    // The program is the same Device in every bundle.
    #expect(other["entry"]?.array?.first?["fullUrl"] == one["entry"]?.array?.first?["fullUrl"])
  }
}
