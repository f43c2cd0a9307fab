import Testing

@testable import SemeiaRedaction

/// What each pattern finds and what it must leave.
@Suite struct PatternTests {
  @Test func namesByTheirCues() {
    #expect(Shipped.found("Mrs. Ada Okafor-Lund came. Later Okafor left.") == ["name:Ada Okafor-Lund", "name:Okafor"])
    #expect(Shipped.found("my name is tomasz and I am tired") == ["name:tomasz"])
    #expect(Shipped.found("My brother Tunde says my sister is ill.") == ["name:Tunde"])
    #expect(Shipped.found("All the best,\nIngrid Sole\n") == ["name:Ingrid Sole"])
    #expect(Shipped.found("Me llamo María del Carmen Ruiz.", "es") == ["name:María del Carmen Ruiz"])
    #expect(Shipped.found("Frau Müller hat Angst.", "de") == ["name:Müller"])
    #expect(Shipped.found("Анна Сергеевна Орлова звонила", "ru") == ["name:Анна Сергеевна Орлова"])
    #expect(Shipped.found("我叫王小明，去看了李医生。", "zh") == ["name:王小明", "name:李"])
    #expect(Shipped.found("お母さんと鈴木さん", "ja") == ["name:鈴木"])
    #expect(Shipped.found("제 이름은 김철수입니다.", "ko") == ["name:김철수"])
  }

  @Test func namesByWhatPersonsDo() {
    #expect(Shipped.found("When I came home Temperance said nothing.") == ["name:Temperance"])
    #expect(Shipped.found("I told Oluwaseun that I was tired, and he shrugged.") == ["name:Oluwaseun"])
    #expect(Shipped.found("It was Ada J. Okafor-Lund who drove us.") == ["name:Ada J. Okafor-Lund"])
    #expect(Shipped.found("We waited for Ingrid van der Sole at the gate. Later Sole wept.") == ["name:Ingrid van der Sole", "name:Sole"])
    // A capital that says nothing: it begins a sentence, stands in a heading, is a word of the language, or is written small elsewhere.
    for text in [
      "Doctors said it would pass.", "Nobody told me.", "My Long Awaited Journey Home", "I was raised a Catholic and I told God so.",
      "We Were Happy once. We were happy.",
      "I see my therapist on Monday Morning. The morning is bad.", "I told Mum that I am tired.",
    ] { #expect(Shipped.found(text) == [], "\(text)") }
    // Where nouns have capitals, or the language is not known, a run of capitals is no name.
    #expect(Shipped.found("Da sah der Alte Mann das Meer.", "de") == [])
    #expect(Shipped.found("We drove to 4417 Larkspur Hollow yesterday.") == ["address:4417 Larkspur Hollow"])
  }

  @Test func turnsOfTalkAreNoNames() {
    #expect(Shipped.found("Patient: Denies everything.\nPatient: Well, I slept.\nMy name is not important.") == [])
    #expect(Shipped.found("Dear Sir, call me back please.") == [])
  }

  @Test func aKnownNameThatIsAlsoAWordStays() {
    #expect(Shipped.found("Mr Rose left. Roses rose. Rose is red.") == ["name:Rose"])
  }

  /// A point after a word that nothing shortens ends the sentence: what follows begins another.
  @Test func aPointEndsTheSentence() {
    #expect(Shipped.found("Das erledigt meine Frau. Allein gehe ich nicht.", "de") == [])
    #expect(Shipped.found("Ha chiamato mia moglie. Poi una pizza.", "it") == [])
    #expect(Shipped.found("Dr. Müller und Prof. Dr. Anna Weiß kamen.", "de") == ["name:Müller", "name:Anna Weiß"])
    #expect(Shipped.found("Przeszedłem na drugą stronę ulicy. Moczyłem się też w nocy.", "pl") == [])
    #expect(Shipped.found("Mieszkam przy ul. Długiej 5.", "pl") == ["address:ul. Długiej 5"])
  }

  /// Ways to write a day, a street, a docket or a name that only some countries have, each beside what looks like it.
  @Test func formsOfOneCountry() {
    #expect(Shipped.found("Inskriven 17/1 2024.", "sv") == ["date:17/1 2024"])
    #expect(Shipped.found("Przyjęty 24 XII 2019.", "pl") == ["date:24 XII 2019"])
    #expect(Shipped.found("Termin am 03.04. um neun, Note 2.3. Der Rest.", "de") == ["date:03.04."])
    #expect(Shipped.found("3.1. Anamnese: keine", "de") == [])
    #expect(Shipped.found("Dose 1.5. Then 2.3. Next.") == [])
    #expect(Shipped.found("mieszka przy ul. 3 Maja 14/6", "pl") == ["address:ul. 3 Maja 14/6"])
    #expect(Shipped.found("in der Karl-Marx-Str. 201, 12043 Berlin", "de") == ["address:Karl-Marx-Str. 201, 12043 Berlin"])
    #expect(Shipped.found("Alter 34, in der 30. Woche, Am Anfang 3 Tage", "de") == [])
    #expect(Shipped.found("Rua das Flores, 123, 2.º Esq., 1200-195 Lisboa", "pt").count == 1)
    #expect(Shipped.found("sygn. III RC 334/21", "pl") == ["record-number:III RC 334/21"])
    #expect(Shipped.found("Az.: 12 Js 1234/21 beim Amtsgericht", "de") == ["record-number:12 Js 1234/21"])
    #expect(Shipped.found("IBAN PT50 0002 0123 1234 5678 9015 4", "pt") == ["account-number:PT50 0002 0123 1234 5678 9015 4"])
    #expect(Shipped.found("tel (011) 532 4455", "it") == ["phone:(011) 532 4455"])
    #expect(Shipped.found("Rijksregisternummer 85.07.30-033.28", "nl") == ["national-identifier:85.07.30-033.28"])
    #expect(Shipped.found("Направила Имранова П.С., отделение 4", "ru") == ["name:Имранова П.С."])
    #expect(Shipped.found("Оглянула Ковальчук О.І., терапевт", "uk") == ["name:Ковальчук О.І."])
    #expect(Shipped.found("Мой психолог В отпуске.", "ru") == [])
    #expect(Shipped.found("И. О. директора болен, США и РФ", "ru") == [])
    #expect(Shipped.found("mevr. A.M. de Vries", "nl") == ["name:A.M. de Vries"])
  }

  @Test func formsWithoutCapitalsAndOfVietnam() {
    #expect(Shipped.found("اسم المريض: محمد عبد الله السيد، ٤٠ سنة", "ar") == ["name:محمد عبد الله السيد"])
    #expect(Shipped.found("مع تحياتي،\nليلى حسن\n", "ar") == ["name:ليلى حسن"])
    #expect(
      Shipped.found("BS. Trần Văn Nam khám ngày 12 tháng 3 năm 2023.", "vi") == ["name:Trần Văn Nam", "date:ngày 12 tháng 3 năm 2023"])
    #expect(Shipped.found("Ba tháng 3 lần, hai tháng nay", "vi") == [])
  }

