#include "cicushim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/ucptrie.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

struct cicu_breaker {
  UBreakIterator *words;
  UBreakIterator *sentences;
  UChar *utf16;
  int32_t utf16_count;
  int32_t utf16_capacity;
  int32_t *ends;
  int32_t *statuses;
  int32_t segment_capacity;
};

/* ICU's dictionary segmentation of some katakana depends on what ran before it in the process; after this text it no
   longer changes. */
static const UChar warming[] = {0x30FC, 0x30B8, 0x30E7, 0x30F3, 0x6211, 0x7761, 0x4E0D, 0x7740,
                                0x0E01, 0x0E34, 0x0E19, 0x0020, 0x304B, 0x306A, 0x30AB, 0x30CA};

cicu_breaker *cicu_breaker_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  cicu_breaker *breaker = calloc(1, sizeof *breaker);
  if (!breaker) return NULL;
  breaker->words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
  breaker->sentences = ubrk_open(UBRK_SENTENCE, "", NULL, 0, &status);
  if (U_FAILURE(status)) {
    cicu_breaker_close(breaker);
    return NULL;
  }
  return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
  if (!breaker) return;
  if (breaker->words) ubrk_close(breaker->words);
  if (breaker->sentences) ubrk_close(breaker->sentences);
  /* The buffer held somebody's words. */
  if (breaker->utf16) memset(breaker->utf16, 0, (size_t)breaker->utf16_capacity * sizeof(UChar));
  free(breaker->utf16);
  free(breaker->ends);
  free(breaker->statuses);
  free(breaker);
}

static int reserve_segments(cicu_breaker *breaker, int32_t count) {
  if (count <= breaker->segment_capacity) return 1;
  int32_t capacity = count < 1024 ? 1024 : count;
  int32_t *ends = realloc(breaker->ends, (size_t)capacity * sizeof *ends);
  if (ends) breaker->ends = ends;
  int32_t *statuses = realloc(breaker->statuses, (size_t)capacity * sizeof *statuses);
  if (statuses) breaker->statuses = statuses;
  if (!ends || !statuses) return 0;
  breaker->segment_capacity = capacity;
  return 1;
}

static int needs_warming(const UChar *text, int32_t count) {
  for (int32_t i = 0; i < count; i++)
    if (text[i] >= 0x0E00 && (text[i] < 0x1100 || text[i] >= 0x1780)) return 1;
  return 0;
}

int32_t cicu_breaker_set(cicu_breaker *breaker, const uint8_t *text, int32_t count) {
  UErrorCode status = U_ZERO_ERROR;
  if (breaker->utf16_capacity < count + 1) {
    free(breaker->utf16);
    breaker->utf16_capacity = count + 1 < 4096 ? 4096 : count + 1;
    breaker->utf16 = malloc((size_t)breaker->utf16_capacity * sizeof(UChar));
    if (!breaker->utf16) {
      breaker->utf16_capacity = 0;
      return -1;
    }
  }
  UChar *out = breaker->utf16;
  int32_t length = 0;
  if (count > 0) u_strFromUTF8(out, breaker->utf16_capacity, &length, (const char *)text, count, &status);
  if (U_FAILURE(status)) return -1;
  breaker->utf16_count = length;
  if (needs_warming(out, length)) {
    static _Thread_local int warmed = 0;
    if (!warmed) {
      warmed = 1;
      UErrorCode ignored = U_ZERO_ERROR;
      ubrk_setText(breaker->words, warming, sizeof warming / sizeof *warming, &ignored);
      while (ubrk_next(breaker->words) != UBRK_DONE) {}
    }
  }
  return 0;
}

