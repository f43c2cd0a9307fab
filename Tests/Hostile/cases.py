"""The cases: a name, the arguments of the filter, a size, and what makes a payload of whole lines of about that size."""
import dataclasses
import json
import typing


@dataclasses.dataclass
class Case:
    name: str
    size: int
    make: typing.Callable[[int], bytes]
    arguments: tuple = ()
    quick: bool = False
    # Whether a quick run has it at full size too: what grows by reads is not seen in a short line.
    full: bool = False
    # How many of the lines get no answer.
    blank: typing.Callable[[int], int] = lambda lines: 0


def text(unit, language="en", **more):
    """A record whose text is one string over and over, to a size in scalars."""
    def make(size):
        record = {"text": unit * (size // len(unit) + 1), "language": language, **more}
        if language is None:
            del record["language"]
        return json.dumps(record, ensure_ascii=False).encode() + b"\n"
    return make


def raw(build):
    return lambda size: build(size) + b"\n"


def keys(size, escape):
    first = "\\u006b" if escape else "k"
    return ('{"text":"a","x_v":{' + ",".join(f'"{first}{number}":0' for number in range(size)) + "}}").encode()


def turns(size):
    turn = [{"speaker": f"S{number % 3}", "role": "subject", "text": "I can't sleep."} for number in range(size)]
    return json.dumps({"turns": turn, "language": "en"}).encode()


def answers(size):
    """Short answers to as many questions."""
    turn = []
    for number in range(size // 2):
        turn += [{"speaker": "C", "role": "clinician", "text": "Are you sad?"}, {"speaker": "P", "role": "subject", "text": "No."}]
    return json.dumps({"turns": turn, "language": "en"}).encode()


def distinct(size):
    """Words that are never the same twice."""
    words = (f"z{number:x}q" for number in range(size // 7 + 1))
    return json.dumps({"text": " ".join(words), "language": "en"}).encode() + b"\n"


K, M = 1 << 10, 1 << 20

JSON = [
    Case("deep arrays", M, raw(lambda n: b'{"x_v":' + b"[" * n), quick=True),
    Case("deep objects", 200 * K, raw(lambda n: b'{"x_v":' + b'{"a":' * n)),
    Case("a long whole number", 4 * M, raw(lambda n: b'{"text":"a","x_v":' + b"7" * n + b"}")),
    Case("a long fraction and exponent", 2 * M, raw(lambda n: b'{"text":"a","x_v":0.' + b"3" * n + b"e" + b"9" * n + b"}")),
    Case("many keys", 50 * K, raw(lambda n: keys(n, False)), quick=True),
    Case("many escaped keys", 50 * K, raw(lambda n: keys(n, True))),
    Case("unknown fields", 50 * K, raw(lambda n: ('{"text":"a",' + ",".join(f'"u{i}":[]' for i in range(n)) + "}").encode())),
    Case("echoed fields", 20 * K, raw(lambda n: ('{"text":"a",' + ",".join(f'"x_{i}":[{{}}]' for i in range(n)) + "}").encode()), ("--echo",)),
    Case("escapes in a string", 100 * K, raw(lambda n: b'{"language":"en","text":"' + b"\\u0061\\n" * n + b'"}')),
    Case("surrogate pairs in a string", 50 * K, raw(lambda n: b'{"language":"en","text":"' + b"\\uD83D\\uDE1E" * n + b'"}')),
    Case("a string without its end", 4 * M, raw(lambda n: b'{"text":"' + b"a" * n), quick=True, full=True),
    Case("zero bytes", 4 * M, raw(lambda n: b"\0" * n)),
    Case("bytes that are no UTF-8", 4 * M, raw(lambda n: b'{"text":"' + b"\xff" * n + b'"}')),
    Case("a line over the limit", 64 * M, raw(lambda n: b'{"text":"' + b"a " * (n // 2) + b'"}'), quick=True),
]

LINES = [
    Case("tiny lines that are records", 20 * K, lambda n: b'{"text":""}\n' * n, quick=True),
    Case("tiny lines that are none", 250 * K, lambda n: b"{\n" * n),
    Case("blank lines", 250 * K, lambda n: b"\n" * n, blank=lambda lines: lines),
    Case("carriage returns", 250 * K, lambda n: b"\r\n" * n, blank=lambda lines: lines),
    Case("byte-order marks", 250 * K, lambda n: b"\xef\xbb\xbf\n" * n),
    Case("lines over a small limit", 20 * K, lambda n: (b"123456789" * 12 + b"\n") * n, ("--max-line-bytes", "100")),
]

TEXT = [
    Case("the same word", 128 * K, text("sleep "), quick=True),
    Case("one endless word", 512 * K, text("a")),
    Case("words that never repeat", 128 * K, distinct),
    Case("the same finding", 32 * K, text("I can't sleep. "), quick=True),
    Case("findings in one sentence", 32 * K, text("I can't sleep and ")),
    Case("a word that many patterns begin with", 128 * K, text("I ")),
    Case("cues and nothing else", 128 * K, text("not "), quick=True),
    Case("cues before one finding", 128 * K, lambda n: json.dumps({"text": "not " * (n // 4) + "hopeless", "language": "en"}).encode() + b"\n"),
    Case("findings after one cue", 32 * K, lambda n: json.dumps({"text": "never " + "hopeless, " * (n // 10), "language": "en"}).encode() + b"\n"),
    Case("cues that look like cues", 64 * K, text("not only if she said ")),
    Case("gaps that stay open", 64 * K, text("can't really ever just ")),
    Case("the words of safety", 32 * K, text("I want to die "), quick=True),
    Case("addresses that are none", 64 * K, text("1://"), quick=True),
    Case("hints", 32 * K, text("the rope is in the shed by sunday i'll be gone "), quick=True),
    Case("safety in a language that was not declared", 32 * K, text("quiero matarme esta noche ")),
    Case("quotation marks", 128 * K, text('"')),
    Case("open quotations", 64 * K, text("“he said ")),
    Case("brackets", 128 * K, text("(")),
    Case("colons and line ends", 64 * K, text("SI: \n")),
    Case("full stops", 128 * K, text(".")),
    Case("abbreviations", 64 * K, text("e.g. Dr. ")),
    Case("questions", 64 * K, text("sad? ")),
    Case("apostrophes in a word", 128 * K, text("a'")),
    Case("hyphens in a word", 128 * K, text("self-")),
    Case("digits and separators", 128 * K, text("1.2,3:")),
    Case("addresses", 64 * K, text("http://a.b/c?d=e&f@g.h ")),
    Case("marks on one letter", 128 * K, lambda n: json.dumps({"text": "a" + "\u0301" * n, "language": "en"}, ensure_ascii=False).encode() + b"\n"),
    Case("joined emoji", 64 * K, text("👩\u200d")),
    Case("flags", 64 * K, text("🇪🇸")),
    Case("characters beyond the first plane", 64 * K, text("𝒜")),
    Case("directions and blanks", 64 * K, text("\u202e\u200b\u00ad\u2066")),
    Case("letters that grow when folded", 128 * K, text("İŉǰΐ")),
    Case("no language named", 64 * K, text("sueño malo bad sleep schlecht ", None), quick=True),
    Case("scripts in turn", 64 * K, text("sleep不眠잠нет", None)),
    Case("Chinese without an end", 64 * K, text("我不想睡觉", "zh")),
    Case("Japanese without an end", 32 * K, text("眠れないし", "ja")),
    Case("Thai without an end", 32 * K, text("ฉันนอนไม่หลับ", "th"), quick=True),
    Case("Thai vowels alone", 32 * K, text("\u0e34", "th")),
    Case("Arabic clitics", 64 * K, text("وال", "ar")),
    Case("Arabic with all its marks", 64 * K, text("لَا ", "ar")),
    Case("Hindi conjuncts", 64 * K, text("क्", "hi")),
    Case("Korean endings", 32 * K, text("안 자요 ", "ko")),
    Case("Turkish suffixes", 64 * K, text("uykusuzluklarımızdan ", "tr")),
    Case("German compounds", 128 * K, text("schlaflosigkeits", "de")),
    Case("turns", 1 * K, raw(turns), quick=True),
    Case("answers to questions", 1 * K, raw(answers)),
    Case("tokens asked for", 64 * K, text("I can't sleep. "), ("--include", "tokens,text")),
    Case("offsets in UTF-16", 32 * K, text("😞 I can't sleep. "), ("--offsets", "utf16")),
]

REDACTION = [
    Case("redaction: titles", 64 * K, text("Mr "), ("redact",)),
    Case("redaction: names", 32 * K, text("Mr Okafor and Anna Lund "), ("redact",), quick=True),
    Case("redaction: names that never repeat", 32 * K, lambda n: json.dumps({"language": "en", "text": " ".join(
        "Mr N" + "".join(chr(97 + int(digit)) for digit in str(number)) for number in range(n // 10))}).encode() + b"\n", ("redact",)),
    Case("redaction: digits in groups", 64 * K, text("12-"), ("redact",)),
    Case("redaction: digits in a row", 128 * K, text("4"), ("redact",)),
    Case("redaction: cards", 64 * K, text("4111 1111 1111 1111 "), ("redact",)),
    Case("redaction: parts of mail addresses", 64 * K, text("a.b-c@"), ("redact",)),
    Case("redaction: colons of network addresses", 64 * K, text("fe:"), ("redact",)),
    Case("redaction: dates", 64 * K, text("3 May 2020, "), ("redact",)),
    Case("redaction: addresses", 64 * K, text("12 Elm Street, Apt 5, "), ("redact",)),
    Case("redaction: capitals", 64 * K, text("Aa "), ("redact",)),
    Case("redaction: Chinese", 64 * K, text("王先生住在北京市1号", "zh"), ("redact",)),
]



def plain(unit):
    """A text without a record around it."""
    return lambda size: (unit * (size // len(unit) + 1)).encode() + b"\n"


# Commands that are not filters: each payload goes to a process of its own.
COMMANDS = [
    Case("explain: what a rule hangs on", 16 * K, plain("I want to die. "), ("explain", "--what-if", "--language", "en")),
    Case("explain: what a band hangs on", 64 * K, plain("I know I never feel happy when I sit alone and I am sad. "),
         ("explain", "--what-if", "--language", "en", "--genre", "social-media")),
    Case("report: the same finding", 16 * K, plain("I can't sleep. "), ("report", "--language", "en"), quick=True),
    Case("report: findings that do not count", 16 * K, plain("I never feel hopeless. "), ("report", "--language", "en")),
    Case("report: turns", 1 * K, raw(turns), ("report",)),
    Case("kwic: a finding with its words", 64 * K, text("I can't sleep. "), ("kwic", "insomnia", "--include", "text"), quick=True),
    Case("kwic: marks without end", 64 * K, text("I can't sleep. e" + "\u0301" * 2000), ("kwic", "insomnia", "--include", "text")),
]

CASES = JSON + LINES + TEXT + REDACTION
