/// A field whose name starts with `x_`: it is never read, only echoed.
public struct ExtensionField: Sendable, Hashable {
  /// The name, with its `x_`.
  public var name: String

  /// The value as it was written: one valid JSON value on one line.
  public var json: [UInt8]

  /// A field as given. The bytes must be one JSON value; they are written as they are.
  public init(name: String, json: [UInt8]) {
    self.name = name
    self.json = json
  }
}
