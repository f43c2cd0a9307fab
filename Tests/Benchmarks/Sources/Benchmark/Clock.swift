import BareICU

/// Measures stages in turn, so that what else the machine does falls on all of them.
enum Clock {
  /// The median CPU time of each stage over all documents, in nanoseconds.
  static func medians(_ stages: [Stage], documents: Int, rounds: Int) -> [UInt64] {
    var times = [[UInt64]](repeating: [], count: stages.count)
    for round in -1..<rounds {
      for (index, stage) in stages.enumerated() {
        let time = time(stage, documents)
        // The first round fills tables and caches.
        if round >= 0 { times[index].append(time) }
      }
    }
    return times.map { $0.sorted()[$0.count / 2] }
  }

  @inline(never)
  private static func time(_ stage: Stage, _ documents: Int) -> UInt64 {
    let start = bare_cpu_nanoseconds()
    var sum = 0
    for document in 0..<documents { sum &+= stage.run(document) }
    let end = bare_cpu_nanoseconds()
    sink &+= sum
    return end - start
  }

  nonisolated(unsafe) private static var sink = 0
}
