public import SemeiaLexicon
import SemeiaMarkers
public import SemeiaRecords
import SemeiaScoring
public import SemeiaText

/// The smallest set of stretches without which a report says something else: which words a band or a rule hangs on.
public struct SmallestRemoval: Hashable, Sendable {
  /// What must come of the removal.
  public enum Goal: Hashable, Sendable {
    /// A rule, by its name or id, no longer holds.
    case silence(rule: String)
    /// A style score is in another band, or has none.
    case leaveBand(DimensionID)
    /// The stated content of a dimension is below a value, or has none.
    case contentBelow(DimensionID, Millionths)
  }

  /// In the order of the text, disjoint from each other or overlapping as findings do.
  public var spans: [TextSpan]
  /// Whether no smaller set does it. Otherwise every one of the stretches is needed, but another choice might need fewer.
  public var isSmallest: Bool
}

extension Analyzer {
  /// Most reports that are looked at to prove that nothing smaller does it.
  private static let mostLooks = 1000

  /// The smallest set of stretches whose removal reaches a goal; nil where the goal is reached already, cannot be reached, or is about
  /// what the report does not have.
  ///
  /// First everything that could matter is taken away, then one stretch after the other is put back where the goal allows it, those that
  /// matter least first: what remains is needed to the last stretch. Then all smaller sets are tried, as long as they are not too many:
  /// ``SmallestRemoval/isSmallest`` says whether all were.
  public func smallestRemoval(_ goal: SmallestRemoval.Goal, in report: Report) throws(AnalysisError) -> SmallestRemoval? {
    guard let isReached = test(goal, report), !isReached(report) else { return nil }
    var best: SmallestRemoval?
    for candidates in candidates(goal, report) where !candidates.isEmpty {
      guard let found = try smallest(candidates, report, isReached) else { continue }
      if best.map({ found.spans.count < $0.spans.count }) ?? true { best = found }
    }
    return best
  }

  private func test(_ goal: SmallestRemoval.Goal, _ report: Report) -> ((Report) -> Bool)? {
    switch goal {
    case .silence(let rule):
      guard holds(rule, report) == true else { return nil }
      return { self.holds(rule, $0) != true }
    case .leaveBand(let dimension):
      guard let band = report[dimension]?.style?.band else { return nil }
      return { $0[dimension]?.style?.band != band }
    case .contentBelow(let dimension, let limit):
      guard report[dimension]?.content != nil else { return nil }
      return { ($0[dimension]?.content?.value ?? .zero) < limit }
    }
  }

  /// Stretches that could matter, those that matter least first; several lists where it may go one way or the other.
  private func candidates(_ goal: SmallestRemoval.Goal, _ report: Report) -> [[TextSpan]] {
    switch goal {
    case .silence:
      let ranked = report.findings.sorted { ($0.strength, $1.span) < ($1.strength, $0.span) }.map(\.span)
      return [Self.distinct(ranked)]
    case .contentBelow(let dimension, _):
      let parts = (report[dimension]?.content?.contributions ?? []).reversed()
      return [Self.distinct(parts.flatMap { $0.findings.reversed().map { report.findings[$0].span } })]
    case .leaveBand(let dimension):
      let parts = report[dimension]?.style?.contributions ?? []
      return [1, -1].map { sign in
        let moving = parts.filter { $0.amount.count.signum() == sign && !$0.evidence.isEmpty }
        let ranked = moving.sorted { left, right in
          left.amount.double.magnitude / Double(left.evidence.count) < right.amount.double.magnitude / Double(right.evidence.count)
        }
        return Self.distinct(ranked.flatMap { $0.evidence.reversed().map(\.span) })
      }
    }
  }

  private static func distinct(_ spans: [TextSpan]) -> [TextSpan] {
    var seen: Set<TextSpan> = []
    return spans.filter { seen.insert($0).inserted }
  }

  private func smallest(
    _ candidates: [TextSpan], _ report: Report, _ isReached: (Report) -> Bool
  ) throws(AnalysisError) -> SmallestRemoval? {
    guard isReached(try self.report(report, removing: candidates)) else { return nil }
    var kept = candidates
    for span in candidates {
      let fewer = kept.filter { $0 != span }
      if !fewer.isEmpty, isReached(try self.report(report, removing: fewer)) { kept = fewer }
    }
    let groups = Self.groups(candidates, report)
    var looks = 0
    for size in 1..<max(kept.count, 1) {
      var found: [TextSpan]?
      let isDone = try Self.choices(groups, size) { (spans) throws(AnalysisError) in
        looks += 1
        if looks > Self.mostLooks { return false }
        if isReached(try self.report(report, removing: spans)) { found = spans }
        return found == nil
      }
      if let found { return SmallestRemoval(spans: found.sorted(), isSmallest: true) }
      if !isDone { return SmallestRemoval(spans: kept.sorted(), isSmallest: false) }
    }
    return SmallestRemoval(spans: kept.sorted(), isSmallest: true)
  }

  /// Candidates that do the same: hits of the same markers that touch no finding and no other candidate. Any of them stands for the others.
  private static func groups(_ candidates: [TextSpan], _ report: Report) -> [[TextSpan]] {
    var groups: [[TextSpan]] = []
    var places: [[MarkerID]: Int] = [:]
    for span in candidates {
      let isAlone = !report.findings.contains { $0.span.overlaps(span) } && !candidates.contains { $0 != span && $0.overlaps(span) }
      let markers = report.markers.flatMap { marker in
        marker.evidence.filter { $0.span.overlaps(span) && $0.amount == 1 }.map { _ in marker.marker }
      }
      if isAlone, let place = places[markers] {
        groups[place].append(span)
      } else {
        if isAlone { places[markers] = groups.count }
        groups.append([span])
      }
    }
    return groups
  }

  /// Every choice of so many candidates, the first ones of each group; ends where `body` says false.
  ///
  /// - Returns: whether all were tried.
  private static func choices(
    _ groups: [[TextSpan]], _ size: Int, from first: Int = 0, _ chosen: [TextSpan] = [],
    _ body: ([TextSpan]) throws(AnalysisError) -> Bool
  ) throws(AnalysisError) -> Bool {
    if size == 0 { return try body(chosen) }
    guard first < groups.count else { return true }
    for count in 0...min(size, groups[first].count) {
      if try !choices(groups, size - count, from: first + 1, chosen + groups[first].prefix(count), body) { return false }
    }
    return true
  }
}
