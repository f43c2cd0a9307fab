#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Semeia
import SemeiaRecords

/// What a handle holds.
final class Handle: Sendable {
  let filter: RecordFilter

  init(_ filter: RecordFilter) { self.filter = filter }

  static func at(_ pointer: UnsafeRawPointer) -> Handle { Unmanaged<Handle>.fromOpaque(pointer).takeUnretainedValue() }
}

/// Bytes as C text, to be freed with `semeia_free`; nil where memory is exhausted.
private func copied(_ bytes: ArraySlice<UInt8>) -> UnsafeMutablePointer<CChar>? {
  guard let memory = malloc(bytes.count + 1) else { return nil }
  bytes.withUnsafeBytes { source in
    if let base = source.baseAddress { memcpy(memory, base, source.count) }
  }
  let text = memory.assumingMemoryBound(to: CChar.self)
  text[bytes.count] = 0
  return text
}

/// See `semeia.h`.
@_cdecl("semeia_open")
public func semeiaOpen(
  _ options: UnsafePointer<CChar>?, _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> UnsafeMutableRawPointer? {
  func failed(_ message: String) -> UnsafeMutableRawPointer? {
    error?.pointee = copied(Array(message.utf8)[...])
    return nil
  }
  let bytes = options.map { text in UnsafeRawBufferPointer(start: text, count: strlen(text)).map { $0 } }
  do throws(OpenOptions.Problem) {
    let options = try OpenOptions(bytes)
    do throws(ContentError) {
      let content = try ContentLibrary.shipped(and: options.content, images: options.images)
      let analyzer = try Analyzer(content: content, model: options.model, packs: options.rules)
      return Unmanaged.passRetained(Handle(RecordFilter(analyzer, options: options.filter))).toOpaque()
    } catch {
      return failed(error.description)
    }
  } catch {
    return failed(error.message)
  }
}

/// See `semeia.h`.
@_cdecl("semeia_analyze")
public func semeiaAnalyze(
  _ handle: UnsafeRawPointer?, _ record: UnsafePointer<CChar>?, _ length: Int, _ line: Int64, _ reportLength: UnsafeMutablePointer<Int>?
) -> UnsafeMutablePointer<CChar>? {
  guard let handle else { return nil }
  let bytes = UnsafeRawBufferPointer(start: record, count: record == nil ? 0 : max(0, length))
  var report: [UInt8] = []
  let filter = Handle.at(handle).filter
  if bytes.count > filter.options.maximumLineBytes {
    filter.answerTooLong(number: Int(line), head: Array(bytes.prefix(4 << 10)), into: &report)
  } else {
    bytes.withMemoryRebound(to: UInt8.self) { _ = filter.answer($0, number: Int(line), into: &report) }
  }
  let text = report.dropLast(report.last == 0x0A ? 1 : 0)
  reportLength?.pointee = text.count
  return copied(text)
}

/// See `semeia.h`.
@_cdecl("semeia_version")
public func semeiaVersion(_ handle: UnsafeRawPointer?) -> UnsafeMutablePointer<CChar>? {
  guard let handle else { return nil }
  return copied(Array(VersionLine.text(Handle.at(handle).filter.analyzer.content).utf8)[...])
}

/// See `semeia.h`.
@_cdecl("semeia_free")
public func semeiaFree(_ text: UnsafeMutablePointer<CChar>?) {
  guard let text else { return }
  overwrite(UnsafeMutableRawPointer(text), strlen(text))
  free(text)
}

/// See `semeia.h`.
@_cdecl("semeia_close")
public func semeiaClose(_ handle: UnsafeMutableRawPointer?) {
  guard let handle else { return }
  Unmanaged<Handle>.fromOpaque(handle).release()
}

/// Overwrites memory that is given back. The compiler leaves a plain `memset` before `free` out.
private func overwrite(_ bytes: UnsafeMutableRawPointer, _ count: Int) {
  #if canImport(Darwin)
    memset_s(bytes, count, 0, count)
  #else
    explicit_bzero(bytes, count)
  #endif
}
