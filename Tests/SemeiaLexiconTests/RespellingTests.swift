import Testing

@testable import SemeiaLexicon

@Suite struct RespellingTests {
  @Test(arguments: [
    ("diiiie", ["diie", "die"]), ("sooo", ["soo", "so"]), ("neeever", ["neever", "never"]), ("تعبااان", ["تعباان", "تعبان"]),
    ("устааал", ["устаал", "устал"]),
    ("k1ll", ["kill"]), ("сд0хнуть", ["сдохнуть"]), ("умe\u{440}еть", ["умереть"]), ("ki\u{456}l", ["kiil"]), ("suiсidal", ["suicidal"]),
    ("죽1고", ["죽고"]), ("su1cide", ["suicide"]), ("d3pr3ss3d", ["depressed"]), ("k1lllll", ["kill", "kil"]),
    ("pleeeasssse", ["pleeasse", "pleasse", "pleease", "please"]),
  ])
  func spellsOtherwise(_ word: String, _ others: [String]) throws {
    var respelling = try #require(Respelling(Array(word.utf8)))
    var found: [String] = []
    while let next = respelling.next() { found.append(String(decoding: next, as: UTF8.self)) }
    #expect(found == others)
  }

  /// Figures at an end mean themselves, numbers are not drawn out, and two letters in a row are a spelling.
  @Test(arguments: [
    "", "a", "good", "1000", "١٠٠٠", "covid19", "b4", "2nite", "viii", "III", "aaa", "mm", "hour", "e.g", "caféя", "naïve", "10см",
    "covid-я",
  ])
  func leavesAlone(_ word: String) {
    #expect(Respelling(Array(word.lowercased().utf8)) == nil)
  }
}