  @Test func eastAsianForms() {
    #expect(Shipped.found("患者氏名：大森 千鶴、女性", "ja") == ["name:大森 千鶴"])
    #expect(Shipped.found("医師\u{3000}羽田野 徹\n", "ja") == ["name:羽田野 徹"])
    #expect(Shipped.found("R5.4.12に初診、二〇一九年三月八日", "ja") == ["date:R5.4.12", "date:二〇一九年三月八日"])
    #expect(Shipped.found("一月后再来，一日三次", "zh") == [])
    #expect(Shipped.found("患者苗桂芳，女。患者因失眠入院。患者高兴地说。", "zh") == ["name:苗桂芳"])
    #expect(Shipped.found("급하면 010-3847-1029로 전화 주세요.", "ko") == ["phone:010-3847-1029"])
    #expect(Shipped.found("주소는 부산광역시 해운대구 우동1로 38, 1204호입니다.", "ko") == ["address:부산광역시 해운대구 우동1로 38, 1204호입니다"])
    #expect(Shipped.found("오늘로 3일째 서울로 2번 갔다. 구경로 5시", "ko") == [])
    #expect(
      Shipped.found("อยู่ 45 ซอยสุขุมวิท 77 แขวงอ่อนนุช เขตสวนหลวง 10250", "th") == ["address:45 ซอยสุขุมวิท 77 แขวงอ่อนนุช เขตสวนหลวง 10250"])
    #expect(Shipped.found("Fluoxetine 20 มก. หนูอยู่ ม.5 ดูซีรีส์ 3 ตอน", "th") == [])
    #expect(Shipped.found("เข้าโรงพยาบาล 2 ก.ย. 65", "th") == ["date:2 ก.ย. 65"])
    #expect(Shipped.found("보호자 옥태진(아들) 동반. 환자 상태가 좋다.", "ko") == ["name:옥태진"])
  }

  @Test func daysAreNoStreets() {
    #expect(Shipped.found("Am Samstag bin ich ausgerastet. Am Schluss habe ich geweint.", "de") == [])
    #expect(Shipped.found("Ich wohne Am Markt 5.", "de") == ["address:Am Markt 5"])
  }

  @Test func wordsBehindATitleAreNoNames() {
    #expect(Shipped.found("المريض ينفي أي أفكار انتحارية.", "ar") == [])
  }

  @Test func dates() {
    for date in ["03/05/1998", "1998-05-03", "3. 5. 1998", "May 3rd, 2021", "3 May", "Monday, 3 March 2020", "12 Sept. 2019", "March 2020"]
    {
      #expect(Shipped.found("It was on \(date), I think.") == ["date:\(date)"], "\(date)")
    }
    #expect(Shipped.found("el 3 de mayo de 1980", "es") == ["date:3 de mayo de 1980"])
    #expect(Shipped.found("2020年5月3日", "zh") == ["date:2020年5月3日"])
    #expect(Shipped.found("令和2年5月3日", "ja") == ["date:令和2年5月3日"])
    #expect(Shipped.found("2020년 5월 3일", "ko") == ["date:2020년 5월 3일"])
    #expect(Shipped.found("٣ مايو ٢٠٢٠", "ar") == ["date:٣ مايو ٢٠٢٠"])
    #expect(Shipped.found("In 1998 I may sleep 3/4 of a night, version 1.2.3.4, 40/50/1998, score 12/63.") == [])
  }

  @Test func agesOverEightyNine() {
    #expect(Shipped.found("She is 93 years old, he is 63 years old; 95 mg.") == ["age:93"])
    #expect(Shipped.found("a 101-year-old") == ["age:101"])
    #expect(Shipped.found("今年91岁", "zh") == ["age:91"])
  }

  @Test func numbers() {
    #expect(Shipped.found("Card 4111 1111 1111 1111.") == ["credit-card:4111 1111 1111 1111"])
    #expect(Shipped.found("IBAN GB82 WEST 1234 5698 7654 32") == ["account-number:GB82 WEST 1234 5698 7654 32"])
    #expect(Shipped.found("MRN: 00482-B") == ["record-number:00482-B"])
    #expect(Shipped.found("SSN 219-09-9999") == ["national-identifier:219-09-9999"])
    #expect(Shipped.found("Call 555-201-9988 x12 or +34 600 123 456.") == ["phone:555-201-9988 x12", "phone:+34 600 123 456"])
    #expect(Shipped.found("I took 20 mg 3 times, 1 500 calories, 10 000 steps, 1,234,567 people.") == [])
    #expect(Shipped.redact("DNI 12345678Z", "es").redactions.first?.scheme == "es-dni")
  }

  @Test func addressesByWhatStandsBesideThem() {
    #expect(Shipped.found("Send it to 1200 Broadway, Apt 5 please.") == ["address:1200 Broadway, Apt 5"])
    #expect(Shipped.found("She lives at 86036 Rua do Arenque 1634 now.") == ["address:86036 Rua do Arenque 1634"])
    #expect(Shipped.found("Ada Roe\n12 Elm Street\nthanks") == ["name:Ada Roe", "address:12 Elm Street"])
    #expect(Shipped.found("Phone:\n60-56-85-91") == ["phone:60-56-85-91"])
    #expect(Shipped.found("Hospital del Río, s/n E-28935 Ávila (España)", "es").last == "address:E-28935 Ávila (España)")
    #expect(Shipped.found("He lives at home, 3 Beds, Room 5 was cold. I live at peace. 15000 Euros Madrid") == [])
  }

  @Test func introductionsThatNeedTwoNames() {
    #expect(Shipped.found("I'm Naomi Ryan. I'm Catholic. I'm Spanish and tired.") == ["name:Naomi Ryan"])
  }

  @Test func sentencesAreNoAccounts() {
    #expect(Shipped.found("mide de 17 y 10 mm dependientes del polo, de 80 cm de largo y 1 cm de ancho", "es") == [])
  }

  @Test func networks() {
    #expect(
      Shipped.found("ada.o'neil@mail.example.com, http://a.example/x?y=1. 10.0.0.1 fe80::1 @some_one at 12:30:45")
        == [
          "email:ada.o'neil@mail.example.com", "url:http://a.example/x?y=1", "network-address:10.0.0.1", "network-address:fe80::1",
          "username:@some_one",
        ])
  }

  @Test func addresses() {
    #expect(
      Shipped.found("at 12B Old Mill Road, Apt 4, Springfield, IL 62704. Ok") == ["address:12B Old Mill Road, Apt 4, Springfield, IL 62704"]
    )
    #expect(Shipped.found("vivo en la calle Mayor, 5, 28013 Madrid.", "es") == ["address:calle Mayor, 5, 28013 Madrid"])
    #expect(Shipped.found("dormí en la calle", "es") == [])
    #expect(Shipped.found("in der Hauptstraße 12, 10115 Berlin.", "de") == ["address:Hauptstraße 12, 10115 Berlin"])
    #expect(Shipped.found("住在北京市朝阳区建国路88号。", "zh") == ["address:北京市朝阳区建国路88号"])
    #expect(Shipped.found("She moved to SW1A 2AA.") == ["postcode:SW1A 2AA"])
  }
}
