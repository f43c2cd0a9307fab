// swift-tools-version: 6.2
import PackageDescription

/// A CDS Hooks service over HTTP. It is a package of its own, so that Semeia itself needs no server.
let package = Package(
  name: "CDSService",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "Semeia", path: "../.."),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
  ],
  targets: [
    .executableTarget(
      name: "CDSService",
      dependencies: [
        .product(name: "Semeia", package: "Semeia"), .product(name: "SemeiaInterchange", package: "Semeia"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ])
  ]
)
