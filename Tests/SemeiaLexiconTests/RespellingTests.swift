import Testing

@testable import SemeiaLexicon

@Suite struct RespellingTests {
  @Test(arguments: [
    ("diiiie", ["diie", "die"]), ("sooo", ["soo", "so"]), ("neeever", ["neever", "never"]), ("تعبااان", ["تعباان", "تعبان"]),
    ("устааал", ["устаал", "устал"]),
    ("k1ll", ["kill"]), ("su1cide", ["suicide"]), ("d3pr3ss3d", ["depressed"]), ("k1lllll", ["kill", "kil"]),
    ("pleeeasssse", ["pleeasse", "pleasse", "pleease", "please"]),
  ])
  func spellsOtherwise(_ word: String, _ others: [String]) throws {
    var respelling = try #require(Respelling(Array(word.utf8)))
    var found: [String] = []
    while let next = respelling.next() { found.append(String(decoding: next, as: UTF8.self)) }
    #expect(found == others)
  }

  /// Figures at an end mean themselves, numbers are not drawn out, and two letters in a row are a spelling.
  @Test(arguments: ["", "a", "good", "1000", "١٠٠٠", "covid19", "b4", "2nite", "viii", "III", "aaa", "mm", "hour"])
  func leavesAlone(_ word: String) {
    #expect(Respelling(Array(word.lowercased().utf8)) == nil)
  }
}
