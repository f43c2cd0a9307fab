/// A row of plain values outside of Swift's arrays, for buffers of a worker that are filled anew for each document.
///
/// Reading and writing check nothing and count no references: an index must lie below ``count``.
@_spi(Loops) public struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  /// Valid until the next call that may make room.
  public var base: UnsafeMutablePointer<Element>
  public var count = 0
  @usableFromInline var capacity: Int

  @inlinable
  public init(capacity: Int = 64) {
    self.capacity = capacity
    base = Self.allocate(capacity)
  }

  /// Begins at a line of the cache, so that a value of 64 bytes lies in one line and not in two.
  @usableFromInline
  static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    let size = max(capacity, 1) &* MemoryLayout<Element>.stride
    return UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64).bindMemory(to: Element.self, capacity: capacity)
  }

  @inlinable deinit { base.deallocate() }

  @inlinable @inline(__always)
  public subscript(index: Int) -> Element {
    get { base[index] }
    nonmutating set { base[index] = newValue }
  }

  @inlinable @inline(__always)
  public mutating func append(_ element: Element) {
    if count == capacity { grow(to: count &+ 1) }
    base[count] = element
    count &+= 1
  }

  @inlinable @inline(__always)
  public mutating func removeAll() { count = 0 }

  /// Makes room for so many elements, whose values are whatever was there, and returns where they lie.
  @inlinable @inline(__always)
  @discardableResult
  public mutating func resize(to newCount: Int) -> UnsafeMutablePointer<Element> {
    if newCount > capacity { grow(to: newCount) }
    count = newCount
    return base
  }

  /// Gives memory back that only a very long document needs. The elements are lost.
  @inlinable
  public mutating func trim(to most: Int) {
    count = 0
    guard capacity > most else { return }
    base.deallocate()
    capacity = most
    base = Self.allocate(most)
  }

  @inlinable @inline(never)
  mutating func grow(to least: Int) {
    let size = max(least, capacity &* 2)
    let wider = Self.allocate(size)
    wider.update(from: base, count: count)
    base.deallocate()
    base = wider
    capacity = size
  }
}
