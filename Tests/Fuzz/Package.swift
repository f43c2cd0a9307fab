// swift-tools-version: 6.1
import PackageDescription

/// Fuzzing with libFuzzer; see `run.sh`, which adds the sanitizers and links. The folders of `Sources` are links to those of the checkout, because
/// the readers are `package`-visible.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "SemeiaFuzz",
  platforms: [.macOS(.v15)],
  products: [.library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"])],
  targets: [
    .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(name: "CICUShim", dependencies: ["CICU"], linkerSettings: [.linkedLibrary("icuuc")]),
    .target(name: "SemeiaText", dependencies: ["CICUShim"], swiftSettings: strict),
    .target(name: "SemeiaLexicon", dependencies: ["SemeiaText", "SemeiaRecords"], swiftSettings: strict),
    .target(name: "SemeiaRecords", swiftSettings: strict),
    .target(
      name: "FuzzTargets", dependencies: ["SemeiaText", "SemeiaLexicon", "SemeiaRecords"], path: "Sources/Targets", swiftSettings: strict),
  ]
)
