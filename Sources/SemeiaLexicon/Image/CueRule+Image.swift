extension CueRule {
  /// Effect, direction and reach with the two marks, as numbers.
  var packed: [Int32] {
    let reach: Int32 =
      switch self.reach {
      case .clause: -1
      case .sentence: -2
      case .paragraph: -3
      case .colon: -4
      case .list: -5
      case .quotation: -6
      case .units(let count): Int32(count)
      }
    let marks: Int32 = (stopsAtComma ? 1 : 0) | (stopsAtColon ? 2 : 0)
    let effect = Int32(Effect.allCases.firstIndex(of: effect) ?? 0)
    let direction = Int32(Direction.allCases.firstIndex(of: direction) ?? 0)
    return [effect, direction << 2 | marks, reach]
  }

  /// A rule without its stop words; nil where the row is no cue.
  init?(packed: Slice<Stored<Int32>>) {
    let fields = Array(packed)
    guard fields.count == 3, fields[0] >= 0, Int(fields[0]) < Effect.allCases.count, fields[1] >= 0,
      Int(fields[1] >> 2) < Direction.allCases.count
    else { return nil }
    let (effect, direction) = (Effect.allCases[Int(fields[0])], Direction.allCases[Int(fields[1] >> 2)])
    guard effect.takes(direction), let reach = Reach(packed: fields[2]) else { return nil }
    self.init(effect: effect, direction: direction, reach: reach)
    stopsAtComma = fields[1] & 1 != 0
    stopsAtColon = fields[1] & 2 != 0
  }
}

extension CueRule.Reach {
  /// Nil where the number stands for no reach.
  fileprivate init?(packed: Int32) {
    switch packed {
    case -1: self = .clause
    case -2: self = .sentence
    case -3: self = .paragraph
    case -4: self = .colon
    case -5: self = .list
    case -6: self = .quotation
    case 1...Int32(Self.mostUnits): self = .units(Int(packed))
    default: return nil
    }
  }
}
