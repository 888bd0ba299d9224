/* siege LIBRARY SERVER [options] [-- options of the server]: clients that do everything wrong beside clients
   that do nothing wrong, and compare every answer. The server must live, answer in time and rightly, and be
   in the end what it was in the beginning.

     --seconds N            how long (default 10)
     --hostile N            clients that do wrong (8)
     --bystanders N         clients that do not (4)
     --wait SECONDS         how long a bystander may wait for an answer, or for a place (5)
     --kinds NAME,...       which wrongs (all; a wrong name lists them)
     --without NAME,...     and which of these not (none)
     --resident-growth MIB  how much more memory the server may have in the end (64)
     --mapping-growth N     and how many more mappings (200)
     --address-limit BYTES, --files N, --group FOLDER   limits of the server */
#include <dirent.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "siege_besieged.h"
#include "siege_bystander.h"
#include "siege_connection.h"
#include "siege_hostile.h"

enum { client_limit = 64, settle_ms = 20000, idle_ms = 2000, idle_looks = 5, purse_bytes = 128 << 20 };

typedef struct options {
    int64_t seconds, hostile, bystanders, wait, resident_growth, mapping_growth;
    const char *kinds, *without; /* NULL: all, none */
    server_limits limits;
    const char *const *of_server;
} options;

static atomic_bool stop, interrupted;

static void interrupt(int signal) {
    (void)signal;
    atomic_store(&interrupted, true);
}

static int64_t number(const char *name, const char *text) {
    char *end = NULL;
    long long value = text == NULL ? -1 : strtoll(text, &end, 10);
    REQUIRE(value >= 0 && *end == '\0', "%s needs a number, not %s", name, text == NULL ? "nothing" : text);
    return value;
}

static options read_options(char **words) {
    static const char *const none[] = {NULL};
    options o = {.seconds = 10,
                 .hostile = 8,
                 .bystanders = 4,
                 .wait = 5,
                 .resident_growth = 64,
                 .mapping_growth = 200,
                 .of_server = none};
    int64_t addresses = 0, files = 0;
    const struct {
        const char *name;
        int64_t *value;
    } numbers[] = {{"--seconds", &o.seconds},
                   {"--hostile", &o.hostile},
                   {"--bystanders", &o.bystanders},
                   {"--wait", &o.wait},
                   {"--resident-growth", &o.resident_growth},
                   {"--mapping-growth", &o.mapping_growth},
                   {"--address-limit", &addresses},
                   {"--files", &files}};
    const struct {
        const char *name, **value;
    } texts[] = {{"--kinds", &o.kinds}, {"--without", &o.without}, {"--group", &o.limits.group}};
    for (; words[0] != NULL && strcmp(words[0], "--") != 0; words += 2) {
        bool known = false;
        for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
            if (strcmp(words[0], numbers[i].name) == 0) {
                *numbers[i].value = number(words[0], words[1]);
                known = true;
            }
        }
        for (size_t i = 0; i < sizeof texts / sizeof texts[0] && words[1] != NULL; i++) {
            if (strcmp(words[0], texts[i].name) == 0) {
                *texts[i].value = words[1];
                known = true;
            }
        }
        REQUIRE(known, "%s is no option, or has no value", words[0]);
    }
    REQUIRE(o.hostile <= client_limit && o.bystanders <= client_limit && o.bystanders > 0,
            "at most %d clients of each sort, and at least one bystander", client_limit);
    o.limits.addresses = (rlim_t)addresses;
    o.limits.files = (rlim_t)files;
    o.of_server = words[0] != NULL ? (const char *const *)words + 1 : none;
    return o;
}

/* The bits of a list of names. */
static uint64_t kinds_of(const char *list) {
    uint64_t kinds = 0;
    while (*list != '\0') {
        size_t length = strcspn(list, ",");
        uint64_t found = 0;
        for (int k = 0; k < hostile_kind_count; k++) {
            const char *name = hostile_kinds[k].name;
            found |= strlen(name) == length && strncmp(name, list, length) == 0 ? UINT64_C(1) << k : 0;
        }
        for (int k = 0; k < hostile_kind_count && found == 0; k++) {
            fprintf(stderr, "%s%s", hostile_kinds[k].name, k < hostile_kind_count - 1 ? ", " : "\n");
        }
        REQUIRE(found != 0, "%.*s is no kind; those above are", (int)length, list);
        kinds |= found;
        list += length + (list[length] == ',');
    }
    return kinds;
}

