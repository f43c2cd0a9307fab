// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Letters",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "Semeia", path: "../..")],
  targets: [
    .executableTarget(name: "Letters", dependencies: [.product(name: "Semeia", package: "Semeia")])
  ]
)