static int32_t walk(cicu_breaker *breaker, UBreakIterator *iterator, int with_status) {
  UErrorCode status = U_ZERO_ERROR;
  const UChar *text = breaker->utf16;
  ubrk_setText(iterator, text, breaker->utf16_count, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = 0, at = 0, byte = 0;
  ubrk_first(iterator);
  for (int32_t next = ubrk_next(iterator); next != UBRK_DONE; next = ubrk_next(iterator)) {
    for (; at < next; at++) {
      UChar unit = text[at];
      byte += unit < 0x80 ? 1 : unit < 0x800 ? 2 : U16_IS_SURROGATE(unit) ? 2 : 3;
    }
    if (count == breaker->segment_capacity && !reserve_segments(breaker, count * 2 + 1)) return -1;
    breaker->ends[count] = byte;
    if (with_status) breaker->statuses[count] = ubrk_getRuleStatus(iterator);
    count++;
  }
  return count;
}

int32_t cicu_breaker_words(cicu_breaker *breaker, const int32_t **ends, const int32_t **statuses) {
  int32_t count = walk(breaker, breaker->words, 1);
  *ends = breaker->ends;
  *statuses = breaker->statuses;
  return count;
}

int32_t cicu_breaker_sentences(cicu_breaker *breaker, const int32_t **ends) {
  int32_t count = walk(breaker, breaker->sentences, 0);
  *ends = breaker->ends;
  return count;
}

/* What ICU compiles its rules to (its rbbidata.h, format 6, which is no public interface: every field is checked before
   it is believed, and a start-up comparison and the tests decide whether the tables may be used). */
struct rules_header {
  uint32_t magic;
  uint8_t format[4];
  uint32_t length, category_count;
  uint32_t forward, forward_length, reverse, reverse_length, trie, trie_length;
  uint32_t source, source_length, status, status_length, reserved[6];
};

struct state_table {
  uint32_t state_count, row_length, dictionary_start, look_ahead_size, flags;
};

enum { LOOK_AHEAD = 1, BOF_REQUIRED = 2, ROWS_OF_8_BITS = 4 };

struct cicu_rules {
  uint8_t *binary;
  UCPTrie *trie;
  int32_t start, dictionary_start;
  int32_t state_count, category_count;
  uint8_t *transitions;
  uint8_t *accepting;
  int32_t *statuses;
  uint8_t categories[65536];
};

void cicu_rules_close(cicu_rules *rules) {
  if (!rules) return;
  if (rules->trie) ucptrie_close(rules->trie);
  free(rules->binary);
  free(rules->transitions);
  free(rules->accepting);
  free(rules->statuses);
  free(rules);
}

static int read_categories(cicu_rules *rules) {
  UChar32 from = 0;
  while (from < 0x10000) {
    uint32_t value = 0;
    UChar32 last = ucptrie_getRange(rules->trie, from, UCPMAP_RANGE_NORMAL, 0, NULL, NULL, &value);
    if (last < from || value >= (uint32_t)rules->category_count) return 0;
    if (last > 0xFFFF) last = 0xFFFF;
    memset(rules->categories + from, (int)value, (size_t)(last - from + 1));
    from = last + 1;
  }
  return 1;
}

static int read_states(cicu_rules *rules, const struct rules_header *header) {
  if (header->forward_length < sizeof(struct state_table)) return 0;
  const uint8_t *base = rules->binary + header->forward;
  struct state_table table;
  memcpy(&table, base, sizeof table);
  int narrow = (table.flags & ROWS_OF_8_BITS) != 0;
  uint32_t width = narrow ? 1 : 2;
  if (table.flags & ~(uint32_t)(BOF_REQUIRED | ROWS_OF_8_BITS)) return 0;
  if (table.state_count < 2 || table.state_count > 120 || table.row_length < (3 + header->category_count) * width) return 0;
  if (sizeof table + (uint64_t)table.state_count * table.row_length > header->forward_length + 8u) return 0;
  int32_t categories = rules->category_count;
  rules->state_count = (int32_t)table.state_count;
  rules->dictionary_start = (int32_t)table.dictionary_start;
  rules->transitions = malloc((size_t)rules->state_count * (size_t)categories);
  rules->accepting = malloc((size_t)rules->state_count);
  rules->statuses = malloc((size_t)rules->state_count * sizeof(int32_t));
  if (!rules->transitions || !rules->accepting || !rules->statuses) return 0;
  const int32_t *tags = (const int32_t *)(const void *)(rules->binary + header->status);
  int32_t tag_count = (int32_t)(header->status_length / 4);
  for (int32_t state = 0; state < rules->state_count; state++) {
    const uint8_t *row = base + sizeof table + (size_t)state * table.row_length;
    uint32_t cells[3 + 256];
    for (int32_t cell = 0; cell < 3 + categories; cell++) {
      uint16_t wide;
      memcpy(&wide, row + cell * (int32_t)width, narrow ? 1 : 2);
      cells[cell] = narrow ? row[cell] : wide;
    }
    /* Accepting is 0 or 1 and there is no look-ahead: with look-ahead rules the tables alone do not say enough. */
    if (cells[0] > 1 || cells[1] > 1 || (int32_t)cells[2] >= tag_count) return 0;
    rules->accepting[state] = (uint8_t)cells[0];
    int32_t last = (int32_t)cells[2] + tags[cells[2]];
    if (last < 0 || last >= tag_count) return 0;
    rules->statuses[state] = tags[last];
    for (int32_t category = 0; category < categories; category++) {
      if (cells[3 + category] >= table.state_count) return 0;
      rules->transitions[state * categories + category] = (uint8_t)cells[3 + category];
    }
  }
  rules->start = table.flags & BOF_REQUIRED ? rules->transitions[categories + 2] : 1;
  return rules->start != 0;
}

cicu_rules *cicu_rules_open(cicu_breaker *breaker, int32_t kind) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = kind == CICU_WORDS ? breaker->words : breaker->sentences;
  int32_t length = ubrk_getBinaryRules(iterator, NULL, 0, &status);
  if ((U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) || length < (int32_t)sizeof(struct rules_header)) return NULL;
  cicu_rules *rules = calloc(1, sizeof *rules);
  if (!rules) return NULL;
  rules->binary = malloc((size_t)length);
  if (!rules->binary) goto refuse;
  status = U_ZERO_ERROR;
  ubrk_getBinaryRules(iterator, rules->binary, (uint32_t)length, &status);
  if (U_FAILURE(status)) goto refuse;
  struct rules_header header;
  memcpy(&header, rules->binary, sizeof header);
  if (header.magic != 0xb1a0 || header.format[0] != 6 || header.length > (uint32_t)length) goto refuse;
  if (header.category_count < 4 || header.category_count > 255) goto refuse;
  uint64_t size = (uint64_t)length;
  if ((uint64_t)header.forward + header.forward_length > size || (uint64_t)header.trie + header.trie_length > size ||
      (uint64_t)header.status + header.status_length > size || header.status % 4 || header.status_length < 4) goto refuse;
  rules->category_count = (int32_t)header.category_count;
  rules->trie = ucptrie_openFromBinary(UCPTRIE_TYPE_FAST, UCPTRIE_VALUE_BITS_ANY, rules->binary + header.trie,
                                       (int32_t)header.trie_length, NULL, &status);
  if (U_FAILURE(status) || !read_categories(rules) || !read_states(rules, &header)) goto refuse;
  return rules;
refuse:
  cicu_rules_close(rules);
  return NULL;
}

