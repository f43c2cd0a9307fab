import Testing

@testable import SemeiaRecords

/// A text that is refused, with its code and the offending byte.
struct BadText: Sendable, CustomTestStringConvertible {
  let bytes: [UInt8]
  let code: JSONError.Code
  let offset: Int

  init(_ text: String, _ code: JSONError.Code, _ offset: Int) {
    self.init(Array(text.utf8), code, offset)
  }

  init(_ bytes: [UInt8], _ code: JSONError.Code, _ offset: Int) {
    self.bytes = bytes
    self.code = code
    self.offset = offset
  }

  /// `"` around the bytes, in an array: the bytes start at offset 2.
  static func inString(_ bytes: [UInt8], _ code: JSONError.Code, _ offset: Int) -> BadText {
    BadText(Array("[\"".utf8) + bytes + Array("\"]".utf8), code, offset)
  }

  var testDescription: String { "\(code.rawValue) at \(offset): \(String(decoding: bytes.prefix(40), as: UTF8.self))" }
}

@Suite struct JSONReaderTests {
  static let bad: [BadText] = [
    BadText("", .syntax, 0), BadText("  ", .syntax, 2), BadText("[1", .syntax, 2), BadText("[1,", .syntax, 3),
    BadText("{\"a\"", .syntax, 4), BadText("{\"a\":", .syntax, 5), BadText("\"a", .syntax, 2),
    BadText("\"a\\", .syntax, 3), BadText("\"a\\u00", .syntax, 6), BadText("tru", .syntax, 3), BadText("nul", .syntax, 3),
    BadText("nulL", .syntax, 3), BadText("True", .syntax, 0), BadText("[1 2]", .syntax, 3), BadText("{} {}", .syntax, 3),
    BadText("{\"a\" 1}", .syntax, 5), BadText("{a:1}", .syntax, 1), BadText("{1:1}", .syntax, 1), BadText("[,]", .syntax, 1),
    BadText("[1,,2]", .syntax, 3), BadText("{\"a\":1,,}", .syntax, 7), BadText("[1}", .syntax, 2), BadText("]", .syntax, 0),
    BadText("['a']", .syntax, 1), BadText("[1] // no", .syntax, 4), BadText("[\u{A0}1]", .syntax, 1),
    BadText("[\"\\x\"]", .syntax, 2), BadText("[\"\\u12g4\"]", .syntax, 2), BadText("[\"\\u\"]", .syntax, 2),
    BadText("[1,]", .trailingComma, 2), BadText("{\"a\":1 , }", .trailingComma, 7), BadText("[[],[1 ,]]", .trailingComma, 7),
    BadText("{\"a\":1,\"a\":2}", .duplicateKey, 7), BadText("{\"a\":1,\"\\u0061\":2}", .duplicateKey, 7),
    BadText("{\"\\n\":1,\"b\":{},\"\\u000a\":2}", .duplicateKey, 15), BadText("[{\"\":1,\"\":2}]", .duplicateKey, 7),
    BadText("{\"a\":{\"b\":1,\"b\":2}}", .duplicateKey, 12),
    BadText("[NaN]", .invalidNumber, 1), BadText("[nan]", .invalidNumber, 1), BadText("Infinity", .invalidNumber, 0),
    BadText("[-Infinity]", .invalidNumber, 1), BadText("[+1]", .invalidNumber, 1), BadText("[.5]", .invalidNumber, 1),
    BadText("[01]", .invalidNumber, 1), BadText("[-01]", .invalidNumber, 2), BadText("[1.]", .invalidNumber, 2),
    BadText("[1.e5]", .invalidNumber, 2), BadText("[1e]", .invalidNumber, 2), BadText("[1e+]", .invalidNumber, 3),
    BadText("[-]", .invalidNumber, 1), BadText("[0x1F]", .invalidNumber, 2), BadText("[1_000]", .invalidNumber, 2),
    BadText("[1.2.3]", .invalidNumber, 4), BadText("-", .invalidNumber, 0), BadText("[1.", .invalidNumber, 2),
    BadText("[\"a\nb\"]", .controlCharacter, 3), BadText("[\"\t\"]", .controlCharacter, 2),
    BadText("[\u{0C}1]", .controlCharacter, 1), BadText("[\"\\\u{01}\"]", .controlCharacter, 3),
    BadText([0x5B, 0x00, 0x5D], .nulByte, 1), .inString([0x61, 0x00], .nulByte, 3), BadText([0x7B, 0x00], .nulByte, 1),
    BadText("\u{FEFF}[]", .byteOrderMark, 0), BadText("[\u{FEFF}]", .byteOrderMark, 1),
    BadText("[\"\\ud800\"]", .loneSurrogate, 2), BadText("[\"a\\udc00\"]", .loneSurrogate, 3),
    BadText("[\"\\ud800\\ud800\"]", .loneSurrogate, 2), BadText("[\"\\ud800\\n\"]", .loneSurrogate, 2),
    BadText("[\"\\ud83d\\ude1\"]", .loneSurrogate, 2), BadText("{\"\\udfff\":1}", .loneSurrogate, 2),
    .inString([0x80], .invalidUTF8, 2), .inString([0x61, 0xC3], .invalidUTF8, 3), .inString([0xC0, 0xAF], .invalidUTF8, 2),
    .inString([0xC1, 0xBF], .invalidUTF8, 2), .inString([0xE0, 0x9F, 0xBF], .invalidUTF8, 2),
    .inString([0xED, 0xA0, 0x80], .invalidUTF8, 2), .inString([0xF0, 0x8F, 0xBF, 0xBF], .invalidUTF8, 2),
    .inString([0xF4, 0x90, 0x80, 0x80], .invalidUTF8, 2), .inString([0xF5, 0x80, 0x80, 0x80], .invalidUTF8, 2),
    .inString([0xE2, 0x82], .invalidUTF8, 2), .inString([0xC3, 0xA9, 0xE2, 0x28, 0xA1], .invalidUTF8, 4),
    .inString([0x5C, 0xE5], .invalidUTF8, 3), BadText([0x5B, 0xFF, 0x5D], .invalidUTF8, 1), BadText([0xFF, 0xFE], .invalidUTF8, 0),
    BadText([0x22, 0xE2, 0x82], .invalidUTF8, 1), BadText([0x5B, 0x31, 0xE5], .invalidUTF8, 2),
  ]

