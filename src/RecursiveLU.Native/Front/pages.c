/* What is mapped only because the start went through it. */
#include <link.h>
#include <sys/mman.h>
#include <unistd.h>

#include "front.h"

/* The front's own code, which the build puts into a section of its own: the linker knows its ends. */
extern const char __start_front_text[] __attribute__((visibility("hidden")));
extern const char __stop_front_text[] __attribute__((visibility("hidden")));

static void release(uintptr_t begin, uintptr_t end) {
    if (begin < end) {
        madvise((void *)begin, end - begin, MADV_DONTNEED);
    }
}

/* Takes this file's code out of the process, but for the front's, and its read-only data if its runtime has
   not started: what is used again comes back from the page cache, 16 pages at a time. Nothing has ever been
   written there. (A runtime does write to its read-only data: it keeps a random number there, by which
   functions know that their stack is whole.) */
void front_release_pages(bool data_too) {
    const ElfW(Ehdr) *file = (const void *)__ehdr_start;
    const ElfW(Phdr) *segments = (const void *)(__ehdr_start + file->e_phoff);
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t front = (uintptr_t)__start_front_text & -page;
    uintptr_t behind = ((uintptr_t)__stop_front_text + page - 1) & -page;
    for (int i = 0; i < file->e_phnum; i++) {
        bool wanted = segments[i].p_flags == (PF_R | PF_X) || (data_too && segments[i].p_flags == PF_R);
        if (segments[i].p_type != PT_LOAD || !wanted) {
            continue;
        }
        uintptr_t begin = ((uintptr_t)__ehdr_start + segments[i].p_vaddr) & -page;
        uintptr_t end = (uintptr_t)__ehdr_start + segments[i].p_vaddr + segments[i].p_memsz;
        bool holds_front = begin <= front && front < end;
        release(begin, holds_front ? front : end);
        release(holds_front ? behind : end, end);
    }
}
