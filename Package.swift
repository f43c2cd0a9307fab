// swift-tools-version: 6.1
import PackageDescription

/// Every module says which of its imports are its own business, and every `any` is visible.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Semeia",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Semeia", targets: ["Semeia"]),
    .library(name: "SemeiaTranscripts", targets: ["SemeiaTranscripts"]),
    .library(name: "SemeiaInterchange", targets: ["SemeiaInterchange"]),
    .library(name: "SemeiaRedaction", targets: ["SemeiaRedaction"]),
    .executable(name: "semeia", targets: ["SemeiaCommand"]),
    .library(name: "SemeiaC", type: .dynamic, targets: ["SemeiaC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // The stages, in the order in which a text passes them.
    .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(name: "CICUShim", dependencies: ["CICU"], linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "SemeiaText", dependencies: ["CICUShim"], swiftSettings: strict),
    .target(name: "SemeiaLexicon", dependencies: ["SemeiaText", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaMarkers", dependencies: ["SemeiaText", "SemeiaLexicon", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaScoring", dependencies: ["SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaDecisions", dependencies: ["SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaRecords", swiftSettings: strict),
    .target(name: "SemeiaTranscripts", dependencies: ["SemeiaText", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaInterchange", dependencies: ["SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaRedaction", dependencies: ["SemeiaText", "SemeiaRecords"], swiftSettings: strict),
    .target(
      name: "SemeiaContent", path: "Lexicons",
      exclude: ["concepts", "crisis", "hitop", "identification", "languages", "norms", "pages", "redaction", "rules", "schemas"],
      swiftSettings: strict),
    .target(
      name: "Semeia",
      dependencies: [
        "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaDecisions", "SemeiaRecords", "SemeiaRedaction",
        "SemeiaContent",
      ], swiftSettings: strict),
    .target(
      name: "SemeiaC", dependencies: ["Semeia", "SemeiaText", "SemeiaRecords"], exclude: ["semeia.h"], swiftSettings: strict),
    .target(
      name: "SemeiaPages", dependencies: ["Semeia", "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaRecords"],
      swiftSettings: strict),
    .target(
      name: "SemeiaResearch", dependencies: ["SemeiaScoring", "SemeiaLexicon", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "CProcess"),
    .executableTarget(
      name: "SemeiaCommand",
      dependencies: [
        "CProcess",
        "Semeia", "SemeiaPages", "SemeiaResearch", "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaRecords",
        "SemeiaTranscripts", "SemeiaRedaction", "SemeiaInterchange", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // One folder per target, and three that look at the whole.
    .testTarget(name: "SemeiaTextTests", dependencies: ["SemeiaText", "SemeiaRecords"]),
    .testTarget(name: "SemeiaLexiconTests", dependencies: ["SemeiaLexicon", "SemeiaText", "SemeiaRecords"]),
    .testTarget(name: "SemeiaMarkersTests", dependencies: ["SemeiaMarkers", "SemeiaLexicon", "SemeiaText", "SemeiaRecords", "Semeia"]),
    .testTarget(
      name: "SemeiaScoringTests",
      dependencies: ["SemeiaScoring", "SemeiaMarkers", "SemeiaLexicon", "SemeiaText", "SemeiaRecords", "Semeia"]),
    .testTarget(name: "SemeiaDecisionsTests", dependencies: ["SemeiaDecisions", "SemeiaRecords"], exclude: ["Broken"]),
    .testTarget(name: "SemeiaRecordsTests", dependencies: ["SemeiaRecords"]),
    .testTarget(name: "SemeiaTranscriptsTests", dependencies: ["SemeiaTranscripts", "SemeiaText", "SemeiaRecords"]),
    .testTarget(name: "SemeiaInterchangeTests", dependencies: ["SemeiaInterchange", "SemeiaRecords"], exclude: ["Golden"]),
    .testTarget(name: "SemeiaRedactionTests", dependencies: ["SemeiaRedaction", "SemeiaText", "SemeiaRecords"]),
    .testTarget(
      name: "SemeiaTests",
      dependencies: ["Semeia", "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaRecords", "SemeiaRedaction", "SemeiaScoring"],
      exclude: ["PackVersions.tsv"]),
    .testTarget(name: "SemeiaCTests", dependencies: ["SemeiaC", "SemeiaRecords"]),
    .testTarget(
      name: "SemeiaPagesTests", dependencies: ["SemeiaPages", "Semeia", "SemeiaText", "SemeiaLexicon", "SemeiaScoring", "SemeiaRecords"]),
    .testTarget(name: "SemeiaResearchTests", dependencies: ["SemeiaResearch", "SemeiaScoring", "SemeiaLexicon", "SemeiaRecords"]),
    .testTarget(name: "CommandTests", dependencies: ["SemeiaCommand", "SemeiaRecords"]),
    .testTarget(name: "ArchitectureTests"),
  ]
)
