import Testing

@testable import SemeiaPages

@Suite struct MarkupTests {
  @Test func everythingOfADocumentIsEscaped() {
    #expect(Markup.escaped(#"<script>alert("a" & 'b')</script>"#) == "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;")
    #expect(Markup.escaped("a\0b\r\n") == "a\u{FFFD}b&#13;\n")
  }

  @Test func dataCannotEndItsBlock() {
    var page = Markup()
    page.data("d", "\"</script><!--&\"")
    #expect(!page.html.dropFirst(10).dropLast(12).contains("<"))
    #expect(page.html.contains(#"\u003c/script\u003e\u003c!--\u0026"#))
  }

  @Test func hashesAreThoseOfPolicies() {
    // The example of the Content Security Policy specification.
    #expect(ProgramHash.source("alert('Hello, world.');") == "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=")
  }

  @Test(arguments: [("ar", "rtl"), ("fa-IR", "rtl"), ("en", "ltr"), ("ja", "ltr"), ("pa-Arab", "rtl"), ("ar-Latn", "ltr")])
  func directions(_ tag: String, _ direction: String) {
    #expect(ReadingDirection(tag: tag).rawValue == direction)
  }
}
