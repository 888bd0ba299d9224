// Handlers of SIGSEGV and SIGFPE that throw, as those of languages with exceptions do, and that walk the
// stack, as crash reporters do: after calls as before them, exceptions are caught and the frames lead back to
// main.
#include <csignal>
#include <cstring>
#include <execinfo.h>

extern "C" {
#include "calls.h"
#include "check.h"
#include "spawn.h"
#include "threads.h"
}

namespace {

constexpr unsigned limit_seconds = 60;
constexpr int levels = 6, frame_limit = 64;

struct trace {
    void *frames[frame_limit];
    int count;
};

trace last_trace;

void throw_number(int number) {
    last_trace.count = backtrace(last_trace.frames, frame_limit);
    throw number;
}

void set_handlers() {
    struct sigaction action = {};
    action.sa_handler = throw_number;
    action.sa_flags = SA_NODEFER;
    sigaction(SIGSEGV, &action, nullptr);
    sigaction(SIGFPE, &action, nullptr);
}

volatile int *volatile nowhere;
volatile int zero, result, destroyed;

struct counted {
    ~counted() { destroyed = destroyed + 1; }
};

// What these compute is written to a variable that is volatile: a fault that nobody needs may be left out.
[[gnu::noinline]] void fault(int number) {
    result = number == SIGSEGV ? *nowhere : 1000 / zero;
}

[[gnu::noinline]] void fault_at(int level, int number) {
    counted here;
    if (level == 0) {
        fault(number);
    } else {
        fault_at(level - 1, number);
    }
}

void check_exception(int number) {
    int caught = 0;
    destroyed = 0;
    try {
        fault_at(levels, number);
    } catch (int thrown) {
        caught = thrown;
    }
    CHECK(caught == number, "signal %d: the exception is %d", number, caught);
    CHECK(destroyed == levels + 1, "signal %d: %d objects were destroyed", number, destroyed);
}

void *check_exceptions(void *argument) {
    for (int round = 0; round < 3; round++) {
        check_exception(SIGSEGV);
        check_exception(SIGFPE);
    }
    return argument;
}

void use_library(const library &lib) {
    calls all = calls_new(&lib, 40);
    calls_learn(&all);
    run_in_thread(0, calls_check_all, &all);
    calls_free(&all);
}

// The traces of both rounds are made by the same lines, so that they are equal.
void run_with_handlers_before(const library &lib) {
    trace traces[2];
    set_handlers();
    for (trace &made : traces) {
        check_exceptions(nullptr);
        made = last_trace;
        run_in_thread(0, check_exceptions, nullptr);
        use_library(lib);
    }
    CHECK(traces[0].count == traces[1].count, "%d frames instead of %d", traces[1].count, traces[0].count);
    CHECK(traces[0].count > levels &&
              std::memcmp(traces[0].frames, traces[1].frames, sizeof(void *) * traces[0].count) == 0,
          "other frames after a call");
}

void run_with_handlers_after(const library &lib) {
    use_library(lib);
    set_handlers();
    check_exceptions(nullptr);
    CHECK(last_trace.count > levels, "%d frames", last_trace.count);
    run_in_thread(0, check_exceptions, nullptr);
    use_library(lib);
    check_exceptions(nullptr);
}

void run(int number, void *path) {
    library lib = library_open_path(static_cast<const char *>(path));
    (number == 0 ? run_with_handlers_before : run_with_handlers_after)(lib);
}

} // namespace

int main(int argc, char **argv) {
    run_children(2, 2, limit_seconds, run, const_cast<char *>(library_path(argc, argv)));
    return check_report();
}
