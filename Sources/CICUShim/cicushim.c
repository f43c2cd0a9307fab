#include "cicushim.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
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

int32_t cicu_breaker_set(cicu_breaker *breaker, const uint8_t *text, int32_t count, const int32_t *masks,
                         int32_t mask_count) {
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
  int32_t from = 0, length = 0;
  for (int32_t i = 0; i <= mask_count; i++) {
    int32_t to = i < mask_count ? masks[2 * i] : count;
    int32_t piece = 0;
    if (to > from) u_strFromUTF8(out + length, breaker->utf16_capacity - length, &piece, (const char *)text + from, to - from, &status);
    if (U_FAILURE(status) && status != U_STRING_NOT_TERMINATED_WARNING) return -1;
    length += piece;
    if (i == mask_count) break;
    /* One space a byte: the walk back to byte offsets counts a space as one byte. */
    from = masks[2 * i + 1];
    for (int32_t b = to; b < from; b++) out[length++] = 0x20;
  }
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
