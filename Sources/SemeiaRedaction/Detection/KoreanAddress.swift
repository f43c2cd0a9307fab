/// Addresses as Korea writes them, from the larger to the smaller: `서울 강남구 테헤란로 152`, `대구시 수성구 범어동 178-3번지`.
enum KoreanAddress {
  static func find(in reading: inout PieceText) {
    for index in reading.pieces.indices where !reading.isTaken[index] && reading.isHangul(index) {
      // `우동1로` has figures within its name.
      let isCut = reading[index - 1]?.kind == .digits && reading.isHangul(index - 2)
      guard let street = street(index, isCut, reading), let start = area(isCut ? index - 2 : index, reading) else { continue }
      reading.take(start..<AddressPattern.continued(rest(street, reading), reading), .address)
    }
  }

  /// The end of the number behind a road (`로`, `길`), or behind a quarter (`동`, `가`, `리`) where it has two parts.
  private static func street(_ index: Int, _ isCut: Bool, _ reading: PieceText) -> Int? {
    let word = reading.text(index..<index + 1)
    guard word.count >= (isCut ? 1 : 2), let last = word.last, reading[index + 1]?.kind == .space || reading[index + 1]?.kind == .digits
    else { return nil }
    var at = reading.skippingSpace(index + 1)
    // `가경로 161번길 20`
    if reading[at]?.kind == .digits, reading.isHangul(at + 1), reading.text(at + 1..<at + 2).hasSuffix("길") {
      at = reading.skippingSpace(at + 2)
    }
    guard let number = reading[at], number.kind == .digits, number.count <= 4, !reading.isTaken[at] else { return nil }
    var end = at + 1
    let hasSecond = reading[end]?.isMark("-") == true && reading[end + 1]?.kind == .digits
    if hasSecond { end += 2 }
    return last == "로" || last == "길" || (hasSecond && "동가리".contains(last)) ? end : nil
  }

  /// Where the district before a street begins; nil where none stands there.
  private static func area(_ index: Int, _ reading: PieceText) -> Int? {
    var start: Int?
    var at = index
    for _ in 0..<4 {
      guard reading[at - 1]?.kind == .space, reading.isHangul(at - 2), !reading.isTaken[at - 2] else { break }
      let text = reading.text(at - 2..<at - 1)
      guard text.count >= 2, let last = text.last, "시도구군읍면동".contains(last) || provinces.contains(text) else { break }
      at -= 2
      start = at
    }
    return start
  }

  /// Building and flat: `, 105동 1203호`, ` 한라빌라 B동 402호`, `번지`, `층`.
  private static func rest(_ end: Int, _ reading: PieceText) -> Int {
    var end = end
    func unit(_ at: Int) -> Bool {
      guard reading.isHangul(at) else { return false }
      return ["번지", "호", "동", "층", "번길"].contains { reading.text(at..<at + 1).hasPrefix($0) }
    }
    if unit(end), reading.text(end..<end + 1).count <= 2 { end += 1 }
    for _ in 0..<3 {
      var at = end
      if reading[at]?.isMark(",") == true { at += 1 }
      at = reading.skippingSpace(at)
      guard at > end, reading[at]?.kind == .digits || reading[at]?.count == 1 && reading[at]?.isCapitalized == true, unit(at + 1) else {
        break
      }
      end = at + 2
    }
    return end
  }

  private static let provinces: Set<String> = [
    "서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종", "경기", "강원", "충북", "충남", "전북", "전남", "경북", "경남", "제주",
  ]
}
