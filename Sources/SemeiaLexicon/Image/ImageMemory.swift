/// Bytes that stay where they are as long as somebody reads them: a mapped file, or a copy.
package final class ImageMemory: @unchecked Sendable {
  package let bytes: UnsafeRawBufferPointer
  private let release: @Sendable (UnsafeRawBufferPointer) -> Void

  /// - Parameters:
  ///   - bytes: aligned to eight bytes; they must not change.
  ///   - release: gives them back.
  package init(_ bytes: UnsafeRawBufferPointer, release: @escaping @Sendable (UnsafeRawBufferPointer) -> Void) {
    self.bytes = bytes
    self.release = release
  }

  /// A copy of bytes.
  package convenience init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 8), alignment: 16)
    copy.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])) { UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped).deallocate() }
  }

  deinit { release(bytes) }
}

/// A row of plain values that is read where it lies in an image.
///
/// Its form in memory is its form in the image, so that nothing is decoded when a language is opened, and only what a text asks for is
/// ever touched.
struct Stored<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  /// Where the values lie; valid as long as this or a copy of it lives.
  nonisolated(unsafe) let base: UnsafePointer<Element>
  let count: Int
  private let memory: ImageMemory

  /// - Returns: nil where the values do not lie within the memory, aligned.
  init?(_ memory: ImageMemory, from offset: Int, count: Int) {
    let size = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard offset >= 0, count >= 0, !size.overflow, size.partialValue <= memory.bytes.count - offset,
      let start = memory.bytes.baseAddress, offset % MemoryLayout<Element>.alignment == 0
    else { return nil }
    base = (start + offset).assumingMemoryBound(to: Element.self)
    self.count = count
    self.memory = memory
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(index: Int) -> Element { UnsafeBufferPointer(start: base, count: count)[index] }
}
