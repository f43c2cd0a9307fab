import SemeiaRecords

/// One thing that is measured, with its columns: `content` of `distress`.
///
/// In a wide table it has a status column, a reason column and a column for each measure; in a long table a row for each measure.
struct TableTopic: Sendable {
  /// `flag`, `concept`, `marker`, `content`, `style`, `decision` or `speech`.
  let kind: String
  /// The id in the content.
  let name: String
  let status: Column
  let reason: Column
  let measures: [(name: String, column: Column)]

  init(_ kind: String, _ name: String, title: String, statuses: [String], _ measures: [(String, Column)]) {
    self.kind = kind
    self.name = name
    let stem = "\(kind)_\(name)"
    status = Column(
      "\(stem)_status", "\(title): status",
      "Whether there is a value; what is not `ok`, `reported` or `exploratory` has none. `unseen`: nothing was seen in a turn of which the report does not say whose it is, or nobody is the subject (reason `no-subject`).",
      words: statuses)
    reason = Column("\(stem)_reason", "\(title): reason", "A code for why there is no value, or why it is only exploratory.")
    self.measures = measures.map { name, column in
      var column = column
      column.name = Column.name("\(stem)_\(name)")
      return (name, column)
    }
  }

  var columns: [Column] { [status, reason] + measures.map(\.column) }
}

/// What a record says of a topic.
struct TopicValue {
  var status: String
  var reason: String?
  /// One for each measure; nil where there is none.
  var values: [String?]

  static func none(_ topic: TableTopic, _ status: String, _ reason: String? = nil) -> TopicValue {
    TopicValue(status: status, reason: reason, values: topic.measures.map { _ in nil })
  }
}
