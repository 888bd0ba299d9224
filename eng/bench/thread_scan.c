/*
 * Compares threaded calls of RecursiveLU with serial ones, in one process, taking turns.
 *
 *   thread_scan LIBRARY [scan | busy | callers] [--types LIST] [--threads T] [--n LIST] [--seconds S]
 * [--quick]
 *
 *   scan     every order from 1 to 300, then every 50th up to 3000: where threads begin to pay, and the worst
 *            dips
 *   busy     the same at a few orders while other processes keep all but one of T processors busy
 *   callers  four host threads at once against one
 *
 * LIST has commas; S are the seconds for an order. Speedup is the time of one thread over that of T.
 */
#define _GNU_SOURCE
#include "thread_scan.h"

#include <getopt.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { most_orders = 4096, most_spinners = 256, largest_order = 16384 };

typedef enum { SCAN, BUSY, CALLERS, UNKNOWN_MODE } scan_mode;

typedef struct {
    const char *library;
    scan_mode mode;
    const char *types;
    int threads;
    const char *orders;
    double seconds; /* 0: as the mode likes it */
    bool quick;
} scan_options;

static int usage(void) {
    fprintf(stderr, "usage: thread_scan LIBRARY [scan | busy | callers] [--types LIST] [--threads T]"
                    " [--n LIST] [--seconds S] [--quick]\n");
    return 2;
}

static int processors(cpu_set_t *set) {
    CPU_ZERO(set);
    return sched_getaffinity(0, sizeof *set, set) == 0 ? CPU_COUNT(set) : 1;
}

static scan_mode parse_mode(const char *text) {
    static const char *const names[] = {"scan", "busy", "callers"};
    int mode = SCAN;
    while (mode < UNKNOWN_MODE && strcmp(text, names[mode]) != 0) {
        mode++;
    }
    return (scan_mode)mode;
}

/* False if something is wrong. */
static bool parse_options(int argc, char **argv, scan_options *options) {
    static const struct option known[] = {
        {"types", required_argument, NULL, 't'}, {"threads", required_argument, NULL, 'j'},
        {"n", required_argument, NULL, 'n'},     {"seconds", required_argument, NULL, 's'},
        {"quick", no_argument, NULL, 'q'},       {NULL, 0, NULL, 0},
    };
    cpu_set_t set;
    *options = (scan_options){.mode = SCAN, .types = "f64,f32", .threads = processors(&set)};
    for (int o = getopt_long(argc, argv, "", known, NULL); o != -1;
         o = getopt_long(argc, argv, "", known, NULL)) {
        switch (o) {
        case 't':
            options->types = optarg;
            break;
        case 'j':
            options->threads = atoi(optarg);
            break;
        case 'n':
            options->orders = optarg;
            break;
        case 's':
            options->seconds = atof(optarg);
            break;
        case 'q':
            options->quick = true;
            break;
        default:
            return false;
        }
    }
    options->library = optind < argc ? argv[optind] : NULL;
    options->mode = optind + 1 < argc ? parse_mode(argv[optind + 1]) : SCAN;
    return options->library != NULL && optind + 2 >= argc && options->mode != UNKNOWN_MODE &&
           options->threads >= 1;
}

/* The numbers of a list; their count, 0 if it is no list. */
static size_t parse_orders(const char *text, int64_t *orders) {
    size_t count = 0;
    while (count < most_orders) {
        char *end;
        orders[count] = strtoll(text, &end, 10);
        if (end == text || orders[count] < 1 || orders[count] > largest_order) {
            return 0;
        }
        count++;
        if (*end == '\0') {
            return count;
        }
        text = end + (*end == ',');
    }
    return 0;
}

static size_t usual_orders(const scan_options *options, int64_t *orders) {
    static const int64_t busy[] = {200, 500, 1000, 2000};
    size_t count = 0;
    if (options->mode == BUSY) {
        memcpy(orders, busy, sizeof busy);
        return sizeof busy / sizeof busy[0];
    }
    if (options->mode == CALLERS) {
        for (int64_t n = 100; n <= 1000; n += options->quick ? 300 : 100) {
            orders[count++] = n;
        }
        return count;
    }
    for (int64_t n = 1; n < 300; n += options->quick ? 6 : 1) {
        orders[count++] = n;
    }
    for (int64_t n = 300; n <= (options->quick ? 2000 : 3000); n += options->quick ? 250 : 50) {
        orders[count++] = n;
    }
    return count;
}

static double usual_seconds(const scan_options *options) {
    static const double usual[] = {[SCAN] = 0.15, [BUSY] = 1, [CALLERS] = 3};
    return usual[options->mode] / (options->quick ? 5 : 1);
}

/* A process that does nothing but run on one processor, and ends with this one. */
static pid_t start_spinner(int cpu) {
    pid_t child = fork();
    if (child == 0) {
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(cpu, &one);
        sched_setaffinity(0, sizeof one, &one);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (volatile unsigned turns = 0;; turns++) {
        }
    }
    return child;
}

/* One on each of the last processors, of which at least one stays free; their number. */
static int start_spinners(int wanted, pid_t *spinners) {
    cpu_set_t set;
    int left = processors(&set) - 1, count = 0;
    for (int cpu = CPU_SETSIZE - 1; cpu >= 0 && count < wanted && count < left; cpu--) {
        if (CPU_ISSET(cpu, &set)) {
            spinners[count++] = start_spinner(cpu);
        }
    }
    return count;
}

static bool run_type(const scan_options *options, element_type type, const int64_t *orders, size_t count) {
    scan_plan plan = {.type = type,
                      .threads = options->threads,
                      .orders = orders,
                      .order_count = count,
                      .seconds = options->seconds > 0 ? options->seconds : usual_seconds(options)};
    char one[64], many[64];
    snprintf(one, sizeof one, "recursive_lu_%s", type_name(type));
    snprintf(many, sizeof many, "recursive_lu_%s_threaded", type_name(type));
    if (!load_library(&plan.one_thread, options->library, one, "recursive_lu") ||
        !load_library(&plan.many_threads, options->library, many, "recursive_lu")) {
        return false;
    }
    (options->mode == CALLERS ? scan_callers : scan_speedup)(&plan);
    return true;
}

int main(int argc, char **argv) {
    static int64_t orders[most_orders];
    scan_options options;
    if (!parse_options(argc, argv, &options)) {
        return usage();
    }
    size_t count =
        options.orders != NULL ? parse_orders(options.orders, orders) : usual_orders(&options, orders);
    if (count == 0) {
        return usage();
    }
    /* Read by the library at its first call. */
    char threads[16];
    snprintf(threads, sizeof threads, "%d", options.threads);
    setenv("RECURSIVE_LU_NUM_THREADS", threads, 1);

    pid_t spinners[most_spinners];
    int wanted = options.threads - 1 < most_spinners ? options.threads - 1 : most_spinners;
    int spinning = options.mode == BUSY ? start_spinners(wanted, spinners) : 0;
    char types[32];
    snprintf(types, sizeof types, "%s", options.types);
    int status = EXIT_SUCCESS;
    for (char *rest = types, *name; status == EXIT_SUCCESS && (name = strsep(&rest, ",")) != NULL;) {
        element_type type;
        status = !parse_type(name, &type)                   ? usage()
                 : !run_type(&options, type, orders, count) ? EXIT_FAILURE
                                                            : EXIT_SUCCESS;
    }
    for (int s = 0; s < spinning; s++) {
        kill(spinners[s], SIGKILL);
        waitpid(spinners[s], NULL, 0);
    }
    return status;
}
