/// An ELAN annotation document (EAF 2 and 3).
///
/// The participant of a tier is the speaker, else its name. Tiers that depend on another one (translations, glosses) are left
/// out unless they are named. A time slot without a value gives no time.
struct ElanReader {
  let tiers: [String]

  func read(into draft: inout TranscriptDraft) throws(TranscriptRefusal) {
    let tree = try MarkupTree(draft.source)
    guard tree.elements[0].name == "ANNOTATION_DOCUMENT" else { throw TranscriptRefusal(.missingHeader, line: 1) }
    var slots: [String: Int?] = [:]
    for slot in tree.elements where slot.name == "TIME_SLOT" {
      if let id = slot["TIME_SLOT_ID"] { slots.updateValue(slot["TIME_VALUE"].flatMap { Int($0) }, forKey: id) }
    }
    let found = tree.elements.indices.filter { tree.elements[$0].name == "TIER" }
    let roots = found.filter { tree.elements[$0]["PARENT_REF"] == nil && hasValue($0, tree) }
    let names = found.map { tree.elements[$0]["TIER_ID"] ?? "" }
    let usual = Set(AnnotationLevel.chosen(roots.map { tree.elements[$0]["TIER_ID"] ?? "" }, named: []).map { roots[$0] })
    for (index, tier) in found.enumerated() {
      let isChosen: Bool
      if tiers == ["all"] {
        isChosen = true
      } else if tiers.isEmpty {
        isChosen = usual.contains(tier)
      } else {
        isChosen = tiers.contains(names[index])
      }
      if isChosen {
        write(tier, names[index], tree, slots, &draft)
      } else if hasValue(tier, tree) {
        draft.leaveOut("tier " + names[index])
      }
    }
    draft.sortByTime()
  }

  /// Whether a tier has an annotation with words.
  private func hasValue(_ tier: Int, _ tree: MarkupTree) -> Bool {
    values(tier, tree).contains { !tree.elements[$0].text.bytes.allSatisfy(SourceText.isSpace) }
  }

  /// The annotation values of a tier: TIER, ANNOTATION, its kind, ANNOTATION_VALUE.
  private func values(_ tier: Int, _ tree: MarkupTree) -> [Int] {
    var values: [Int] = []
    var index = tier + 1
    while index < tree.elements.count, let parent = tree.elements[index].parent, parent >= tier {
      if tree.elements[index].name == "ANNOTATION_VALUE" { values.append(index) }
      index += 1
    }
    return values
  }

  private func write(
    _ tier: Int, _ name: String, _ tree: MarkupTree, _ slots: [String: Int?], _ draft: inout TranscriptDraft
  ) {
    let participant = tree.elements[tier]["PARTICIPANT"].flatMap { $0.isEmpty ? nil : $0 }
    let (level, named) = AnnotationLevel.of(name)
    if level == .word { draft.unit = .word }
    for value in values(tier, tree) {
      guard let parent = tree.elements[value].parent else { continue }
      let annotation = tree.elements[parent]
      func time(_ attribute: String) -> Double? {
        guard let reference = annotation[attribute] else { return nil }
        guard let slot = slots[reference] else {
          draft.problem(.unknownReference, at: annotation.place.lowerBound)
          return nil
        }
        return slot.map(ClockTime.milliseconds)
      }
      let start = time("TIME_SLOT_REF1")
      let end = time("TIME_SLOT_REF2")
      draft.add(participant ?? named, tree.elements[value].text, start: start, end: end, at: annotation.place)
    }
  }
}
