import CICUShim

/// The versions that decide where words end; part of every report's provenance.
package enum UnicodeVersion {
  /// The linked ICU, as `72.1`.
  package static var icu: String { String(cString: cicu_version()) }
  /// Its Unicode data, as `15.0`.
  package static var unicode: String { String(cString: cicu_unicode_version()) }
}

/// NFC, for checking content.
package enum Normalization {
  /// Whether the bytes are in Unicode normalization form C.
  package static func isNFC(_ bytes: [UInt8]) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 }) { return true }
    var out = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    let count = cicu_nfc(bytes, Int32(bytes.count), &out, Int32(out.count))
    return count == bytes.count && Array(out[..<Int(count)]) == bytes
  }
}