int32_t cicu_rules_number(const cicu_rules *rules, int32_t what) {
  switch (what) {
    case CICU_STATES: return rules->state_count;
    case CICU_CATEGORIES: return rules->category_count;
    case CICU_START: return rules->start;
    default: return rules->dictionary_start;
  }
}

const uint8_t *cicu_rules_transitions(const cicu_rules *rules) { return rules->transitions; }
const uint8_t *cicu_rules_accepting(const cicu_rules *rules) { return rules->accepting; }
const int32_t *cicu_rules_statuses(const cicu_rules *rules) { return rules->statuses; }
const uint8_t *cicu_rules_categories(const cicu_rules *rules) { return rules->categories; }

int32_t cicu_rules_category(const cicu_rules *rules, uint32_t scalar) {
  uint32_t category = ucptrie_get(rules->trie, (UChar32)scalar);
  return category < (uint32_t)rules->category_count ? (int32_t)category : 0;
}

int32_t cicu_fold_scalar(uint32_t scalar, uint8_t *out, int32_t *length, int32_t *ccc) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
  *length = 0;
  *ccc = 0;
  if (U_FAILURE(status)) return CICU_FOLD_SLOW;
  UChar source[2], folded[32];
  int32_t count = 0;
  U16_APPEND_UNSAFE(source, count, scalar);
  if (!unorm2_hasBoundaryBefore(fold, (UChar32)scalar)) {
    int32_t class = u_getCombiningClass((UChar32)scalar);
    if (class > 0 && unorm2_quickCheck(fold, source, count, &status) == UNORM_YES && U_SUCCESS(status)) {
      *ccc = class;
      return CICU_FOLD_MARK;
    }
    return CICU_FOLD_SLOW;
  }
  int32_t folded_count = unorm2_normalize(fold, source, count, folded, 32, &status);
  if (U_FAILURE(status)) return CICU_FOLD_SLOW;
  if (folded_count > 0) {
    UChar32 last;
    U16_GET(folded, 0, folded_count - 1, folded_count, last);
    if (u_getCombiningClass(last) != 0) return CICU_FOLD_SLOW;
  }
  int32_t bytes = 0;
  u_strToUTF8((char *)out, 12, &bytes, folded, folded_count, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR || bytes > 12) return CICU_FOLD_SLOW;
  *length = bytes;
  return CICU_FOLD_STARTER;
}

