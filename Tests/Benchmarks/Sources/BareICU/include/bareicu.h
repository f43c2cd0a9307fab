/* What every ratio is measured against: a C program that converts a text to UTF-16 and walks ICU's word breaks, and does nothing else. */
#ifndef BAREICU_H
#define BAREICU_H

#include <stdint.h>

/* One word break iterator of the root locale and its buffer, used again for each text. */
typedef struct bare_icu bare_icu;

bare_icu *_Nullable bare_icu_open(void);
void bare_icu_close(bare_icu *_Nullable icu);

/* Converts `count` bytes of UTF-8 and walks the words. Returns the number of segments, or -1. */
int32_t bare_icu_words(bare_icu *_Nonnull icu, const uint8_t *_Nonnull text, int32_t count);

/* CPU time of the process in nanoseconds. */
uint64_t bare_cpu_nanoseconds(void);

#endif
