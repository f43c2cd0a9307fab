import ArgumentParser
import Semeia

/// A file as a whole, or standard input.
enum InputFile {
  /// All bytes, a byte-order mark at their start left out.
  static func read(_ path: String?) throws -> [UInt8] {
    var bytes: [UInt8]
    if let path, path != "-" {
      guard let read = ContentDirectory.contents(of: path) else { throw Process.fail("the file cannot be read", Process.Code.missingInput) }
      bytes = read
    } else {
      guard let read = StandardInput.all() else { throw Process.fail("input failed", Process.Code.inputOutput) }
      bytes = read
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return bytes
  }

  /// Whether the first byte that is no white space opens an object.
  static func isNDJSON(_ bytes: [UInt8]) -> Bool {
    bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
  }

  /// The lines that are not blank, with their physical numbers from 1.
  static func lines(_ bytes: [UInt8]) -> [(line: [UInt8], number: Int)] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let line = line.last == 0x0D ? line.dropLast() : line
      return line.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? nil : (Array(line), index + 1)
    }
  }

  /// Writes to a file that only its owner may read, or to standard output.
  static func write(_ text: String, to path: String?) throws { try write(Array(text.utf8), to: path) }

  static func write(_ bytes: [UInt8], to path: String?) throws {
    guard let path, path != "-" else {
      do { try Output.standard.write(bytes[...]) } catch Output.Failure.closed { return }
      return
    }
    guard ContentDirectory.replace(path, with: bytes, mode: 0o600) else {
      throw Process.fail("cannot write \(path)", Process.Code.inputOutput)
    }
  }
}
