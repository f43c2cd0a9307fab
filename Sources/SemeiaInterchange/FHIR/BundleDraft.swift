import SemeiaRecords

/// A bundle while it is being made: its entries in their order, and the addresses by which they refer to each other.
struct BundleDraft {
  /// An address inside the bundle, `urn:uuid:…`.
  struct Address: Hashable {
    let text: String
    var reference: JSONValue { ["reference": .string(text)] }
  }

  private let identity: StableUUID
  private(set) var entries: [JSONValue] = []
  private(set) var addresses: [Address] = []

  init(identity: StableUUID) { self.identity = identity }

  /// The address that an entry of this name has or will have.
  func address(_ name: String) -> Address { Address(text: "urn:uuid:" + identity.text(name)) }

  /// Adds a resource under a name that is used once.
  @discardableResult
  mutating func add(_ name: String, _ resource: JSONValue, at fixed: Address? = nil) -> Address {
    let address = fixed ?? address(name)
    entries.append(["fullUrl": .string(address.text), "resource": resource])
    addresses.append(address)
    return address
  }

  /// The bundle: of type `collection`, which is a set of resources and asks a server for nothing.
  func bundle(timestamp: String?) -> JSONValue {
    .present([
      "resourceType": "Bundle",
      "identifier": ["system": "urn:ietf:rfc:3986", "value": .string(address("bundle").text)], "type": "collection",
      "timestamp": .text(timestamp), "entry": .array(entries),
    ])
  }
}
