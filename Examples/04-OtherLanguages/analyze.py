"""Semeia inside a Python program, without a process in between: the C library through ctypes.

    python3 analyze.py PATH-TO-libSemeiaC.so
"""
import ctypes
import json
import sys

library = ctypes.CDLL(sys.argv[1])
library.semeia_open.restype = ctypes.c_void_p
library.semeia_open.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_void_p)]
library.semeia_analyze.restype = ctypes.c_void_p
library.semeia_analyze.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int64, ctypes.POINTER(ctypes.c_size_t)]
library.semeia_free.argtypes = [ctypes.c_void_p]
library.semeia_close.argtypes = [ctypes.c_void_p]


class Semeia:
    """Holds the content; `analyze` may be called from many threads."""

    def __init__(self, **options):
        error = ctypes.c_void_p()
        self.handle = library.semeia_open(json.dumps(options).encode(), ctypes.byref(error))
        if not self.handle:
            message = ctypes.string_at(error).decode()
            library.semeia_free(error)
            raise ValueError(message)

    def analyze(self, record, line=1):
        data = json.dumps(record).encode()
        report = library.semeia_analyze(self.handle, data, len(data), line, None)
        try:
            return json.loads(ctypes.string_at(report))
        finally:
            library.semeia_free(report)

    def close(self):
        library.semeia_close(self.handle)


semeia = Semeia(include=["findings", "flags"])
for text in ["I can't sleep. My sister isn't hopeless.", "No duermo nada y estoy agotada."]:
    report = semeia.analyze({"text": text})
    for finding in report["findings"]:
        mark = "counts" if finding["counted"] else "does not count"
        print(report["language"]["tag"], finding["concept"], repr(text[finding["start"] : finding["end"]]), mark)
semeia.close()
