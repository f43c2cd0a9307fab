// What an image says of itself is not believed: its hash guards against mistakes, and whoever forges an image forges the hash. Where a
// table says where something lies in another, that is looked at once, when the image is opened; these loops have no branch, so that some
// hundred thousand numbers take some ten microseconds.

extension Stored where Element == Int32 {
  /// Whether every number is a place in a row of so many; with `orNone`, or −1.
  func arePlaces(in count: Int, orNone: Bool = false) -> Bool {
    guard let count = UInt32(exactly: count), count <= UInt32(Int32.max) else { return false }
    let shift: Int32 = orNone ? 1 : 0
    let limit = count + UInt32(shift)
    var wrong: UInt32 = 0
    for index in 0..<self.count { wrong |= UInt32(bitPattern: base[index] &+ shift) >= limit ? 1 : 0 }
    return wrong == 0
  }

  /// Whether it says for each of `rows` rows where its part of a row of `count` values begins, and behind the last where that ends.
  func areStarts(rows: Int, in count: Int) -> Bool {
    guard rows >= 0, self.count == rows + 1, base[0] >= 0, base[rows] <= count else { return false }
    var falls: UInt32 = 0
    for index in 0..<rows { falls |= base[index] > base[index &+ 1] ? 1 : 0 }
    return falls == 0
  }
}

extension Stored where Element == UInt8 {
  /// Whether no byte is greater.
  func isAtMost(_ most: UInt8) -> Bool {
    var greatest: UInt8 = 0
    for index in 0..<count { greatest = Swift.max(greatest, base[index]) }
    return greatest <= most
  }
}
