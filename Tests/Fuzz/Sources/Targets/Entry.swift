#if canImport(Glibc)
  import Glibc
#endif

/// What is fuzzed: the environment's `SEMEIA_FUZZ`.
nonisolated(unsafe) private let target: ((UnsafeBufferPointer<UInt8>) -> Void)? = {
  switch getenv("SEMEIA_FUZZ").map({ String(cString: $0) }) {
  case "record": RecordTarget.run
  case "pattern": PatternTarget.run
  case "content": ContentTarget.run
  case "segmenter": SegmenterTarget.run
  default: nil
  }
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target else { fatalError("set SEMEIA_FUZZ to record, pattern, content or segmenter") }
  target(UnsafeBufferPointer(start: start, count: count))
  return 0
}

/// What must hold. A difference is a crash, which libFuzzer keeps as a file.
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { fatalError(message()) }
}
