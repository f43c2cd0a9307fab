import Testing

@testable import SemeiaTranscripts

@Suite struct ChatTests {
  private static let head = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tPAR Participant, INV Investigator\n"

  private func chat(_ line: String, dropsRepairs: Bool = false) throws -> Transcript {
    try read(Self.head + "*PAR:\t\(line)\n@End\n", .chat, dropsRepairs: dropsRepairs)
  }

  /// The text of one utterance and its markers, each as `kind code [words it is about]`.
  private func utterance(_ line: String, dropsRepairs: Bool = false) throws -> (text: String, markers: [String]) {
    let transcript = try chat(line, dropsRepairs: dropsRepairs)
    let turn = try #require(transcript.turns.first)
    let markers = transcript.markers.map { marker in
      var parts = [marker.kind.rawValue]
      if !marker.code.isEmpty { parts.append(marker.code) }
      if let seconds = marker.seconds { parts.append("\(seconds)") }
      if !marker.span.isEmpty { parts.append("[" + String(decoding: turn.text[marker.span], as: UTF8.self) + "]") }
      return parts.joined(separator: " ")
    }
    return (turn.string, markers)
  }

  @Test func whatWasSaidStaysAndIsMarked() throws {
    let found = try utterance("&-uh <it was> [//] it (.) was &+lo long . \u{15}2750_4000\u{15}")
    #expect(found.text == "uh it was it was long.")
    #expect(found.markers == ["filler uh [uh]", "revision [it was]", "pause .", "fragment lo"])
  }

  @Test func repairsCanBeLeftOutAndStayCounted() throws {
    let found = try utterance("&-uh I [/] I <saw a> [//] met the [e] dog .", dropsRepairs: true)
    #expect(found.text == "I met dog.")
    #expect(found.markers == ["filler uh", "repetition", "revision", "exclusion"])
  }

  @Test(arguments: [
    ("the the [x 3] .", "the the.", ["repetition 3 [the]"]),
    ("I want <the cup> [///] give it .", "I want the cup give it.", ["reformulation [the cup]"]),
    ("the book [/-] stop .", "the book stop.", ["false-start [book]"]),
    ("he goed [: went] [* m] home .", "he went home.", ["replacement went [went]", "error m [went]"]),
    ("<a b> [: c d] e .", "c d e.", ["replacement c d [c d]"]),
    ("I (1.5) see (1:02.5) it (...) .", "I see it.", ["pause 1.5", "pause 62.5", "pause ..."]),
    ("&=laughs yes &=clears:throat .", "yes.", ["event laughs", "event clears:throat"]),
    ("so &*INV:mhm it goes .", "so it goes.", ["interposed INV:mhm"]),
    ("xxx said yyy .", "said.", ["unintelligible xxx", "unintelligible yyy"]),
    ("0is he here ?", "he here?", ["omission is"]),
    ("(be)cause I do(n't) .", "because I don't.", ["shortening [because]", "shortening [don't]"]),
    ("no:: I wa:nt ˈmore .", "no I want more.", ["prosody [no]", "prosody [want]", "prosody [more]"]),
    ("my mom@f says hola@s:spa .", "my mom says hola.", ["form f [mom]", "language s:spa [hola]"]),
    ("an alarm+clock you_know .", "an alarm clock you know.", ["compound + [alarm clock]", "compound _ [you know]"]),
    ("a jack+in+the+box .", "a jack in the box.", ["compound + [jack in the box]"]),
    (
      "un#do re#un#tie dar~le .", "undo reuntie darle.",
      ["prefix un [undo]", "prefix re [reuntie]", "prefix un [reuntie]", "compound ~ [darle]"]
    ),
    ("dog$n mek@f$v it for $5 .", "dog mek it for $5.", ["part-of-speech n [dog]", "part-of-speech v [mek]", "form f [mek]"]),
    (
      "xxx$n goed$v [: went$v:aux] .", "went.",
      ["part-of-speech n", "unintelligible xxx$n", "part-of-speech v", "part-of-speech v:aux [went]", "replacement went$v:aux [went]"]
    ),
    ("+\" I know +\"/.", "I know.", ["linker +\"", "terminator +\"/."]),
    ("+, and so +\".", "and so.", ["linker +,", "terminator +\"."]),
    ("+^ what +!?", "what?", ["linker +^", "terminator +!?"]),
    ("I went+...", "I went…", ["trailing-off +..."]),
    ("and you+/?", "and you?", ["interruption +/?"]),
    ("[- spa] que bien .", "que bien.", ["language spa"]),
    ("come [=! whispers] here [?] .", "come here.", ["manner whispers [come]", "uncertain [here]"]),
    ("<some time> [>1] and Mom [<] !", "some time and Mom!", ["overlap >1 [some time]", "overlap < [Mom]"]),
    ("+< ++ and then . [+ exc]", "and then.", ["linker +<", "linker ++", "postcode exc"]),
    ("I went to +...", "I went to…", ["trailing-off +..."]),
    ("and who +..?", "and who?", ["trailing-off +..?"]),
    ("but I +/.", "but I.", ["interruption +/."]),
    ("but I +//.", "but I.", ["self-interruption +//."]),
    ("she said “no way” .", "she said “no way”.", []),
    ("well , it is „ right ?", "well, it is, right?", ["terminator „"]),
    ("⌈2 yes ⌉2 ↑no↓ °soft° .", "yes no soft.", ["overlap", "overlap", "prosody [no]", "prosody [soft]"]),
    ("&{l=X all &}l=X of &~ba it .", "all of it.", ["scope l=X", "scope l=X", "nonword ba"]),
    ("a [^ free] b [% says who] .", "a b.", ["freecode free", "comment says who"]),
    ("mhm &*INV:yes.", "mhm.", ["interposed INV:yes"]),
  ]) func codes(_ line: String, _ text: String, _ markers: [String]) throws {
    let found = try utterance(line)
    #expect(found.text == text)
    #expect(found.markers == markers)
    #expect(try chat(line).problems.isEmpty)
  }

