/* The ICU calls that Semeia uses, behind an interface that shows no ICU type.

   ICU renames its functions by macro for each version and its headers define types that Foundation's own copy of ICU
   defines differently. Both stay invisible here: only standard integers and opaque pointers cross this line. */
#ifndef CICUSHIM_H
#define CICUSHIM_H

#include <stdint.h>

/* One text and the two break iterators that walk it. Not thread-safe: one per worker. */
typedef struct cicu_breaker cicu_breaker;

/* Opens a breaker for the root locale. Returns NULL where ICU fails. */
cicu_breaker *_Nullable cicu_breaker_open(void);
void cicu_breaker_close(cicu_breaker *_Nullable breaker);

/* Takes a text: valid UTF-8, `count` bytes. Returns 0, or -1 where memory or ICU fails. */
int32_t cicu_breaker_set(cicu_breaker *_Nonnull breaker, const uint8_t *_Nonnull text, int32_t count);

/* Walks the words. Writes the end offset (bytes) of each segment and its ICU rule status (0 no word, 100 number,
   200 letters, 300 kana, 400 ideographs). The arrays belong to the breaker and live until its next call. Returns the
   number of segments, or -1. */
int32_t cicu_breaker_words(cicu_breaker *_Nonnull breaker, const int32_t *_Nullable *_Nonnull ends,
                           const int32_t *_Nullable *_Nonnull statuses);

/* Walks the sentences: the same, without statuses. */
int32_t cicu_breaker_sentences(cicu_breaker *_Nonnull breaker, const int32_t *_Nullable *_Nonnull ends);

/* The state machine that ICU runs for words or sentences, in a form that can be run over UTF-8. */
typedef struct cicu_rules cicu_rules;
enum { CICU_WORDS = 0, CICU_SENTENCES = 1 };

/* Opens the machine of a breaker. Returns NULL where it is not of the form that is known: use the breaker then. */
cicu_rules *_Nullable cicu_rules_open(cicu_breaker *_Nonnull breaker, int32_t kind);
void cicu_rules_close(cicu_rules *_Nullable rules);

/* How many states there are (0 stops), how many categories (1 is the end of the text), the state before the first
   character of a segment, and the first category that is segmented by dictionary. */
enum { CICU_STATES = 0, CICU_CATEGORIES = 1, CICU_START = 2, CICU_DICTIONARY = 3 };
int32_t cicu_rules_number(const cicu_rules *_Nonnull rules, int32_t what);

/* The next state by state and category, row by row; whether a state accepts; the rule status of a state; the category of
   each code point below U+10000. They live as long as the rules. */
const uint8_t *_Nonnull cicu_rules_transitions(const cicu_rules *_Nonnull rules);
const uint8_t *_Nonnull cicu_rules_accepting(const cicu_rules *_Nonnull rules);
const int32_t *_Nonnull cicu_rules_statuses(const cicu_rules *_Nonnull rules);
const uint8_t *_Nonnull cicu_rules_categories(const cicu_rules *_Nonnull rules);
int32_t cicu_rules_category(const cicu_rules *_Nonnull rules, uint32_t scalar);

/* How a code point folds by NFKC_Casefold when it stands alone.
   CICU_FOLD_STARTER: begins a new unit; its folded bytes are written to `out` (at most 12) and their number to `length`.
   CICU_FOLD_MARK: a mark that stays itself after any mark of no higher combining class; `ccc` gets its class.
   CICU_FOLD_SLOW: depends on its neighbours; fold the whole token. */
enum { CICU_FOLD_STARTER = 0, CICU_FOLD_MARK = 1, CICU_FOLD_SLOW = 2 };
int32_t cicu_fold_scalar(uint32_t scalar, uint8_t *_Nonnull out, int32_t *_Nonnull length, int32_t *_Nonnull ccc);

/* Folds a whole token by NFKC_Casefold. Returns the number of bytes written, or -1 where they do not fit. */
int32_t cicu_fold(const uint8_t *_Nonnull text, int32_t count, uint8_t *_Nonnull out, int32_t capacity);

/* Composes by NFC. Returns the number of bytes written, or -1 where they do not fit. */
int32_t cicu_nfc(const uint8_t *_Nonnull text, int32_t count, uint8_t *_Nonnull out, int32_t capacity);

/* Properties of a code point, as bits. */
enum {
  CICU_LETTER = 1,      /* general category L* */
  CICU_MARK = 2,        /* general category M*, and joiners */
  CICU_DIGIT = 4,       /* general category Nd */
  CICU_SPACE = 8,       /* White_Space */
  CICU_PUNCTUATION = 16,/* general categories P*, S* */
  CICU_LOWERCASE = 32,
  CICU_UPPERCASE = 64,
  CICU_PICTOGRAPH = 128,/* Extended_Pictographic, without the ASCII and Latin-1 ones */
};
int32_t cicu_properties(uint32_t scalar);

/* Linked versions, as "72.1" and "15.0". The strings are static. */
const char *_Nonnull cicu_version(void);
const char *_Nonnull cicu_unicode_version(void);

#endif
