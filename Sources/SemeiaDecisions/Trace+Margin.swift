package import SemeiaRecords

extension FactTest {
  /// By how much a known number would have to change so that the test comes out the other way: the smallest such change, with its
  /// sign. Whole facts change by whole numbers, others by millionths.
  ///
  /// `>= 4` of a level of 2: 2. `>= 2` of a level of 4: −3. Nil for texts and truths, for what is not known, for `exists`, and where the
  /// number that would be needed is out of range. The limits of the fact are not looked at.
  package func margin(of value: Fact.Value) -> Millionths? {
    guard case .number(let number) = value else { return nil }
    let step = name.isWhole ? 1_000_000 : 1
    switch requirement {
    case .exists: return nil
    case .isOneOf(let expected):
      let counts = expected.compactMap { if case .number(let one) = $0 { one.count } else { nil } }
      guard !counts.isEmpty, (counts + [number.count]).allSatisfy({ $0.magnitude < UInt(Int.max / 4) }) else { return nil }
      if counts.contains(number.count) {
        // The nearest number that is not in the list; of two, the one above.
        var distance = step
        while counts.contains(number.count + distance), counts.contains(number.count - distance), distance < step * 64 { distance += step }
        return Millionths(count: counts.contains(number.count + distance) ? -distance : distance)
      }
      return counts.map { $0 - number.count }.min { ($0.magnitude, $0) < ($1.magnitude, $1) }.map { Millionths(count: $0) }
    case .compare(let comparison, .number(let expected)):
      let (gap, overflow) = expected.count.subtractingReportingOverflow(number.count)
      guard !overflow, gap.magnitude < UInt(Int.max - step) else { return nil }
      let holds = Self.compare(value, comparison, .number(expected)) == .`true`
      switch comparison {
      case .equal: return Millionths(count: holds ? step : gap)
      case .notEqual: return Millionths(count: holds ? gap : step)
      case .atLeast: return Millionths(count: holds ? gap - step : gap)
      case .less: return Millionths(count: holds ? gap : gap - step)
      case .greater: return Millionths(count: holds ? gap : gap + step)
      case .atMost: return Millionths(count: holds ? gap + step : gap)
      }
    case .compare: return nil
    }
  }
}

extension FactName {
  /// Whether its values are whole numbers.
  var isWhole: Bool {
    switch topic {
    case .suicideLevel, .finding, .words, .findings, .coverage, .record(.turns), .record(.history): true
    default: false
    }
  }
}

extension Trace {
  /// One fact that would have to come out otherwise.
  package struct Change: Hashable, Sendable {
    package var test: FactTest
    package var fact: Fact
    /// See ``FactTest/margin(of:)``.
    package var margin: Millionths?
  }

  /// The fewest facts that would have to come out otherwise so that the whole turns from true to false or the other way round: of several
  /// equally small sets the first in order. Facts are taken one by one, also where a condition asks for the same fact twice.
  ///
  /// Nil where the whole is unknown, or where it cannot turn by changing what is known: then ``reasons`` says what is missing.
  ///
  /// Facts of earlier records are not among them: they are what they were.
  package var nearestFlip: [Change]? {
    switch truth {
    case .`true`: changes(to: .`false`)
    case .`false`: changes(to: .`true`)
    case .unknown: nil
    }
  }

  /// As reports print them: `[{"fact":…,"test":…,"margin":…}]`; nil where there are none.
  package var flipJSON: JSONValue? {
    nearestFlip.map { changes in
      .array(
        changes.map { change in
          let margin: [JSONValue.Member] = change.margin.map { [.init("margin", .decimal($0))] } ?? []
          return .object([.init("fact", .string(change.test.name.description)), .init("test", .string(change.test.description))] + margin)
        })
    }
  }

  private func changes(to wanted: Truth) -> [Change]? {
    if truth == wanted { return [] }
    switch node {
    case .fact(let test, let fact):
      if case .unknown = fact.value { return nil }
      return truth == .unknown ? nil : [Change(test: test, fact: fact, margin: test.margin(of: fact.value))]
    case .not: return parts.first?.changes(to: !wanted)
    case .all: return wanted == .`true` ? every(wanted, parts.count) : every(wanted, 1)
    case .any: return wanted == .`true` ? every(wanted, 1) : every(wanted, parts.count)
    // What was said before cannot come out otherwise now.
    case .within: return nil
    case .count(let least): return every(wanted, wanted == .`true` ? least : parts.count - least + 1)
    }
  }

  /// The fewest changes with which so many of the parts come out as wanted.
  private func every(_ wanted: Truth, _ count: Int) -> [Change]? {
    let possible = parts.enumerated().compactMap { index, part in part.changes(to: wanted).map { (index: index, changes: $0) } }
    guard possible.count >= count else { return nil }
    let chosen = possible.sorted { ($0.changes.count, $0.index) < ($1.changes.count, $1.index) }.prefix(count)
    return chosen.sorted { $0.index < $1.index }.flatMap(\.changes)
  }
}
