/// The words of HTML and XHTML, without a parser of documents: what is between tags, in its order.
///
/// Elements that stand on lines of their own become line breaks; comments, `script`, `style` and `head` are left out; white space is closed up
/// as a browser does; the entities of XML, `&nbsp;`, a few of HTML and numeric ones are resolved, others stay as they stand. Offsets of a report count in
/// the text that comes out. Nothing that is never closed takes the rest of a text with it: a tag, a comment or a quoted value without its end is text, or
/// ends at the next `>`.
package enum MarkupText {
  private static let blocks: Set<String> = [
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
  ]
  private static let skipped: Set<String> = ["script", "style", "head", "title"]
  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—", "hellip": "…", "rsquo": "’",
    "lsquo": "‘", "rdquo": "”", "ldquo": "“",
  ]

  /// The text of a piece of HTML; linear in its length.
  package static func text(_ html: String) -> String {
    let scalars = Array(html.unicodeScalars)
    var text = String.UnicodeScalarView()
    var place = 0
    // Whether a space or a line break is due before the next word.
    var (needsSpace, needsBreak) = (false, false)
    func put(_ scalar: Unicode.Scalar) {
      if scalar.value <= 0x20 {
        needsSpace = true
        return
      }
      if !text.isEmpty {
        if needsBreak { text.append("\n") } else if needsSpace { text.append(" ") }
      }
      (needsSpace, needsBreak) = (false, false)
      text.append(scalar)
    }
    let closings = Closings(scalars)
    // Elements without text that are never closed from here on.
    var open: Set<String> = []
    while place < scalars.count {
      if scalars[place] == "<", let tag = Tag(scalars, at: place, closings) {
        place = tag.end
        if skipped.contains(tag.name), !tag.isClosing, !tag.isEmpty, !open.contains(tag.name) {
          if let end = end(of: tag.name, scalars, from: place) { place = end } else { open.insert(tag.name) }
        }
        if blocks.contains(tag.name) { needsBreak = true } else if tag.name == "td" || tag.name == "th" { needsSpace = true }
      } else if scalars[place] == "&", let (resolved, end) = entity(scalars, at: place) {
        for scalar in resolved.unicodeScalars { put(scalar) }
        place = end
      } else {
        put(scalars[place])
        place += 1
      }
    }
    return String(text)
  }

  /// Where the last marks stand that close something, so that none is looked for in vain at every `<`.
  private struct Closings {
    /// Of tags, and of comments; −1 where there is none.
    let (tag, comment): (Int, Int)

    init(_ scalars: [Unicode.Scalar]) {
      tag = scalars.lastIndex(of: ">") ?? -1
      comment = scalars.indices.last { $0 >= 2 && scalars[$0] == ">" && scalars[$0 - 1] == "-" && scalars[$0 - 2] == "-" } ?? -1
    }
  }

  /// A tag, a comment or a declaration.
  private struct Tag {
    var name = ""
    var isClosing = false
    var isEmpty = false
    var end: Int

    /// Nil where `<` starts no tag.
    init?(_ scalars: [Unicode.Scalar], at start: Int, _ closings: Closings) {
      var place = start + 1
      guard place < closings.tag else { return nil }
      if scalars[place...].starts(with: "!--".unicodeScalars) {
        guard closings.comment > place + 2 else { return nil }
        place += 3
        while place < scalars.count, !scalars[place...].starts(with: "-->".unicodeScalars) { place += 1 }
        end = min(place + 3, scalars.count)
        return
      }
      if scalars[place] == "/" {
        isClosing = true
        place += 1
      }
      guard place < scalars.count, scalars[place].properties.isAlphabetic || scalars[place] == "!" || scalars[place] == "?" else {
        return nil
      }
      while place < scalars.count, scalars[place].value > 0x20, scalars[place] != ">", scalars[place] != "/" {
        name.unicodeScalars.append(scalars[place])
        place += 1
      }
      name = name.lowercased()
      let close = Self.close(scalars, from: place, minding: true) ?? Self.close(scalars, from: place, minding: false) ?? closings.tag
      isEmpty = scalars[close - 1] == "/"
      end = close + 1
    }

    /// The `>` of a tag; nil where a value is quoted to the end of the text, or no `>` comes.
    ///
    /// - Parameter minding: whether one within a quoted value is passed over. A quotation mark opens one only behind `=`: `title=Mother's` has none.
    private static func close(_ scalars: [Unicode.Scalar], from start: Int, minding: Bool) -> Int? {
      var quote: Unicode.Scalar?
      var isAfterEquals = false
      for place in start..<scalars.count {
        let scalar = scalars[place]
        if let open = quote {
          if scalar == open { quote = nil }
        } else if minding, isAfterEquals, scalar == "\"" || scalar == "'" {
          quote = scalar
        } else if scalar == ">" {
          return place
        }
        isAfterEquals = scalar == "=" || (isAfterEquals && scalar.value <= 0x20)
      }
      return nil
    }
  }

  /// Behind the closing tag of an element whose content is no text; nil where it is never closed.
  private static func end(of name: String, _ scalars: [Unicode.Scalar], from start: Int) -> Int? {
    let closing = Array("</\(name)".unicodeScalars)
    var place = start
    while place + closing.count <= scalars.count {
      if scalars[place] == "<", zip(scalars[place...], closing).allSatisfy({ $0.properties.lowercaseMapping == String($1) }) {
        return scalars[place...].firstIndex(of: ">").map { $0 + 1 } ?? scalars.count
      }
      place += 1
    }
    return nil
  }

  private static func entity(_ scalars: [Unicode.Scalar], at start: Int) -> (text: String, end: Int)? {
    guard let length = scalars[start...].prefix(12).firstIndex(of: ";").map({ $0 - start }), length > 1 else { return nil }
    let end = start + length
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[(start + 1)..<end])
    let text = String(name)
    if let known = entities[text] { return (known, end + 1) }
    guard text.hasPrefix("#") else { return nil }
    let digits = text.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let value, value > 0, let scalar = Unicode.Scalar(value) else { return nil }
    return (String(scalar), end + 1)
  }
}
