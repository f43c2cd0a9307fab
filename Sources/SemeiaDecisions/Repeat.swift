/// When a rule that has spoken for a person speaks again. It only marks: a decision is never dropped.
package struct Repeat: Hashable, Sendable {
  /// Within so many days after a decision of the same rule for the same person, a decision is marked as repeated.
  package var days: Int
  /// Whether it is not marked where the facts that decided have grown: a level or a count is higher than when it last spoke.
  package var unlessMore: Bool

  package init(days: Int, unlessMore: Bool = true) {
    self.days = days
    self.unlessMore = unlessMore
  }
}

/// What was decided about people so far: enough to tell what is repeated, and nothing of any text.
package struct RepeatHistory: Hashable, Sendable {
  /// A decision that was shown.
  struct Shown: Hashable, Sendable {
    /// Days since 1970-01-01.
    var day: Int
    var facts: [String: Int]
    /// How often it was marked since.
    var marked: Int
  }

  /// How a decision stands to the ones before.
  package enum Mark: Hashable, Sendable {
    /// It says something new.
    case first
    /// It is said again though it was said within the days of the rule, because there is more of it now.
    case grown
    /// It was said before: days since, and how often it was repeated, with this time.
    case repeated(days: Int, times: Int)
  }

  var shown: [String: Shown] = [:]

  package init() {}

  /// Marks one decision and remembers it.
  ///
  /// - Parameters:
  ///   - person: a pseudonym. Only decisions about the same person are compared.
  ///   - day: days since 1970-01-01. A day before the last one counts as the same day.
  ///   - facts: the numbers that decided, in millionths, by the names of the facts.
  package mutating func mark(_ rule: String, person: String, day: Int, facts: [String: Int], _ repeats: Repeat?) -> Mark {
    let key = "\(person)\u{0}\(rule)"
    guard let repeats, var last = shown[key], day - last.day < repeats.days else {
      shown[key] = Shown(day: day, facts: facts, marked: 0)
      return .first
    }
    if repeats.unlessMore, facts.contains(where: { $0.value > (last.facts[$0.key] ?? 0) }) {
      shown[key] = Shown(day: day, facts: facts, marked: 0)
      return .grown
    }
    last.marked += 1
    shown[key] = last
    return .repeated(days: max(0, day - last.day), times: last.marked)
  }
}