  @Test(arguments: [
    ("dog [: cat .", "dog cat.", ["5 unclosed-code"]),
    ("<the dog .", "the dog.", ["5 unclosed-group"]),
    ("the dog> .", "the dog.", ["5 unclosed-group"]),
    ("the dog] .", "the dog.", ["5 unclosed-code"]),
    ("no end", "no end", ["5 missing-terminator"]),
    ("one . two .", "one. two.", ["5 misplaced-terminator"]),
    ("[//] yes .", "yes.", ["5 dangling-code"]),
    ("yes [zz] .", "yes.", ["5 unknown-code"]),
    ("yes &uh .", "yes.", ["5 obsolete-code"]),
    ("so + it goes .", "so it goes.", ["5 unknown-code"]),
    ("so it +,/.", "so it.", ["5 unknown-code"]),
    ("++and so .", "and so.", ["5 dangling-code"]),
    ("hey+ you .", "hey you.", ["5 dangling-code"]),
    ("#un it dog$ .", "un it dog.", ["5 dangling-code", "5 dangling-code"]),
    ("so #x:3 it .", "so x3 it.", ["5 dangling-code"]),
    ("so #1:2:3 it .", "so it.", ["5 invalid-time", "5 obsolete-code"]),
    ("yes . \u{15}12x_30\u{15}", "yes.", ["5 invalid-time"]),
    ("yes . \u{15}300_200\u{15}", "yes.", ["5 end-before-start"]),
  ]) func faultsAreProblemsAndTheRestGoesOn(_ line: String, _ text: String, _ problems: [String]) throws {
    let transcript = try chat(line)
    #expect(transcript.turns.first?.string == text)
    #expect(SemeiaTranscriptsTests.codes(transcript) == problems)
  }

  /// No sign goes without a mark, whatever it is.
  @Test(arguments: [
    ("so # it ## goes ### on #.", "so it goes on.", ["pause #", "pause ##", "pause ###", "pause #"]),
    ("so #long it #0_5 goes #2 on #1:13_41 .", "so it goes on.", ["pause long", "pause 0.5", "pause 2.0", "pause 73.41"]),
    ("so + it +% .", "so it.", ["other +", "other +%"]),
    ("so it +,/.", "so it.", ["terminator +,/."]),
    ("++and +\"no .", "and no.", ["linker ++", "linker +\""]),
    ("hey+ _you #un .", "hey you un.", ["other + [hey]", "other _ [you]", "other # [un]"]),
    ("dog$ .", "dog.", ["part-of-speech [dog]"]),
    ("+“ no +”/.", "no.", ["linker +“", "terminator +”/."]),
  ]) func oldAndOddSignsAreMarkedToo(_ line: String, _ text: String, _ markers: [String]) throws {
    let found = try utterance(line)
    #expect(found.text == text)
    #expect(found.markers == markers)
  }

  @Test func headersSayWhoSpeaksAndInWhichLanguage() throws {
    let transcript = try read(Samples.chat)
    #expect(transcript.language == "en")
    #expect(transcript.declared.map { $0.name + " " + $0.role } == ["PAR Participant", "INV Investigator"])
    #expect(transcript.leftOut == [Transcript.Count(name: "%mor", count: 1)])
    #expect(transcript.turns.map(\.place.lines) == [7...7, 8...8])
  }

  @Test func linesThatGoOnAreOneUtterance() throws {
    let transcript = try read(Self.head + "*PAR:\tI went\n\tto the [% a\n\tplace] sea .\n%com:\tby\n\tbus\n@End\n")
    #expect(said(transcript) == ["PAR: I went to the sea."])
    #expect(transcript.turns[0].place.lines == 5...7)
    #expect(transcript.problems.isEmpty)
  }

  @Test func aBadLineIsAProblemAndTheOthersAreRead() throws {
    let transcript = try read(Self.head + "*PAR\tno colon .\ngarbage\n*PAR:no tab .\n*SIS:\twho ?\n*PAR:\t.\n*INV:\tlast .\n")
    #expect(said(transcript) == ["PAR: no colon.", "PAR: no tab.", "SIS: who?", "INV: last."])
    #expect(
      SemeiaTranscriptsTests.codes(transcript) == [
        "5 malformed-line", "6 malformed-line", "7 malformed-line", "8 undeclared-speaker", "9 empty-utterance", "10 missing-end",
      ])
  }

  @Test func wordsBehindTheEndAreKept() throws {
    let transcript = try read(Self.head + "*PAR:\tone .\n@End\n*PAR:\ttwo .\n")
    #expect(said(transcript) == ["PAR: one.", "PAR: two."])
    #expect(SemeiaTranscriptsTests.codes(transcript) == ["7 content-after-end"])
  }

  @Test func aWordIsFoundInTheFileThroughItsSigns() throws {
    let file = Array((Self.head + "*PAR:\tI want(ed) it so:: much .\n@End\n").utf8)
    let turn = try TranscriptReader().read(file).turns[0]
    #expect(turn.string == "I wanted it so much.")
    func source(_ range: Range<Int>) -> String? { turn.source(of: range).map { String(decoding: file[$0], as: UTF8.self) } }
    #expect(source(2..<8) == "want(ed")
    #expect(source(12..<14) == "so")
    #expect(source(12..<19) == "so:: much")
  }
}