/* Clients need more descriptors than the server may have. */
static void raise_file_limit(void) {
    struct rlimit files;
    REQUIRE(getrlimit(RLIMIT_NOFILE, &files) == 0, "getrlimit");
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

typedef struct scene {
    options options;
    uint64_t kinds; /* bit k: kind k of hostile acts is wanted */
    besieged server;
    besieged_state before, after;
    int64_t idle_ticks;
    sum sums[sum_count];
    bystander bystanders[client_limit];
    hostile hostile[client_limit];
    hostile_band band;
} scene;

/* Each of them all alone: memory grows to what they need, and the answers are right. */
static void run_alone(scene *s) {
    for (int b = 0; b < s->options.bystanders; b++) {
        bystander_run_all(&s->bystanders[b]);
    }
}

static void run_siege(scene *s) {
    pthread_t threads[2 * client_limit];
    int count = 0;
    for (int b = 0; b < s->options.bystanders; b++) {
        REQUIRE(pthread_create(&threads[count++], NULL, bystander_run, &s->bystanders[b]) == 0, "thread");
    }
    for (int h = 0; h < s->options.hostile; h++) {
        REQUIRE(pthread_create(&threads[count++], NULL, hostile_run, &s->hostile[h]) == 0, "thread");
    }
    int64_t end = now_ms() + 1000 * s->options.seconds;
    while (now_ms() < end && !atomic_load(&interrupted) && besieged_lives(&s->server)) {
        sleep_ms(50);
    }
    atomic_store(&stop, true);
    while (count > 0) {
        pthread_join(threads[--count], NULL);
    }
    atomic_store(&stop, false);
    CHECK(besieged_lives(&s->server), "the server has died: wait status %#x", (unsigned)s->server.status);
}

static bool is_back(const scene *s) {
    return s->after.descriptors <= s->before.descriptors &&
           s->after.resident <= s->before.resident + (s->options.resident_growth << 20) &&
           s->after.mappings <= s->before.mappings + s->options.mapping_growth;
}

/* Conversations end a moment after their clients. */
static void settle(scene *s) {
    int64_t end = now_ms() + settle_ms;
    do {
        sleep_ms(100);
        s->after = besieged_look(&s->server);
    } while (!is_back(s) && now_ms() < end);
}

/* The least processor time of some spells without a client. */
static int64_t idle_ticks(const besieged *server) {
    int64_t least = INT64_MAX;
    for (int look = 0; look < idle_looks && least > 0; look++) {
        int64_t begin = besieged_look(server).ticks;
        sleep_ms(idle_ms);
        int64_t ticks = besieged_look(server).ticks - begin;
        least = ticks < least ? ticks : least;
    }
    return least;
}

/* What the server must be when all clients have gone. */
static void check_aftermath(scene *s) {
    settle(s);
    CHECK(s->after.descriptors <= s->before.descriptors, "%" PRId64 " descriptors, %" PRId64 " before",
          s->after.descriptors, s->before.descriptors);
    CHECK(s->after.resident <= s->before.resident + (s->options.resident_growth << 20),
          "%" PRId64 " KiB resident, %" PRId64 " before", s->after.resident >> 10, s->before.resident >> 10);
    CHECK(s->after.mappings <= s->before.mappings + s->options.mapping_growth,
          "%" PRId64 " mappings, %" PRId64 " before", s->after.mappings, s->before.mappings);
    s->idle_ticks = idle_ticks(&s->server);
    CHECK(s->idle_ticks == 0, "%" PRId64 " ticks in idle seconds", s->idle_ticks);
    run_alone(s);
}

/* Removes the objects of this process that are left. Every client removes its own. */
static int sweep(void) {
    char mine[64];
    snprintf(mine, sizeof mine, "recursive_lu_test_%d_", (int)getpid());
    DIR *folder = opendir("/dev/shm");
    int left = 0;
    for (const struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (strncmp(entry->d_name, mine, strlen(mine)) == 0) {
            left += unlinkat(dirfd(folder), entry->d_name, 0) == 0;
        }
    }
    if (folder != NULL) {
        closedir(folder);
    }
    return left;
}

static void report_hostile(const scene *s) {
    int64_t connections = 0, requests = 0, bytes = 0, acts = 0;
    for (int h = 0; h < s->options.hostile; h++) {
        connections += s->hostile[h].connections;
        requests += s->hostile[h].requests;
        bytes += s->hostile[h].bytes;
    }
    for (int k = 0; k < hostile_kind_count; k++) {
        int64_t of_kind = 0;
        for (int h = 0; h < s->options.hostile; h++) {
            of_kind += s->hostile[h].acts[k];
        }
        acts += of_kind;
        if (of_kind > 0) {
            printf("  %-14s %" PRId64 "\n", hostile_kinds[k].name, of_kind);
        }
    }
    printf("hostile: %" PRId64 " clients, %" PRId64 " acts, %" PRId64 " connections, %" PRId64
           " transfers, %.1f MB sent\n",
           s->options.hostile, acts, connections, requests, (double)bytes * 1e-6);
    CHECK(acts > 0 || s->options.hostile == 0, "nothing hostile was done");
}

static void report_bystanders(const scene *s) {
    bystander all = {0};
    for (int b = 0; b < s->options.bystanders; b++) {
        const bystander *one = &s->bystanders[b];
        all.requests += one->requests;
        all.bytes += one->bytes;
        all.wrong += one->wrong;
        all.refused += one->refused;
        all.busy += one->busy;
        all.given_up += one->given_up;
        all.turned_away += one->turned_away;
        all.longest_ms = one->longest_ms > all.longest_ms ? one->longest_ms : all.longest_ms;
        all.longest_sum_ms =
            one->longest_sum_ms > all.longest_sum_ms ? one->longest_sum_ms : all.longest_sum_ms;
    }
    printf("bystanders: %" PRId64 " clients, %" PRId64 " requests, %.1f MB, %" PRId64 " wrong, %" PRId64
           " refused, %" PRId64 " busy, %" PRId64 " factors given up, %" PRId64
           " times turned away, longest wait %.3f s, all attempts %.3f s\n",
           s->options.bystanders, all.requests, (double)all.bytes * 1e-6, all.wrong, all.refused, all.busy,
           all.given_up, all.turned_away, (double)all.longest_ms * 1e-3, (double)all.longest_sum_ms * 1e-3);
}

static void report(const scene *s) {
    report_hostile(s);
    report_bystanders(s);
    printf("server, before and after: %" PRId64 " and %" PRId64 " KiB resident, %" PRId64 " and %" PRId64
           " mappings, %" PRId64 " and %" PRId64 " descriptors; %" PRId64 " ticks when idle\n",
           s->before.resident >> 10, s->after.resident >> 10, s->before.mappings, s->after.mappings,
           s->before.descriptors, s->after.descriptors, s->idle_ticks);
}

static uint64_t wanted_kinds(const options *o) {
    uint64_t kinds = o->kinds == NULL ? (UINT64_C(1) << hostile_kind_count) - 1 : kinds_of(o->kinds);
    kinds &= o->without == NULL ? UINT64_MAX : ~kinds_of(o->without);
    REQUIRE(kinds != 0, "no kind is left");
    return kinds;
}

static void make_clients(scene *s) {
    for (int b = 0; b < s->options.bystanders; b++) {
        s->bystanders[b] = bystander_new(b, s->sums, &s->server.address, &stop, 1000 * s->options.wait);
    }
    s->band = (hostile_band){.address = &s->server.address,
                             .max_clients = s->server.max_clients,
                             .stop = &stop,
                             .purse = purse_bytes,
                             .kinds = s->kinds};
    for (int h = 0; h < s->options.hostile; h++) {
        s->hostile[h] = hostile_new(&s->band, h);
    }
}

int main(int argc, char **argv) {
    static scene s;
    library lib = library_open(argc, argv);
    const char *path = server_path(argc, argv);
    s.options = read_options(argv + 3);
    s.kinds = wanted_kinds(&s.options);
    setvbuf(stdout, NULL, _IOLBF, 0);
    signal(SIGINT, interrupt);
    signal(SIGTERM, interrupt);
    sums_compute(s.sums, &lib);
    s.server = besieged_start(path, s.options.of_server, s.options.limits);
    raise_file_limit();
    make_clients(&s);
    run_alone(&s);
    sleep_ms(200);
    s.before = besieged_look(&s.server);
    run_siege(&s);
    if (s.server.status == -1) {
        check_aftermath(&s);
    }
    report(&s);
    besieged_end(&s.server);
    for (int b = 0; b < s.options.bystanders; b++) {
        bystander_free(&s.bystanders[b]);
    }
    sums_free(s.sums);
    int left = sweep();
    CHECK(left == 0, "%d shared-memory objects were left", left);
    return check_report();
}
