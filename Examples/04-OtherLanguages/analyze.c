/* One record through the C library, in strict C99. */
#include <stdio.h>
#include <string.h>

#include "semeia.h"

int main(void) {
  const char *record = "{\"id\":\"c1\",\"text\":\"I can't sleep.\",\"language\":\"en\"}";
  char *error = NULL;
  semeia *handle = semeia_open("{\"include\":[\"findings\"]}", &error);
  if (handle == NULL) {
    fprintf(stderr, "%s\n", error == NULL ? "out of memory" : error);
    semeia_free(error);
    return 1;
  }
  size_t length = 0;
  char *report = semeia_analyze(handle, record, strlen(record), 1, &length);
  int found = report != NULL && length == strlen(report) && strstr(report, "\"concept\":\"insomnia\"") != NULL;
  printf("c1 from C: %s\n", found ? "insomnia" : "nothing");
  semeia_free(report);
  semeia_close(handle);
  return found ? 0 : 1;
}
