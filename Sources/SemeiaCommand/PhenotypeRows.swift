import ArgumentParser
import SemeiaPages

/// The rows of a phenotype table of BIDS, in the order of the reports: whose each is, and the how manieth text of theirs.
///
/// A participant's rows are told apart by `session_id` from BIDS 1.11 on; before, a table takes each participant once, and what a
/// person wrote several times needs several tables.
struct PhenotypeRows {
  /// Which versions of BIDS a table is for.
  enum Edition: String, CaseIterable, ExpressibleByArgument {
    case byParticipant = "1.10"
    case bySession = "1.11"
  }

  private let edition: Edition
  /// The only text of each participant that is wanted.
  private let session: Int?
  private var rows: [(session: Int, row: [UInt8])] = []
  /// How many texts each participant has.
  private var texts: [String: Int] = [:]
  private var names: [String: String] = [:]
  /// Labels of BIDS that stand for several names.
  private(set) var shared: Set<String> = []

  init(edition: Edition, session: Int?) {
    self.edition = edition
    self.session = session
  }

  /// Whether it is known before the last row that one table takes all.
  var isSurelyOneTable: Bool { edition == .bySession || session != nil }

  /// A row as the table has it; nil where it is of another session than the one that is wanted.
  mutating func row(_ fields: [String?], name: String?, line: Int) -> (session: Int, row: [UInt8])? {
    let participant = PhenotypeSidecar.participant(name, line: line)
    if let other = names.updateValue(name ?? "", forKey: participant), other != name ?? "" { shared.insert(participant) }
    let number = texts[participant, default: 0] + 1
    texts[participant] = number
    guard session ?? number == number else { return nil }
    return (number, DelimitedFormat.bids.row([participant, PhenotypeSidecar.session(number)] + fields))
  }

  mutating func keep(_ row: (session: Int, row: [UInt8])) { rows.append(row) }

  /// How many participants have several texts.
  var repeated: Int { texts.values.count { $0 > 1 } }

  /// Whether all rows may stand in one table.
  var isOneTable: Bool { isSurelyOneTable || repeated == 0 }

  /// The tables, and what is added to the name of the file of each: one, or one for each session.
  var tables: [(suffix: String, rows: [UInt8])] {
    if isOneTable { return [("", rows.flatMap(\.row))] }
    return Dictionary(grouping: rows, by: \.session).sorted { $0.key < $1.key }.map { ("_\($0.key)", $0.value.flatMap(\.row)) }
  }
}
