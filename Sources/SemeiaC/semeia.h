/* Semeia from C and from every language that can call C.
 *
 * A handle holds the content and may be used from many threads at once; there is no global state, and two handles know nothing
 * of each other. Texts go in as one JSON record (UTF-8, the request of Docs/Formats/Records.md), reports come out as one JSON record.
 * Nothing is written anywhere; signals are left alone, so switch off core files and crash reports yourself where texts are confidential.
 */
#ifndef SEMEIA_H
#define SEMEIA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct semeia semeia;

/* Opens Semeia.
 *
 * options  NULL, or a JSON object, NUL-terminated: "content" (array of folders, added to what ships), "images" (array of
 *          folders with compiled languages, which load faster), "language", "genre", "include" (array), "offsets" ("scalar",
 *          "utf16", "utf8"), "consent" ("caller", "required"), "rules" (array), "model", "strict" (boolean). Meanings and
 *          defaults are those of the command's options. An unknown member is an error, and so is a folder that is not there.
 * error    NULL, or where to put a message when NULL is returned; free it with semeia_free.
 * Returns  a handle for semeia_close, or NULL.
 */
semeia *semeia_open(const char *options, char **error);

/* Answers one record.
 *
 * record, length   the bytes of one JSON object, without a line feed; they need not end with NUL and are not kept.
 * line             the number that the report carries under "line"; 1 where it means nothing.
 * report_length    NULL, or where to put the length of the report in bytes.
 * Returns          the report, NUL-terminated, to be freed with semeia_free; a record that cannot be read gives a report with
 *                  "status":"error". NULL only where memory is exhausted or the handle is NULL.
 */
char *semeia_analyze(const semeia *handle, const char *record, size_t length, int64_t line, size_t *report_length);

/* The versions and hashes of what is linked, as `semeia --version` prints them; free with semeia_free. */
char *semeia_version(const semeia *handle);

/* Frees what the functions above returned. The bytes are overwritten first: they are about a person. NULL is allowed. */
void semeia_free(char *text);

/* Closes a handle that no other thread uses any more. NULL is allowed. */
void semeia_close(semeia *handle);

#ifdef __cplusplus
}
#endif
#endif
