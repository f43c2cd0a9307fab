#include "bareicu.h"

#include <stdlib.h>
#include <time.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

struct bare_icu {
  UBreakIterator *words;
  UChar *utf16;
  int32_t capacity;
};

bare_icu *bare_icu_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  bare_icu *icu = calloc(1, sizeof *icu);
  if (!icu) return NULL;
  icu->words = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
  if (U_FAILURE(status)) {
    free(icu);
    return NULL;
  }
  return icu;
}

void bare_icu_close(bare_icu *icu) {
  if (!icu) return;
  ubrk_close(icu->words);
  free(icu->utf16);
  free(icu);
}

int32_t bare_icu_words(bare_icu *icu, const uint8_t *text, int32_t count) {
  UErrorCode status = U_ZERO_ERROR;
  if (icu->capacity < count + 1) {
    free(icu->utf16);
    icu->capacity = count + 1;
    icu->utf16 = malloc((size_t)icu->capacity * sizeof(UChar));
    if (!icu->utf16) {
      icu->capacity = 0;
      return -1;
    }
  }
  int32_t length = 0;
  u_strFromUTF8(icu->utf16, icu->capacity, &length, (const char *)text, count, &status);
  ubrk_setText(icu->words, icu->utf16, length, &status);
  if (U_FAILURE(status)) return -1;
  int32_t segments = 0;
  while (ubrk_next(icu->words) != UBRK_DONE) segments++;
  return segments;
}

uint64_t bare_cpu_nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}
