import Testing
@testable import SemeiaTranscripts