static int32_t normalize(const UNormalizer2 *form, const uint8_t *text, int32_t count, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar small[512], smallOut[1024];
  UChar *source = small, *target = smallOut;
  int32_t room = 1024, length = 0, result = -1, bytes = 0;
  if (count > 256) {
    room = count * 18 + 16;
    source = malloc((size_t)count * sizeof(UChar) + 16);
    target = malloc((size_t)room * sizeof(UChar));
    if (!source || !target) goto done;
  }
  u_strFromUTF8(source, count > 256 ? count + 4 : 512, &length, (const char *)text, count, &status);
  if (U_FAILURE(status)) goto done;
  {
    int32_t produced = unorm2_normalize(form, source, length, target, room, &status);
    if (U_FAILURE(status)) goto done;
    u_strToUTF8((char *)out, capacity, &bytes, target, produced, &status);
    if (U_SUCCESS(status) && bytes <= capacity) result = bytes;
  }
done:
  if (source != small) free(source);
  if (target != smallOut) free(target);
  return result;
}

int32_t cicu_fold(const uint8_t *text, int32_t count, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&status);
  return U_FAILURE(status) ? -1 : normalize(fold, text, count, out, capacity);
}

int32_t cicu_nfc(const uint8_t *text, int32_t count, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
  return U_FAILURE(status) ? -1 : normalize(nfc, text, count, out, capacity);
}

int32_t cicu_properties(uint32_t scalar) {
  UChar32 c = (UChar32)scalar;
  int32_t mask = U_MASK(u_charType(c)), bits = 0;
  if (mask & U_GC_L_MASK) bits |= CICU_LETTER;
  if ((mask & U_GC_M_MASK) || c == 0x200C || c == 0x200D) bits |= CICU_MARK;
  if (mask & U_GC_ND_MASK) bits |= CICU_DIGIT;
  if (u_isUWhiteSpace(c)) bits |= CICU_SPACE;
  if (mask & (U_GC_P_MASK | U_GC_S_MASK)) bits |= CICU_PUNCTUATION;
  if (u_isULowercase(c)) bits |= CICU_LOWERCASE;
  if (u_isUUppercase(c)) bits |= CICU_UPPERCASE;
  if (c > 0xFF && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC)) bits |= CICU_PICTOGRAPH;
  return bits;
}

const char *cicu_version(void) {
  static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;
  u_getVersion(version);
  snprintf(text, sizeof text, "%d.%d", version[0], version[1]);
  return text;
}

const char *cicu_unicode_version(void) {
  static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;
  u_getUnicodeVersion(version);
  snprintf(text, sizeof text, "%d.%d", version[0], version[1]);
  return text;
}
