// `import Semeia` is all that an embedder needs: the types that reports are made of come with it. Transcripts, interchange formats
// and redaction are products of their own.
@_exported public import SemeiaDecisions
@_exported public import SemeiaLexicon
@_exported public import SemeiaMarkers
@_exported public import SemeiaRecords
@_exported public import SemeiaScoring
@_exported public import SemeiaText
