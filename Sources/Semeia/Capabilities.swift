import SemeiaLexicon
import SemeiaMarkers
import SemeiaRecords
package import SemeiaText

/// What can be said in which language: languages × concepts × markers × scores, with a reason where one is missing.
package struct Capabilities: Sendable {
  private let analyzer: Analyzer

  package init(_ analyzer: Analyzer) { self.analyzer = analyzer }

  /// One JSON line for a language.
  ///
  /// - Throws: ``ContentError`` where the language's content is broken.
  package func line(_ tag: LanguageTag) throws(ContentError) -> [UInt8] {
    guard let lexicon = try analyzer.content.lexicon(tag) else { return [] }
    let catalog = analyzer.content.catalog
    let concepts = catalog.concepts.map { concept -> JSONValue.Member in
      JSONValue.Member(concept.id.description, lexicon.subjects.contains(concept.id.description) ? "ok" : "no-content")
    }
    let markers = catalog.markers.map { marker -> JSONValue.Member in
      let names = ([marker.id] + marker.includes).map(\.description)
      let state: JSONValue =
        if let reason = lexicon.language.unsupportedMarkers[marker.id.description] {
          .object([.init("status", "unsupported"), .init("reason", "not-in-language"), .init("note", .string(reason))])
        } else if marker.computed == nil, !names.contains(where: lexicon.subjects.contains) {
          .object([.init("status", "unsupported"), .init("reason", "no-content")])
        } else {
          .object([.init("status", "ok")])
        }
      return JSONValue.Member(marker.id.description, state)
    }
    let support = analyzer.content.speechSupport(tag)
    let measures = SpeechMeasure.all.map { measure -> JSONValue.Member in
      guard let (reason, note) = support.obstacle(measure) else {
        return JSONValue.Member(measure.id.description, .object([.init("status", "ok")]))
      }
      let state: [JSONValue.Member] = [.init("status", "unsupported"), .init("reason", .string(reason.rawValue))]
      return JSONValue.Member(measure.id.description, .object(state + (note.map { [.init("note", .string($0))] } ?? [])))
    }
    let scores = analyzer.interpreter.capabilities(of: tag)
    let value = JSONValue.object([
      .init("language", .string(tag.description)), .init("name", .string(lexicon.language.name)),
      .init("matching", .string(lexicon.language.matching.rawValue)), .init("safetyContent", .bool(lexicon.hasSafetyContent)),
      .init("status", lexicon.language.status), .init("concepts", .object(concepts)), .init("markers", .object(markers)),
      .init("measures", .object(measures)), .init("scores", scores),
    ])
    return Array(value.compact.utf8) + [0x0A]
  }
}
