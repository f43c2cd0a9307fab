import Semeia
import SemeiaRecords

/// Answers the lines of a file in this process, as `semeia --include text` does: to compare two builds byte by byte, or to profile one.
enum Answers {
  /// - Parameter times: how often all of it is done; only the first time is printed.
  static func print(_ path: String, _ analyzer: Analyzer, times: Int) throws {
    var options = RecordFilter.Options()
    options.sections.insert(.text)
    let filter = RecordFilter(analyzer, options: options)
    let lines = (ContentDirectory.contents(of: path) ?? []).split(separator: 0x0A)
    for time in 0..<times {
      for (index, line) in lines.enumerated() {
        var out: [UInt8] = []
        _ = line.withUnsafeBufferPointer { filter.answer($0, number: index + 1, into: &out) }
        if time == 0 { Swift.print(String(decoding: out, as: UTF8.self), terminator: "") }
      }
    }
  }
}
