import SemeiaRecords

/// What a finding is on the page. Told apart by the style of its border, by a letter and by color.
enum FindingKind: String {
  /// A flag rests on it.
  case flag
  /// It counts in a score.
  case counted
  /// It was found and does not count.
  case left

  var letter: String {
    switch self {
    case .flag: "F"
    case .counted: "C"
    case .left: "D"
    }
  }

  var word: PageWord {
    switch self {
    case .flag: .kindFlag
    case .counted: .kindCounted
    case .left: .kindLeft
    }
  }
}

/// What each finding of a record is.
struct FindingKinds {
  private let kinds: [FindingKind]

  init(_ record: ReportRecord) {
    let flagged = Set((record.flags ?? []).flatMap(\.findings))
    kinds = (record.findings ?? []).enumerated().map { index, finding in
      flagged.contains(index) ? .flag : finding.counted ? .counted : .left
    }
  }

  subscript(index: Int) -> FindingKind { kinds[index] }

  /// Of several findings, that which weighs most.
  func strongest(of indices: [Int]) -> FindingKind {
    let found = indices.map { kinds[$0] }
    return found.contains(.flag) ? .flag : found.contains(.counted) ? .counted : .left
  }
}
