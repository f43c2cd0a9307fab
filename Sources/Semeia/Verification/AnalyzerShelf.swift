import SemeiaRecords
import Synchronization

/// Analyzers of one content, by the model and the packs that reports state: each is made once.
final class AnalyzerShelf: Sendable {
  /// The one for reports that state nothing.
  let usual: Analyzer
  private let made = Mutex<[[String]: Analyzer]>([:])
  /// Reports of one system have few settings; whoever makes them up shall not fill the memory.
  private static let most = 16

  init(_ usual: Analyzer) { self.usual = usual }

  /// - Returns: nil where the model or a pack that the report states is not part of the content.
  func analyzer(of record: ReportRecord) -> Analyzer? {
    guard let origin = record.origin else { return usual }
    if origin.model == usual.interpreter.modelName, origin.packs == usual.interpreter.packNames { return usual }
    guard isName(origin.model), origin.packs.allSatisfy(isName) else { return nil }
    return made.withLock { made in
      let key = [origin.model] + origin.packs
      if let known = made[key] { return known }
      guard made.count < Self.most, let new = try? Analyzer(content: usual.content, model: origin.model, packs: origin.packs) else {
        return nil
      }
      made[key] = new
      return new
    }
  }

  /// A name of a file, and no path.
  private func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && text.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != 0 }
  }
}
