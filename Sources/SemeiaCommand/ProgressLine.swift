#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Progress for a person: lines, rate and, where the input is a file, the share done and the time that is left.
///
/// On a terminal one line is written over and over, four times a second at most; elsewhere a line every ten seconds.
struct ProgressLine: Sendable {
  /// What is being counted, as the reader is told: `lines`, `files`.
  var noun = "lines"
  /// The size of the input in bytes, where it is known.
  var total: Int?
  /// How many there are, where that is known and their size says nothing.
  var count: Int?
  private let begin = Self.now()
  private var shown = 0.0
  private let isTerminal = Output(descriptor: 2).isTerminal

  init(noun: String = "lines", total: Int? = nil, count: Int? = nil) {
    self.noun = noun
    self.total = total
    self.count = count
  }

  /// Says how far it is, where enough time has passed since the last time.
  mutating func update(done: Int, bytes: Int) {
    let time = Self.now()
    guard time - shown >= (isTerminal ? 0.25 : 10) else { return }
    shown = time
    show(Self.text(done: done, of: count, noun: noun, bytes: bytes, total: total, seconds: time - begin))
  }

  /// The last word.
  func finish(done: Int, bytes: Int) {
    show(Self.text(done: done, of: count, noun: noun, bytes: bytes, total: nil, seconds: Self.now() - begin))
    if isTerminal { Process.note("") }
  }

  /// `1200 lines, 3.4 MB, 410 lines/s, 1.1 MB/s, 38 %, 12 s left`.
  static func text(done: Int, of count: Int? = nil, noun: String, bytes: Int, total: Int?, seconds: Double) -> String {
    if let count { return text(done: done, of: count, noun: noun, seconds: seconds) }
    var parts = ["\(done) \(noun)", megabytes(Double(bytes)) + " MB"]
    guard seconds > 0 else { return parts.joined(separator: ", ") }
    parts.append("\(Int(Double(done) / seconds)) \(noun)/s")
    parts.append(megabytes(Double(bytes) / seconds) + " MB/s")
    if let total, total > 0, bytes > 0 {
      parts.append("\(min(100, 100 * bytes / total)) %")
      parts.append("\(Int(seconds * Double(max(0, total - bytes)) / Double(bytes))) s left")
    }
    return parts.joined(separator: ", ")
  }

  /// `12 of 40 measures, 3 measures/s, 30 %, 9 s left`.
  private static func text(done: Int, of count: Int, noun: String, seconds: Double) -> String {
    var parts = ["\(done) of \(count) \(noun)"]
    if seconds > 0, done > 0, done < count {
      parts.append("\(Int(Double(done) / seconds)) \(noun)/s")
      parts.append("\(100 * done / count) %")
      parts.append("\(Int(seconds * Double(count - done) / Double(done))) s left")
    }
    return parts.joined(separator: ", ")
  }

  private static func megabytes(_ bytes: Double) -> String {
    let tenths = Int(bytes / 100_000)
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func show(_ text: String) {
    if isTerminal {
      _ = try? Output(descriptor: 2).write(Array("\r\u{1B}[K\(text)".utf8)[...])
    } else {
      Process.note(text)
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
