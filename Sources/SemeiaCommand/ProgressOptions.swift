#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ArgumentParser

/// `--progress`, for every command whose work can be long.
struct ProgressOptions: ParsableArguments {
  @Flag(help: "Rate and remaining time on standard error.")
  var progress = false

  /// What is to be shown; nil where nobody asked.
  func line(_ noun: String = "lines", total: Int?) -> ProgressLine? { progress ? ProgressLine(noun: noun, total: total) : nil }

  /// What becomes of each line, while the progress is shown.
  func map<Result>(_ lines: [(line: [UInt8], number: Int)], _ make: ((line: [UInt8], number: Int)) throws -> Result) rethrows -> [Result] {
    var progress = line(total: lines.reduce(0) { $0 + $1.line.count + 1 })
    var bytes = 0
    let results = try lines.enumerated().map { index, line in
      progress?.update(done: index, bytes: bytes)
      bytes += line.line.count + 1
      return try make(line)
    }
    progress?.finish(done: lines.count, bytes: bytes)
    return results
  }

  /// A line for things of which it is known how many there are; what it gives is called once one more of them is done, and nil ends it.
  func counting(_ noun: String, of count: Int) -> (Int?) -> Void {
    guard progress else { return { _ in } }
    var line = ProgressLine(noun: noun, count: count)
    return { done in if let done { line.update(done: done, bytes: 0) } else { line.finish(done: count, bytes: 0) } }
  }

  /// The size of a file in bytes, of standard input where there is no name; nil for what is no regular file.
  static func size(of path: String?) -> Int? {
    var status = stat()
    let isKnown = path.flatMap { $0 == "-" ? nil : stat($0, &status) } ?? fstat(0, &status)
    return isKnown == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }
}
