/// Signs that notes put behind what they name, or before it: "SI (-), HI: -, AVH (+)", "(-) SI, +insomnia", "[x] insomnia [ ] SI".
extension GapReader {
  /// The sign that stands right before the word that ends the gap: in brackets, an empty box, an empty set, or a plus or minus that touches the
  /// word. Separate is one that nothing but a new line or the end of an item precedes. A minus that touches the word at the beginning of a line is
  /// the mark of a list.
  func leadingSign(_ start: Int, _ end: Int) -> (mark: Gap.Marks, isSeparate: Bool)? {
    guard end < text.count else { return nil }
    var at = start
    var isSeparate = start == 0
    var isBehindComma = false
    while at < end {
      let (scalar, length) = UTF8Scalar.decode(text, at, end)
      if let (mark, next) = signAhead(at, end, touching: isBehindComma), afterSpaces(next, end) == end { return (mark, isSeparate) }
      switch scalar {
      case 0x20: break
      case 0x2D,
        0x2A where isSeparate && at + 1 < end && text[at + 1] == 0x20:
        break
      case 0x2C, 0x3B, 0x3001, 0xFF0C, 0xFF1B, 0x060C, 0x061B:
        isSeparate = true
        isBehindComma = true
      case 0x0A, 0x0D, 0x2E, 0x3A, 0xFF1A, 0x3002, 0x2022, 0x25CF: isSeparate = true
      default: return nil
      }
      at += length
    }
    return nil
  }

  /// - Parameter touching: whether a minus may touch the word.
  private func signAhead(_ at: Int, _ end: Int, touching: Bool) -> (Gap.Marks, Int)? {
    if let inside = bracket(at, end, opens: true) {
      let value = afterSpaces(inside, end)
      if let close = bracket(value, end, opens: false) { return text[at] == 0x5B ? (.minus, close) : nil }
      guard let (mark, next) = marks(value, end), let close = bracket(afterSpaces(next, end), end, opens: false) else { return nil }
      return (mark, close)
    }
    let (scalar, length) = UTF8Scalar.decode(text, at, end)
    if scalar == 0x2205 { return (.minus, at + length) }
    guard let (mark, next) = mark(at, end), next == end, mark == .plus || touching else { return nil }
    return (mark, next)
  }

  /// Whether the gap ends with the bracket of a box that is ticked: "[x] insomnia".
  func opensCheckedBox(_ end: Int) -> Bool {
    guard end > 0, end + 1 < text.count, text[end - 1] == 0x5B || text[end - 1] == 0x28 else { return false }
    return text[end] | 0x20 == 0x78 && (text[end + 1] == 0x5D || text[end + 1] == 0x29)
  }

  /// Whether the gap opens with a sign of absence or of presence: a minus or plus in brackets, an empty set, a minus with a space before it or
  /// plusses beside the word, either behind a colon, with nothing but the end of the item behind them.
  ///
  /// A hyphen that another word follows is none ("Eigen- und Fremdgefährdung", "low mood - worse"), and neither is a plus that joins.
  func sign(_ start: Int, _ end: Int) -> Gap.Marks? {
    let at = afterSpaces(start, end)
    if let inside = bracket(at, end, opens: true) {
      let value = afterSpaces(inside, end)
      if text[at] == 0x5B, bracket(value, end, opens: false) != nil { return .minus }
      guard let (mark, next) = marks(value, end) else { return nil }
      return bracket(afterSpaces(next, end), end, opens: false) == nil ? nil : mark
    }
    if let value = behindColon(at, end) {
      guard let (mark, next) = mark(afterSpaces(value, end), end) else { return nil }
      return endsItem(next, end) ? mark : nil
    }
    guard let (mark, next) = mark(at, end) else { return nil }
    if mark == .plus { return at == start && (endsItem(next, end) || text[next] == 0x20) ? mark : nil }
    let isEmptySet = next - at == 3 && text[at + 1] == 0x88 && text[at + 2] == 0x85
    return isEmptySet || (at > start && endsItem(next, end)) ? mark : nil
  }

  private func afterSpaces(_ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, text[at] == 0x20 { at += 1 }
    return at
  }

  /// Behind a bracket that stands there.
  private func bracket(_ at: Int, _ end: Int, opens: Bool) -> Int? {
    guard at < end else { return nil }
    if text[at] == (opens ? 0x28 : 0x29) || text[at] == (opens ? 0x5B : 0x5D) { return at + 1 }
    guard at + 2 < end, text[at] == 0xEF, text[at + 1] == 0xBC, text[at + 2] == (opens ? 0x88 : 0x89) else { return nil }
    return at + 3
  }

  private func behindColon(_ at: Int, _ end: Int) -> Int? {
    guard at < end else { return nil }
    if text[at] == 0x3A { return at + 1 }
    return at + 2 < end && text[at] == 0xEF && text[at + 1] == 0xBC && text[at + 2] == 0x9A ? at + 3 : nil
  }

  /// The sign that stands there, or several of one kind with slashes: "voices/delusions (-/-)".
  private func marks(_ at: Int, _ end: Int) -> (Gap.Marks, Int)? {
    guard var (all, next) = mark(at, end) else { return nil }
    while next < end, text[next] == 0x2F {
      guard let (mark, behind) = mark(next + 1, end), mark == all else { return nil }
      (all, next) = (mark, behind)
    }
    return (all, next)
  }

  /// The sign that stands there, up to three plusses for one, and what is behind it.
  private func mark(_ at: Int, _ end: Int) -> (Gap.Marks, Int)? {
    guard at < end else { return nil }
    let (scalar, length) = UTF8Scalar.decode(text, at, end)
    switch scalar {
    case 0x2D, 0x2212, 0x2013, 0xFF0D, 0x2205: return (.minus, at + length)
    case 0x2B, 0xFF0B:
      var next = at + length
      while next < min(end, at + 3 * length), UTF8Scalar.decode(text, next, end).scalar == scalar { next += length }
      return (.plus, next)
    default: return nil
    }
  }

  /// Whether an item ends there: the text, the line, or with a comma, a semicolon or a full stop.
  private func endsItem(_ start: Int, _ end: Int) -> Bool {
    let at = afterSpaces(start, end)
    if at >= end { return end == text.count }
    return [0x0A, 0x0D, 0x2C, 0x3B, 0x2E, 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0x060C, 0x061B, 0x06D4, 0x0964].contains(
      UTF8Scalar.decode(text, at, end).scalar)
  }
}
