#include "cprocess.h"

#include <fcntl.h>
#if defined(__linux__)
#include <features.h>
#include <sys/prctl.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

static int closed_at_start;

// Before `main`: the runtime of Swift opens descriptors of its own first of all, and would get the numbers that are free.
__attribute__((constructor)) static void look_at_streams(void) {
  // What cannot be read or written fails at its first use, as a closed descriptor does.
  static const int modes[] = {O_WRONLY, O_RDONLY, O_RDWR};
  for (int descriptor = 0; descriptor <= 2; descriptor++) {
    if (fcntl(descriptor, F_GETFD) != -1) continue;
    closed_at_start |= 1 << descriptor;
    // The lowest free number is this one: those below it are taken.
    (void)open("/dev/null", modes[descriptor]);
  }
}

int cprocess_closed_at_start(void) { return closed_at_start; }

void cprocess_refuse_dumps(void) {
#if defined(__linux__)
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

void cprocess_overwrite_freed(void) {
#if defined(__GLIBC__)
  mallopt(M_PERTURB, 0xA5);
#endif
}

void cprocess_give_back(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}
