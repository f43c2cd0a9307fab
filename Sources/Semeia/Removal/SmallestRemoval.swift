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
  /// Whether no smaller set does it. Otherwise another choice might need fewer.
  public var isSmallest: Bool
  /// Whether the goal is missed as soon as any one of them stays. False where a long text had too many stretches to try each: then they
  /// suffice, and fewer of them might.
  public var isEachNeeded: Bool
}

extension Analyzer {
  /// The smallest set of stretches whose removal reaches a goal; nil where the goal is reached already, cannot be reached, or is about
  /// what the report does not have.
  ///
  /// First everything that could matter is taken away, then one stretch after the other is put back where the goal allows it, those that
  /// matter least first: what remains is needed to the last stretch. Then all smaller sets are tried, as long as they are not too many:
  /// ``SmallestRemoval/isSmallest`` and ``SmallestRemoval/isEachNeeded`` say whether all were. How many reports are looked at falls with the
  /// length of the text, so that the cost grows no faster than the text.
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
    let (kept, isEachNeeded) = try needed(candidates, report, isReached)
    let choices = RemovalChoices(candidates, report)
    var looks = Looks(report)
    for size in 1..<max(kept.count, 1) {
      var found: [TextSpan]?
      let isDone = try choices.forEach(size) { (spans) throws(AnalysisError) in
        guard looks.take() else { return false }
        if isReached(try self.report(report, removing: spans)) { found = spans }
        return found == nil
      }
      if let found { return SmallestRemoval(spans: found.sorted(), isSmallest: true, isEachNeeded: true) }
      if !isDone { return SmallestRemoval(spans: kept.sorted(), isSmallest: false, isEachNeeded: isEachNeeded) }
    }
    return SmallestRemoval(spans: kept.sorted(), isSmallest: true, isEachNeeded: true)
  }

  /// What remains when every candidate is put back that the goal can do without, from the first on, and whether all were tried.
  ///
  /// Mostly long rows of them can go back together: as many as go are found by doubling and halving.
  private func needed(
    _ candidates: [TextSpan], _ report: Report, _ isReached: (Report) -> Bool
  ) throws(AnalysisError) -> (spans: [TextSpan], isEachNeeded: Bool) {
    var looks = Looks(report)
    var needed: [TextSpan] = []
    var first = 0
    while first < candidates.count {
      // So many can go back, and so many cannot; where nothing is needed yet, not all can.
      var possible = 0
      var impossible = candidates.count - first + (needed.isEmpty ? 0 : 1)
      var step = 1
      while impossible - possible > 1 {
        guard looks.take() else { return (needed + candidates[(first + possible)...], false) }
        let tried = min(possible + step, impossible - 1)
        if isReached(try self.report(report, removing: needed + candidates[(first + tried)...])) {
          possible = tried
          step *= 2
        } else {
          impossible = tried
          step = max(1, (impossible - possible) / 2)
        }
      }
      first += possible
      if first < candidates.count { needed.append(candidates[first]) }
      first += 1
    }
    return (needed, true)
  }

  /// How many reports may still be looked at.
  private struct Looks {
    private var left: Int
    /// At most so many for a short text, and at least so many for any.
    private static let most = 1000
    private static let fewest = 128
    /// So many hits and findings are gone through in all, where that allows more than the fewest.
    private static let work = 1_000_000

    init(_ report: Report) {
      let size = report.markers.reduce(report.findings.count) { $0 + $1.evidence.count }
      left = max(Self.fewest, min(Self.most, Self.work / max(1, size)))
    }

    /// Whether one more may be looked at.
    mutating func take() -> Bool {
      if left == 0 { return false }
      left -= 1
      return true
    }
  }
}
