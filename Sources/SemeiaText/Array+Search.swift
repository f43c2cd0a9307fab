@_spi(Loops) extension Array {
  /// The first index whose element, and so every later one, satisfies the condition; ``count`` where none does. By binary search.
  @inlinable
  public func firstIndexOnward(where condition: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
