/// HTML that is being written: everything that is not markup of the program itself goes through ``escaped(_:)``.
struct Markup {
  private(set) var html = ""

  /// Markup of the program: never a word of a document.
  mutating func raw(_ markup: StaticString) {
    html += "\(markup)\n"
  }

  /// An element with text in it.
  mutating func element(_ tag: StaticString, _ attributes: [(StaticString, String)], _ text: String) {
    open(tag, attributes)
    self.text(text)
    close(tag)
  }

  /// An element with more markup in it.
  mutating func element(_ tag: StaticString, _ attributes: [(StaticString, String)], _ inner: (inout Markup) -> Void) {
    open(tag, attributes)
    inner(&self)
    close(tag)
  }

  mutating func element(_ tag: StaticString, _ text: String) { element(tag, [], text) }

  mutating func element(_ tag: StaticString, _ inner: (inout Markup) -> Void) { element(tag, [], inner) }

  /// The start of an element; an attribute whose value is empty is written without one, such as `hidden`.
  mutating func open(_ tag: StaticString, _ attributes: [(StaticString, String)] = []) {
    html += "<\(tag)"
    for (name, value) in attributes { html += value.isEmpty ? " \(name)" : " \(name)=\"\(Self.escaped(value))\"" }
    html += ">"
  }

  mutating func close(_ tag: StaticString) { html += "</\(tag)>" }

  mutating func text(_ text: String) { html += Self.escaped(text) }

  /// JSON as a block of data: no byte of it can end the block or begin a comment.
  mutating func data(_ id: StaticString, _ json: String) {
    html += "<script type=\"application/json\" id=\"\(id)\">"
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": html += "\\u003c"
      case ">": html += "\\u003e"
      case "&": html += "\\u0026"
      default: html.unicodeScalars.append(scalar)
      }
    }
    html += "</script>\n"
  }

  /// A style sheet or script of the program, as it is.
  mutating func program(_ tag: StaticString, _ code: String) {
    html += "<\(tag)>\(code)</\(tag)>\n"
  }

  /// Text that a browser shows as it is, inside elements and quoted attributes.
  ///
  /// NUL, which HTML cannot hold, becomes U+FFFD; a carriage return is kept by its number.
  static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\0": result += "\u{FFFD}"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
