import SemeiaDecisions
import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
import SemeiaScoring
import SemeiaText

/// The facts of a report, as rules ask for them. What the report does not know is unknown, with its reason; never 0.
struct ReportFacts: FactSource {
  private let report: Report
  private let hasSafetyContent: Bool

  init(_ report: Report, hasSafetyContent: Bool) {
    self.report = report
    self.hasSafetyContent = hasSafetyContent
  }

  func fact(_ name: String) -> Fact? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch parts[0] {
    case "flag": return flag(parts.dropFirst())
    case "finding": return finding(parts.dropFirst().joined(separator: "."))
    case "score": return parts.count == 3 ? score(parts[1], parts[2]) : nil
    case "marker": return parts.count == 3 && parts[2] == "rate" ? marker(parts[1]) : nil
    case "warning": return Fact(.bool(report.warnings.contains { $0.code == parts.dropFirst().joined(separator: ".") }))
    default: return circumstance(name)
    }
  }

  private func flag(_ parts: ArraySlice<String>) -> Fact? {
    guard let name = parts.first else { return nil }
    let flag = report.flags.first { $0.name == name }
    let places = (flag?.spans ?? []).map { Fact.Place(start: $0.start, end: $0.end) }
    // Without safety content nothing can be said; what was found all the same is known.
    if flag == nil, !hasSafetyContent { return Fact(.unknown("no-safety-content")) }
    switch parts.count {
    case 1: return Fact(.bool(flag != nil), places: places)
    case 2 where parts.last == "level": return Fact(.number(Millionths(count: (flag?.level ?? 0) * 1_000_000)), places: places)
    case 2 where parts.last == "ambiguous": return Fact(.bool(flag?.isAmbiguous ?? false), places: places)
    case 4 where parts[parts.startIndex + 1] == "behavior":
      let code = parts[parts.startIndex + 2]
      let isThere = flag?.behaviors.contains { $0.code == code && $0.time.rawValue == parts.last } ?? false
      return Fact(.bool(isThere), places: isThere ? places : [])
    default: return nil
    }
  }

  private func finding(_ path: String) -> Fact? {
    let suffixes: [(String, (Finding) -> Bool)] = [
      (".negated", { $0.assertion.polarity == .negated }), (".past", { $0.assertion.time == .past }),
      (".other", { $0.assertion.experiencer == .other }), (".any", { _ in true }),
    ]
    let suffix = suffixes.first { path.hasSuffix($0.0) }
    let concept = suffix.map { String(path.dropLast($0.0.count)) } ?? path
    if case .abstained(let reason) = report.status { return Fact(.unknown(reason.rawValue)) }
    let matching = report.findings.filter { $0.concept.description == concept && (suffix?.1 ?? { $0.isCounted })($0) }
    return Fact(.number(Millionths(count: matching.count * 1_000_000)), places: matching.map { Fact.Place(start: $0.span.start, end: $0.span.end) })
  }

  private func score(_ dimension: String, _ channel: String) -> Fact? {
    guard let score = report[DimensionID(unchecked: dimension)] else { return Fact(.unknown("no-score")) }
    switch channel {
    case "content":
      guard let content = score.content else { return Fact(.unknown(score.reason ?? score.status.rawValue)) }
      let places = content.contributions.flatMap(\.findings).map { report.findings[$0].span }
      return Fact(.number(content.value), places: places.map { Fact.Place(start: $0.start, end: $0.end) })
    case "style":
      guard let style = score.style else { return Fact(.unknown(score.styleReason ?? "no-style")) }
      return Fact(.number(style.value))
    case "band":
      guard let style = score.style else { return Fact(.unknown(score.styleReason ?? "no-style")) }
      return Fact(.text(style.band.rawValue))
    default: return nil
    }
  }

  private func marker(_ name: String) -> Fact? {
    guard let marker = report.markers.first(where: { $0.marker.description == name }) else { return Fact(.unknown("no-marker")) }
    guard marker.status == .ok, let rate = marker.rate.flatMap({ Millionths(rounding: $0) }) else {
      return Fact(.unknown(marker.reason ?? marker.status.rawValue))
    }
    return Fact(.number(rate))
  }

  private func circumstance(_ name: String) -> Fact? {
    switch name {
    case "size.words": return Fact(.number(Millionths(count: report.subjectWords * 1_000_000)))
    case "language.tag": return report.language.map { Fact(.text($0.tag.description)) } ?? Fact(.unknown("unidentified-language"))
    case "language.source": return report.language.map { Fact(.text($0.source.rawValue)) } ?? Fact(.unknown("unidentified-language"))
    case "genre": return Fact(.text(report.document.genre.rawValue))
    case "author": return Fact(.text(report.document.author.rawValue))
    case "safety.content": return Fact(.bool(hasSafetyContent))
    case "status":
      if case .abstained = report.status { return Fact(.text("abstained")) }
      return Fact(.text("ok"))
    case "status.reason":
      if case .abstained(let reason) = report.status { return Fact(.text(reason.rawValue)) }
      return Fact(.text(""))
    default: return nil
    }
  }
}
