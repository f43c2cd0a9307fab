import SemeiaRecords

/// Bars as drawings without a style of their own: their widths are attributes, so that the page's policy can forbid inline styles.
struct ContributionBar {
  /// What the ends of the drawing stand for, in millionths.
  let low: Int
  let high: Int
  static let width = 150

  private func x(_ count: Int) -> Double {
    let range = Double(max(high - low, 1))
    return (Double(min(max(count, low), high) - low) / range * Double(Self.width) * 100).rounded() / 100
  }

  /// A bar from one value to another; a falling one is drawn in another color.
  func write(from: Millionths, to: Millionths, interval: ScoreRecord.Interval? = nil, isTotal: Bool = false, page: inout Markup) {
    let (left, right) = (x(min(from.count, to.count)), x(max(from.count, to.count)))
    page.element("svg", [("width", "\(Self.width)"), ("height", "18"), ("aria-hidden", "true"), ("focusable", "false")]) { page in
      let zero = x(0)
      page.element("line", [("class", "axis"), ("x1", "0"), ("x2", "\(Self.width)"), ("y1", "17.5"), ("y2", "17.5")], "")
      page.element("line", [("class", "axis"), ("x1", "\(zero)"), ("x2", "\(zero)"), ("y1", "0"), ("y2", "18")], "")
      page.element(
        "rect",
        [
          ("class", isTotal ? "total" : to < from ? "minus" : "fill"), ("x", "\(left)"), ("y", "2"), ("width", "\(max(right - left, 0.5))"),
          ("height", "9"),
        ], "")
      guard let interval else { return }
      let (start, end) = (x(interval.low.count), x(interval.high.count))
      page.element("line", [("class", "whisker"), ("x1", "\(start)"), ("x2", "\(end)"), ("y1", "13.5"), ("y2", "13.5")], "")
      for edge in [start, end] {
        page.element("line", [("class", "whisker"), ("x1", "\(edge)"), ("x2", "\(edge)"), ("y1", "11"), ("y2", "16")], "")
      }
    }
  }
}
