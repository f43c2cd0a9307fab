// swift-tools-version: 6.1
import PackageDescription

/// Measures the stages one by one. They are `package`-visible, so this package builds them itself: the folders of `Sources` here are links to
/// those of the checkout, because SwiftPM takes no target from outside a package.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "SemeiaBenchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(name: "CICUShim", dependencies: ["CICU"], linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "SemeiaText", dependencies: ["CICUShim"], swiftSettings: strict),
    .target(name: "SemeiaLexicon", dependencies: ["SemeiaText", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaMarkers", dependencies: ["SemeiaText", "SemeiaLexicon"], swiftSettings: strict),
    .target(name: "SemeiaScoring", dependencies: ["SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaDecisions", dependencies: ["SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaRecords", swiftSettings: strict),
    .target(name: "SemeiaRedaction", dependencies: ["SemeiaText", "SemeiaRecords"], swiftSettings: strict),
    .target(
      name: "SemeiaContent",
      exclude: ["concepts", "crisis", "hitop", "identification", "languages", "norms", "redaction", "rules", "schemas"],
      swiftSettings: strict),
    .target(
      name: "Semeia",
      dependencies: [
        "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaScoring", "SemeiaDecisions", "SemeiaRecords", "SemeiaRedaction",
        "SemeiaContent",
      ], swiftSettings: strict),
    .target(name: "BareICU", dependencies: ["CICU"], linkerSettings: [.linkedLibrary("icuuc")]),
    .executableTarget(
      name: "semeia-benchmark", dependencies: ["BareICU", "Semeia", "SemeiaText", "SemeiaLexicon", "SemeiaMarkers", "SemeiaRecords"],
      path: "Sources/Benchmark", swiftSettings: strict),
  ]
)
