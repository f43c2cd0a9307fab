/// Words of a document within the page's own.
///
/// The marks stand outside what is set apart, so that they keep the direction of the page: around Arabic words they would otherwise be turned.
struct Quotation {
  let words: String
  /// The tag of the document's language.
  let language: String?

  func write(to page: inout Markup) {
    page.text("“")
    page.element("bdi", [("lang", language ?? "und")], words)
    page.text("”")
  }
}