  @Test("What is not strict JSON is refused with its code and place", arguments: bad)
  func refuses(_ text: BadText) {
    #expect(throws: JSONError(text.code, at: text.offset)) { try JSONReader().read(text.bytes) }
  }

  @Test(
    "Texts of each kind are read",
    arguments: [
      ("null", JSONValue.null), (" true ", true), ("false\n", false), ("\"\"", ""), ("[]", []), ("{}", [:]),
      ("[1,\t-2 , \"x\"]", [1, -2, "x"]), ("{\"b\":{\"a\":[null]},\"\":0}", ["b": ["a": [.null]], "": 0]),
      ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE1E\\u0000\"", .string("\"\\/\u{8}\u{C}\n\r\té😞\0")),
      ("\"é中😞 a\u{7F}\u{2028}\u{10FFFF}\"", .string("é中😞 a\u{7F}\u{2028}\u{10FFFF}")),
    ] as [(String, JSONValue)])
  func reads(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONReader().read(text) == value)
  }

  @Test(
    "Numbers keep their text",
    arguments: [
      ("0", 0, 0), ("-0", 0, 0), ("12", 12, 12), ("-7", -7, -7), ("1.0", 1, nil), ("1E2", 100, nil), ("-0.31", -0.31, nil),
      ("9223372036854775807", 0x1p63, Int.max), ("9223372036854775808", 0x1p63, nil), ("1e999", nil, nil), ("-1e999", nil, nil),
      ("1e-999", 0, nil),
    ] as [(String, Double?, Int?)])
  func numbers(_ text: String, _ double: Double?, _ int: Int?) throws {
    let number = try #require(try JSONReader().read(text).number)
    #expect(number.text == text)
    #expect(number.double == double)
    #expect(number.int == int)
    #expect(JSONNumber(text: text) == number)
  }

  @Test("A text is a number or it is not", arguments: ["", "-", "01", "1.", "+1", "1 ", "0x1", "NaN", "1,"])
  func noNumber(_ text: String) {
    #expect(JSONNumber(text: text) == nil)
  }

  @Test("The limit of depth is exact, and holds for objects and arrays alike")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      let arrays = depth / 2
      return Array((String(repeating: "[", count: arrays) + String(repeating: "{\"a\":", count: depth - arrays) + "1").utf8)
        + Array((String(repeating: "}", count: depth - arrays) + String(repeating: "]", count: arrays)).utf8)
    }
    _ = try JSONReader().read(nested(64))
    #expect(throws: JSONError(.tooDeep, at: 32 + 32 * 5)) { try JSONReader().read(nested(65)) }
    _ = try JSONReader(depthLimit: 10_000).read(nested(512))
    #expect(throws: JSONError(.tooDeep, at: 0)) { try JSONReader(depthLimit: 0).read("[]") }
    #expect(try JSONReader(depthLimit: -1).read("1") == 1)
  }

  @Test("Depth that would exhaust the stack is refused at once", .timeLimit(.minutes(1)))
  func deep() {
    let arrays = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
    #expect(throws: JSONError(.tooDeep, at: 512)) { try JSONReader(depthLimit: .max).read(arrays) }
    #expect(throws: RecordError(.tooDeep, offset: 64)) { try RequestReader().read(arrays) }
  }

  static func keys(_ count: Int, _ prefix: String) -> String {
    (0..<count).map { "\"\(prefix)\($0)\":\($0)," }.joined()
  }

  @Test("The last of many keys can still be a duplicate", arguments: ["key", "\\u006bey"])
  func manyKeys(_ prefix: String) throws {
    let text = "{" + Self.keys(100_000, prefix)
    #expect(try JSONReader().read(text + "\"last\":0}").members?.count == 100_001)
    for key in ["key500", "\\u006bey7"] {
      #expect(throws: JSONError(.duplicateKey, at: text.utf8.count)) { try JSONReader().read("\(text)\"\(key)\":0}") }
    }
  }

  @Test("Four times the keys take about four times as long", arguments: ["key", "\\u006bey"])
  func linearTime(_ prefix: String) throws {
    let clock = ContinuousClock()
    func time(_ count: Int) throws -> Duration {
      let line = Array("{\"text\":\"\",\"y\":{\(Self.keys(count, prefix))\"last\":0}}".utf8)
      return try (0..<3).map { _ in try clock.measure { _ = try RequestReader().read(line) } }.min() ?? .zero
    }
    // Comparing every key with every other would take sixteen times as long, every time; a busy machine slows some tries.
    #expect(try (0..<5).contains { _ in try time(100_000) < time(25_000) * 10 })
  }

  @Test("The seventeenth and sixty-fifth key are compared like the others", arguments: 1...140)
  func duplicateAtEveryCount(_ count: Int) throws {
    let keys = (0..<count).map { "\"\($0 % 3 == 0 ? "\\u006b" : "k")\($0)\":[{\"k0\":0}]" }.joined(separator: ",")
    _ = try JSONReader().read("{\(keys)}")
    for index in [0, count / 2, count - 1] {
      #expect(throws: JSONError(.duplicateKey, at: keys.utf8.count + 2)) {
        try JSONReader().read("{\(keys),\"k\(index)\":0}")
      }
    }
  }

  @Test("A string is read the same wherever it starts and whatever its length")
  func alignment() throws {
    let letters = Array("aé\"中\\😞\n z".unicodeScalars)
    for length in 0..<40 {
      for start in 0..<9 {
        var text = String.UnicodeScalarView()
        for index in 0..<length { text.append(letters[(index * 7 + start * 5) % (start == 0 ? 1 : letters.count)]) }
        let value = JSONValue.string(String(text))
        #expect(try JSONReader().read(String(repeating: " ", count: start) + value.compact) == value)
      }
    }
  }

  @Test("Four hexadecimal digits are known in every position")
  func hexadecimal() {
    for position in 0..<4 {
      for byte in UInt8.min...UInt8.max {
        let word = 0x3030_3030 & ~(0xFF << UInt32(position * 8)) | UInt32(byte) << UInt32(position * 8)
        let digit = Character(Unicode.Scalar(byte)).isASCII ? UInt32(String(Unicode.Scalar(byte)), radix: 16) : nil
        #expect(JSONWord.hexadecimal(word) == digit.map { $0 << UInt32(12 - position * 4) })
      }
    }
  }

  @Test("No sequence of bytes stops the program, and what is accepted is printed and read again")
  func anyBytes() throws {
    var state: UInt64 = 20_260_309
    let alphabet = Array("{}[]:,\"\\ud8ce0123456789.-+truefalsn /\n\0é😞".utf8) + [0xFF, 0xC0, 0xED]
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int(state >> 60) + 1 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      _ = try? RequestReader().read(bytes)
      _ = try? ReportRecord(parsing: bytes)
      do {
        let value = try JSONReader().read(bytes)
        #expect(try JSONReader().read(value.compact) == value)
      } catch {
        #expect(0...bytes.count ~= error.offset)
      }
    }
  }
}
