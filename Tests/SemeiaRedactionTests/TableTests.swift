import SemeiaText
import Testing

@testable import SemeiaRedaction

/// What the tables of single languages find, and what they leave.
@Suite struct TableTests {
  @Test(arguments: [
    ("Мене звати Олена Шевчук, я не сплю.", ["name:Олена Шевчук"]), ("Моєму чоловікові Андрію 45 років.", ["name:Андрію"]),
    ("Була в лікаря 3 травня 2021 року.", ["date:3 травня 2021"]), ("Бабусі 93 роки.", ["age:93"]),
    ("Живу на вул. Шевченка, 12, кв. 5.", ["address:вул. Шевченка, 12, кв. 5"]), ("Тел.: 067 123 45 67", ["phone:067 123 45 67"]),
    ("Я хворію з травня і погано сплю. Мій брат каже, що все добре.", []),
  ])
  func ukrainian(_ text: String, _ expected: [String]) { #expect(Shipped.found(text, "uk") == expected) }

  @Test(arguments: [
    ("আমার নাম রহিম।", ["name:রহিম"]), ("আমার বয়স ৯২ বছর।", ["age:৯২"]), ("৫ মে ২০২১ তারিখে গেলাম।", ["date:৫ মে ২০২১"]),
    ("ফোন নম্বর: ০১৭১২৩৪৫৬৭৮", ["phone:০১৭১২৩৪৫৬৭৮"]), ("ডাঃ সেলিনা বললেন।", ["name:সেলিনা"]),
    ("আমার ঘুম হয় না। আমার ভাই বলে আমি ভালো আছি।", []),
  ])
  func bengali(_ text: String, _ expected: [String]) { #expect(Shipped.found(text, "bn") == expected) }

  @Test(arguments: [
    ("Jina langu ni Amina Juma na silali.", ["name:Amina Juma"]), ("Naitwa Baraka.", ["name:Baraka"]),
    ("Nilizaliwa 3 Machi 1984.", ["date:3 Machi 1984"]), ("Nyanya ana umri wa miaka 94.", ["age:94"]),
    ("Dkt. Mushi alisema nipumzike.", ["name:Mushi"]), ("Namba ya simu: 0712 345 678", ["phone:0712 345 678"]),
    ("Silali usiku. Mama yangu anasema niko sawa.", []),
  ])
  func swahili(_ text: String, _ expected: [String]) { #expect(Shipped.found(text, "sw") == expected) }

  /// A letter with its dot is the same whether it is written as one scalar or as two.
  @Test func dotsBelowLetters() {
    #expect(Shipped.found("আমার ব\u{9DF}স ৯২ বছর।", "bn") == Shipped.found("আমার ব\u{9AF}\u{9BC}স ৯২ বছর।", "bn"))
    #expect(WordKey.fold("\u{95C}") == WordKey.fold("\u{921}\u{93C}"))
  }

  @Test func everyLanguageThatIsReadHasATable() {
    for tag in ["en", "es", "pt-BR", "zh-Hant", "uk", "bn", "sw", "ko", "th"] { #expect(Shipped.vocabulary.hasTable(for: tag), "\(tag)") }
    for tag in ["fi", "und", "xx", nil] { #expect(!Shipped.vocabulary.hasTable(for: tag)) }
  }

  @Test func standInsOfBengali() {
    let text = Shipped.redact("আমার নাম রহিম।", "bn", style: .surrogate)
    #expect(Shipped.vocabulary.standIns["Beng"]?.contains { String(decoding: text.bytes, as: UTF8.self).contains($0) } == true)
  }
}
