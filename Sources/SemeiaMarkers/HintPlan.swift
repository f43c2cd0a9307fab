import SemeiaLexicon
@_spi(Loops) import SemeiaText

/// Which hints can be members of which clusters, in numbers, worked out once for all texts. Hints are everyday words and stand in most texts; what the
/// context makes of one is asked only where a cluster can come about.
struct HintPlan: Sendable {
  /// A match of a hint, or of a concept that clusters name.
  struct Member: Comparable {
    /// The number of its hint or concept in the table of entries.
    var subject: Int
    var sentence: Int

    static func < (left: Member, right: Member) -> Bool { (left.subject, left.sentence) < (right.subject, right.sentence) }
  }

  private struct Cluster {
    /// Its groups, as slots: those of all clusters are numbered one after the other.
    var slots: Range<Int>
    var within: Int
  }

  private struct Place {
    var cluster: Int
    var slot: Int
  }

  /// Who can be a member of any cluster.
  let partners: Set<ConceptID>
  private let clusters: [Cluster]
  /// By subject: where its places begin in `places`; one more than subjects.
  private let starts: [Int]
  private let places: [Place]

  init(_ catalog: ConceptCatalog, _ lexicon: Lexicon) {
    var clusters: [Cluster] = []
    var byName: [String: [Place]] = [:]
    for cluster in catalog.clusters {
      let first = clusters.last?.slots.upperBound ?? 0
      for (index, group) in cluster.groups.enumerated() {
        for member in group { byName[member.description, default: []].append(Place(cluster: clusters.count, slot: first + index)) }
      }
      clusters.append(Cluster(slots: first..<(first + cluster.groups.count), within: cluster.within))
    }
    var bySubject: [[Place]?] = []
    for row in lexicon.entries.indices {
      let subject = lexicon.entries.subjectNumber(of: row)
      while bySubject.count <= subject { bySubject.append(nil) }
      if bySubject[subject] == nil { bySubject[subject] = byName[lexicon.entries.subject(of: row)] ?? [] }
    }
    var (starts, places) = ([0], [Place]())
    for own in bySubject {
      places += own ?? []
      starts.append(places.count)
    }
    (self.clusters, self.starts, self.places) = (clusters, starts, places)
    partners = Set(catalog.clusters.flatMap { $0.groups.joined() })
  }

  /// Whether a hint or concept is a member of any cluster.
  func isMember(_ subject: Int) -> Bool { !places(of: subject).isEmpty }

  /// The members beside which one of each other group of a cluster stands, in a sentence that is near enough: no others can be joined.
  ///
  /// - Parameter members: in the order of the text.
  /// - Returns: them in their own order.
  func joinable(_ members: [Member]) -> [Member] {
    var sentences = [[Int]](repeating: [], count: clusters.last?.slots.upperBound ?? 0)
    for member in members { for place in places(of: member.subject) { sentences[place.slot].append(member.sentence) } }
    let isOpen = clusters.map { cluster in cluster.slots.allSatisfy { !sentences[$0].isEmpty } }
    guard isOpen.contains(true) else { return [] }
    let found = members.filter { member in
      places(of: member.subject).contains { place in
        guard isOpen[place.cluster] else { return false }
        let (slots, within) = (clusters[place.cluster].slots, clusters[place.cluster].within)
        return slots.allSatisfy { slot in
          slot == place.slot || Self.holds(sentences[slot], member.sentence - within, member.sentence + within)
        }
      }
    }
    return found.sorted()
  }

  private func places(of subject: Int) -> ArraySlice<Place> {
    subject + 1 < starts.count ? places[starts[subject]..<starts[subject + 1]] : []
  }

  private static func holds(_ sentences: [Int], _ first: Int, _ last: Int) -> Bool {
    let place = sentences.firstIndexOnward { $0 >= first }
    return place < sentences.count && sentences[place] <= last
  }
}
