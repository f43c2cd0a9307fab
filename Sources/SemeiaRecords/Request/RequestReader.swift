/// Reads one line of the filter's input.
///
/// A reader has no state: one can serve any number of lines and threads. The time is linear in the length of the line, and values
/// that are not needed are checked without being copied.
public struct RequestReader: Sendable {
  /// Whether a field with an unknown name is an error (`invalid-field`) and not only counted.
  public let strict: Bool

  /// How many brackets may be open at once, the record's own included.
  public let depthLimit: Int

  /// Creates a reader.
  ///
  /// - Parameter depthLimit: how many brackets may be open at once, 1–512; what is outside is moved to the nearest end.
  public init(strict: Bool = false, depthLimit: Int = 64) {
    self.strict = strict
    self.depthLimit = min(max(depthLimit, 1), 512)
  }

  /// Reads a line, with or without the line feed that ends it.
  ///
  /// The first byte that is not JSON decides. When all of the line is JSON, the first field that is wrong decides,
  /// and after that `missing-text`. The error has the record's `id` when it was read before the line broke off.
  ///
  /// - Parameter line: bytes that stay unchanged during the call.
  public func read(_ line: UnsafeBufferPointer<UInt8>) throws(RecordError) -> RequestRecord {
    guard let base = line.baseAddress else { throw RecordError(.syntax, offset: 0) }
    var parser = RequestParser(JSONScanner(base: base, count: line.count, depthLimit: depthLimit), strict: strict)
    return try parser.parse()
  }

  /// The `id` of a record of which only the first bytes are there: a line that was too long to keep.
  ///
  /// What stands before the `id` is read as strictly as a whole record is.
  ///
  /// - Parameter head: the first bytes of a line.
  /// - Returns: nil where no whole `id` stands among them, or something before it is wrong.
  package func leadingID(_ head: [UInt8]) -> String? {
    head.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var scanner = JSONScanner(base: base, count: buffer.count, depthLimit: depthLimit)
      return try? scanner.leadingID()
    }
  }

  /// Reads a line; see ``read(_:)-(UnsafeBufferPointer<UInt8>)``.
  public func read(_ line: Span<UInt8>) throws(RecordError) -> RequestRecord {
    try line.withUnsafeBufferPointer { (buffer) throws(RecordError) in try read(buffer) }
  }

  /// Reads a line; see ``read(_:)-(UnsafeBufferPointer<UInt8>)``.
  public func read(_ line: [UInt8]) throws(RecordError) -> RequestRecord {
    try line.withUnsafeBufferPointer { (buffer) throws(RecordError) in try read(buffer) }
  }
}

extension JSONScanner {
  /// The value of the member `id` of the object that begins here, if it is a string; what follows it is not looked at.
  fileprivate mutating func leadingID() throws(JSONError) -> String? {
    guard try kind() == .object else { return nil }
    var isFirst = true
    try open(.object)
    while let key = try nextKey(&isFirst) {
      guard bytes.text(key) == "id" else {
        try skip()
        continue
      }
      return try kind() == .string ? bytes.text(try string()) : nil
    }
    return nil
  }
}
