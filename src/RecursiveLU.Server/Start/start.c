/* What has to be done before the runtime starts.

   Where the kernel lets the process have too little, the runtime ends without a word that a user could understand, so that the
   limits are looked at here. What a closed standard descriptor leaves free, the next file that is opened gets, and then messages or
   responses go there. And the runtime gives managed code no arguments that are not UTF-8. */
#include <fcntl.h>
#include <malloc.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

/* The runtime's heap and that of the library's, stacks, the two files themselves. */
static const rlim_t least_addresses = (rlim_t)256 << 20;
static const rlim_t least_data = (rlim_t)64 << 20;

/* The runtime's own, the socket, its lock, what is open for a moment, and a few clients. */
enum { least_files = 25 };

static int word_count;
static char **words;

/* Called by managed code. */
int server_word_count(void) {
    return word_count;
}

const char *server_word(int word) {
    return words[word];
}

/* A descriptor that neither gives nor takes: the server finds that it may not be read or written, as if it were closed. */
static void reserve_standard_descriptors(void) {
    static const int wrong_access[] = {O_WRONLY, O_RDONLY, O_WRONLY};
    for (int descriptor = 0; descriptor < 3; descriptor++) {
        if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", wrong_access[descriptor]) != descriptor) {
            _exit(1);
        }
    }
}

/* Each thread would get 64 MiB of addresses for itself, and what the library frees would stay in them. */
static void keep_heap_small(void) {
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, 512 << 10);
    mallopt(M_TRIM_THRESHOLD, 1 << 20);
}

static void fail(rlim_t needed, const char *what, const char *limit) {
    dprintf(STDERR_FILENO, "recursive_lu_server: needs at least %llu %s; %s leaves less\n",
            (unsigned long long)needed, what, limit);
    _exit(1);
}

static rlim_t limit_of(int resource) {
    struct rlimit limit;
    return getrlimit(resource, &limit) == 0 ? limit.rlim_cur : RLIM_INFINITY;
}

static bool are_files_enough(void) {
    rlim_t limit = limit_of(RLIMIT_NOFILE);
    int unused = 0;
    for (int descriptor = 3; (rlim_t)descriptor < limit && unused < least_files; descriptor++) {
        unused += fcntl(descriptor, F_GETFD) < 0;
    }
    return unused == least_files;
}

static void *do_nothing(void *unused) {
    return unused;
}

static bool can_start_thread(void) {
    pthread_t thread;
    return pthread_create(&thread, NULL, do_nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
}

/* In an executable file the C library gives constructors what it gives main. */
__attribute__((constructor)) static void prepare(int count, char **values) {
    word_count = count;
    words = values;
    reserve_standard_descriptors();
    keep_heap_small();
    if (limit_of(RLIMIT_AS) < least_addresses) {
        fail(least_addresses >> 10, "KiB of addresses", "ulimit -v");
    }
    if (limit_of(RLIMIT_DATA) < least_data) {
        fail(least_data >> 10, "KiB of data", "ulimit -d");
    }
    if (!are_files_enough()) {
        fail(least_files, "files to open", "ulimit -n");
    }
    if (!can_start_thread()) {
        fail(1, "more thread", "ulimit -u");
    }
}
