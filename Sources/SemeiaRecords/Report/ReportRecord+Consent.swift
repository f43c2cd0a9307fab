extension ReportRecord {
  /// Whether data of it may go into research tables and figures, by what the report states of its request's consent (`origin.consent`). True where
  /// the request said nothing of consent: the caller decides, as with requests.
  package var mayBeExported: Bool { origin?.consent?["allows"]?["export"]?.bool ?? true }
}
