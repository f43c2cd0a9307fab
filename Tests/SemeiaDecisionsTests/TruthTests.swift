import SemeiaDecisions
import Testing

@Suite struct TruthTests {
  /// Kleene's strong tables, written out.
  @Test func isKleenes() {
    let t = Truth.true, f = Truth.false, u = Truth.unknown
    let table: [(Truth, Truth, and: Truth, or: Truth)] = [
      (t, t, t, t), (t, f, f, t), (t, u, u, t),
      (f, t, f, t), (f, f, f, f), (f, u, f, u),
      (u, t, u, t), (u, f, f, u), (u, u, u, u),
    ]
    #expect(table.count == Truth.allCases.count * Truth.allCases.count)
    for (a, b, and, or) in table {
      #expect(Truth.all([a, b]) == and)
      #expect(Truth.any([a, b]) == or)
    }
    #expect(!t == f && !f == t && !u == u)
    #expect(Truth.all([]) == t)
    #expect(Truth.any([]) == f)
  }

  /// All lists of up to four truths: a result is known exactly when every way of finding out the unknown ones gives it.
  @Test func isWhatEveryCompletionGives() {
    for length in 0...4 {
      for values in lists(length) {
        let completions = completions(values)
        #expect(Truth.all(values) == common(completions.map { !$0.contains(false) }))
        #expect(Truth.any(values) == common(completions.map { $0.contains(true) }))
        for least in 0...(length + 1) {
          let expected = common(completions.map { $0.count { $0 } >= least })
          #expect(Truth.atLeast(least, of: values) == expected, "at least \(least) of \(values)")
        }
      }
    }
  }

  @Test func obeysDeMorgan() {
    for values in (0...4).flatMap(lists) {
      #expect(!Truth.all(values) == Truth.any(values.map { !$0 }))
      #expect(Truth.atLeast(1, of: values) == Truth.any(values))
      #expect(Truth.atLeast(values.count, of: values) == Truth.all(values))
    }
  }

  private func lists(_ length: Int) -> [[Truth]] {
    (0..<length).reduce([[]]) { lists, _ in lists.flatMap { list in Truth.allCases.map { list + [$0] } } }
  }

  private func completions(_ values: [Truth]) -> [[Bool]] {
    values.reduce([[]]) { lists, value in
      lists.flatMap { list in (value == .unknown ? [true, false] : [value == .true]).map { list + [$0] } }
    }
  }

  private func common(_ values: [Bool]) -> Truth {
    values.allSatisfy { $0 } ? .true : values.allSatisfy { !$0 } ? .false : .unknown
  }
}
