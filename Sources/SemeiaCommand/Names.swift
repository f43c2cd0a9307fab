import ArgumentParser

/// A switch of the command line. `Semeia` brings a type of this name too; inside the command the parser's is meant.
typealias Flag<Value> = ArgumentParser.Flag<Value>
