import Testing

@testable import SemeiaRecords

@Suite struct JSONWriterTests {
  @Test("Commas stand between values only")
  func commas() {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("a")
    writer.beginArray()
    writer.int(1)
    writer.beginArray()
    writer.endArray()
    writer.beginObject()
    writer.endObject()
    writer.null()
    writer.bool(true)
    writer.endArray()
    writer.key("b\"" as String)
    writer.string("x")
    writer.key("c")
    writer.raw(Array("[1, 2]".utf8))
    writer.key("d")
    writer.number(millionths: 750_000)
    writer.endObject()
    writer.endLine()
    writer.string(utf8: Array("é".utf8))
    #expect(writer.text == "{\"a\":[1,[],{},null,true],\"b\\\"\":\"x\",\"c\":[1, 2],\"d\":0.75}\n\"é\"")
    var line = Array("> ".utf8)
    writer.append(to: &line)
    #expect(line == Array("> ".utf8) + writer.bytes)
    #expect(writer.count == writer.bytes.count)
    writer.removeAll()
    writer.int(.min)
    writer.int(0)
    #expect(writer.text == "-9223372036854775808,0")
  }

  @Test("Only what must be escaped is escaped")
  func escapes() throws {
    let controls = String(String.UnicodeScalarView((0..<0x20).compactMap(Unicode.Scalar.init)))
    #expect(
      JSONValue.string(controls).compact
        == "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
        + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f\"")
    #expect(JSONValue.string("a\"b\\c/d\u{7F}\u{2028}é😞").compact == "\"a\\\"b\\\\c/d\u{7F}\u{2028}é😞\"")
    #expect(try JSONReader().read(JSONValue.string(controls).compact).string == controls)
  }

  @Test(
    "Millionths are printed as the shortest exact decimal",
    arguments: [
      (0, "0"), (1, "0.000001"), (-1, "-0.000001"), (750_000, "0.75"), (-310_000, "-0.31"), (1_000_000, "1"),
      (-2_000_000, "-2"), (79_500, "0.0795"), (10_000_010, "10.00001"), (123_456_789, "123.456789"), (1_200_000, "1.2"),
      (.max, "9223372036854.775807"), (.min, "-9223372036854.775808"),
    ] as [(Int, String)])
  func decimals(_ count: Int, _ text: String) {
    #expect(Millionths(count: count).description == text)
    #expect(Millionths(text) == Millionths(count: count))
    #expect(JSONNumber(Millionths(count: count)).millionths?.count == count)
  }

  @Test(
    "Other decimals are read exactly or not at all",
    arguments: [
      ("1.500000", 1_500_000), ("-0", 0), ("0.10", 100_000), ("", nil), ("-", nil), (".5", nil), ("1.", nil), ("01", nil),
      ("00", nil), ("0.0000001", nil), ("1e2", nil), ("+1", nil), ("1.2.3", nil), ("--1", nil), ("9223372036854.775808", nil),
      ("99999999999999", nil), ("a", nil),
    ] as [(String, Int?)])
  func parsing(_ text: String, _ count: Int?) {
    #expect(Millionths(text)?.count == count)
  }

  @Test(
    "Doubles are rounded to the nearest millionth, halves to even",
    arguments: [
      (0.75, 750_000), (-0.31, -310_000), (0.1 + 0.2, 300_000), (0.000_000_5, 0), (0.000_001_5, 2), (-0.000_000_5, 0),
      (-0.000_001_5, -2), (0.000_002_5, 2), (0.000_000_4, 0), (0.000_000_6, 1), (1e12, 1_000_000_000_000_000_000), (.nan, nil),
      (.infinity, nil), (-.infinity, nil), (1e13, nil), (-1e13, nil),
    ] as [(Double, Int?)])
  func rounding(_ value: Double, _ count: Int?) {
    #expect(Millionths(rounding: value)?.count == count)
  }

  @Test("Sums are exact, in any order, and stop at the ends of the range")
  func sums() {
    let parts = (0..<1000).compactMap { Millionths(rounding: Double($0) * 0.137 - 51) }
    #expect(parts.sum() == parts.reversed().sum())
    #expect(parts.sum().count == parts.map(\.count).reduce(0, +))
    #expect(Millionths(count: .max) + .one == Millionths(count: .max))
    #expect(Millionths(count: .min) - .one == Millionths(count: .min))
    #expect(-Millionths(count: .min) == Millionths(count: .max))
    #expect(-Millionths(count: 5) < .zero)
    #expect(Millionths(count: 250_000).double == 0.25)
  }

  @Test("A value is printed on one line or on many, its keys in order")
  func printing() throws {
    let value: JSONValue = ["z": [1, ["b": .null, "a": true]], "a": [], "e": [:], "t\"": "x"]
    #expect(value.compact == "{\"z\":[1,{\"b\":null,\"a\":true}],\"a\":[],\"e\":{},\"t\\\"\":\"x\"}")
    #expect(
      value.pretty == """
        {
          "z": [
            1,
            {
              "b": null,
              "a": true
            }
          ],
          "a": [],
          "e": {},
          "t\\"": "x"
        }
        """)
    #expect(try JSONReader().read(value.pretty) == value)
    #expect(value["z"]?.array?.first?.int == 1)
    #expect(value["q"] == nil)
    #expect(value.string == nil)
    #expect(JSONValue.decimal(Millionths(count: 500_000)).double == 0.5)
  }
}
