/// What the command asks of the C library for the process as a whole, where Swift does not see the calls. Each function does nothing on a
/// platform that has no such call.
#ifndef CPROCESS_H
#define CPROCESS_H

/// Which of the descriptors 0, 1 and 2 were closed when the process began: bits 1, 2 and 4. They were given to `/dev/null` before anything else
/// could get their numbers, so that what is written to standard error never lands in a file that was opened since, and 0 and 1 fail when they are used.
int cprocess_closed_at_start(void);

/// Keeps the kernel from writing the memory of this process to a core file or a handler of crashes, and other processes of the same user from
/// reading it (Linux).
void cprocess_refuse_dumps(void);

/// Has memory of more than about a kilobyte overwritten when it is given back (glibc).
void cprocess_overwrite_freed(void);

/// Gives pages that nothing uses back to the system (glibc).
void cprocess_give_back(void);

#endif
