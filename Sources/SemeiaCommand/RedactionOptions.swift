public import ArgumentParser
import Semeia
import SemeiaRedaction
import Synchronization

/// How to redact.
struct RedactionOptions: ParsableArguments {
  @Option(name: .customLong("style"), help: "What takes the place of what is found: tag, surrogate or mask.")
  var redactionStyle: RedactionStyle = .tag

  @Option(help: "A file with a secret of 16 bytes or more: pseudonyms are the same in all texts that are redacted with it.")
  var keyFile: String?

  /// The secret of the file that was named.
  private func key() throws -> RedactionKey? {
    guard let keyFile else { return nil }
    guard let bytes = ContentDirectory.contents(of: keyFile) else {
      throw Process.fail("the file of --key-file cannot be read", Process.Code.missingInput)
    }
    guard let secret = RedactionKey(bytes) else {
      throw Process.fail("the file of --key-file holds fewer than \(RedactionKey.fewestBytes) bytes", Process.Code.configuration)
    }
    return secret
  }

  /// What redacts in any style, for reports that name theirs; the content is read when the first of them comes.
  func redactors(_ folder: ContentDirectory) throws -> @Sendable (RedactionStyle) -> Redactor? {
    let key = try key()
    let vocabulary = Vocabulary(folder)
    return { style in Redactor(vocabulary.value, style: style, key: key) }
  }

  /// What redaction knows, read once.
  private final class Vocabulary: Sendable {
    private let folder: ContentDirectory
    private let read = Mutex<RedactionVocabulary?>(nil)

    init(_ folder: ContentDirectory) { self.folder = folder }

    var value: RedactionVocabulary {
      read.withLock { known in
        if let known { return known }
        let made = RedactionVocabulary(folder)
        known = made
        return made
      }
    }
  }

  /// - Parameter folder: the content with the folder `redaction/`.
  func redactor(_ folder: ContentDirectory) throws -> Redactor {
    let key = try key()
    let vocabulary = RedactionVocabulary(folder)
    if vocabulary.isEmpty { throw Process.fail("there is no content for redaction", Process.Code.configuration) }
    return Redactor(vocabulary, style: redactionStyle, key: key)
  }

  /// The shipped content and more folders.
  static func folder(_ more: [String]) throws -> ContentDirectory {
    guard let root = ShippedContent.folder else {
      throw Process.fail(ContentError.notFound(tried: ShippedContent.candidates).description, Process.Code.configuration)
    }
    return ContentDirectory([root] + more)
  }
}

extension RedactionStyle: ExpressibleByArgument {}
