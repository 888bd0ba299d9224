// C++ as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked.
#include "recursive_lu.h"

#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

static void require(bool condition, const char *what) {
    if (!condition) {
        std::fprintf(stderr, "not true: %s\n", what);
        _exit(1);
    }
}

static std::int64_t solve(std::vector<double> &A, std::vector<double> &b, bool threaded) {
    auto n = static_cast<std::int64_t>(b.size());
    std::vector<std::int64_t> ipiv(b.size());
    auto factor = threaded ? recursive_lu_f64_threaded : recursive_lu_f64;
    std::int64_t info = factor(A.data(), n, n, ipiv.data());
    return info != 0 ? info : recursive_lu_f64_solve('N', n, 1, A.data(), n, ipiv.data(), b.data(), n);
}

static void solve_random(std::size_t n, bool threaded) {
    std::vector<double> A(n * n), b(n);
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < n * n; i++) {
        state = state * 1664525 + 1013904223;
        A[i] = state / 2147483648.0 - 1;
        b[i % n] += A[i];
    }
    std::vector<double> LU = A, x = b;
    require(solve(LU, x, threaded) == 0, "info is 0");
    for (std::size_t i = 0; i < n; i++) {
        double residual = b[i];
        for (std::size_t j = 0; j < n; j++) {
            residual -= A[i + j * n] * x[j];
        }
        require(std::fabs(residual) < 1e-10, "the residual is small");
    }
}

static void solve_all() {
    std::vector<double> A = {1, 4, 2, 3, 8, 6, 5, 4, 6}, b = {22, 32, 32}, singular = {1, 2, 2, 4},
                        c = {1, 1};
    require(solve(A, b, false) == 0 && b == std::vector<double>{1, 2, 3}, "x is 1 2 3");
    require(solve(singular, c, false) == 2, "info is 2");
    require(recursive_lu_f64(nullptr, -1, 1, nullptr) < 0, "info is negative");
    solve_random(120, false);
    solve_random(200, true);
}

// Traps that become exceptions: -fnon-call-exceptions lets any load and division throw.
struct trap {
    int signal;
};

static int *volatile nowhere;
static volatile int zero, sink;

static void read_nowhere() {
    sink = *nowhere;
}
static void divide() {
    sink = 1000 / zero;
}
static void throw_out_of_range() {
    sink = std::vector<int>(3).at(4);
}
static void throw_trap(int signal) {
    throw trap{signal};
}

template <typename Exception> static void provoke(void (*function)()) {
    for (int i = 0; i < 2; i++) {
        bool caught = false;
        try {
            function();
        } catch (const Exception &) {
            caught = true;
        }
        require(caught, "the exception is caught");
    }
}

static void provoke_all() {
    provoke<trap>(read_nowhere);
    provoke<trap>(divide);
    provoke<std::out_of_range>(throw_out_of_range);
}

static void traps() {
    struct sigaction action = {};
    action.sa_handler = throw_trap;
    action.sa_flags = SA_NODEFER;
    require(sigaction(SIGSEGV, &action, nullptr) == 0 && sigaction(SIGFPE, &action, nullptr) == 0,
            "sigaction");
    for (int round = 0; round < 10; round++) {
        provoke_all();
        solve_all();
        std::thread(provoke_all).join();
    }
    provoke_all();
}

static void threads_that_end() {
    for (int round = 0; round < 10; round++) {
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; t++) {
            threads.emplace_back(solve_all);
        }
        for (auto &thread : threads) {
            thread.join();
        }
    }
}

static void fork_children() {
    for (int c = 0; c < 5; c++) {
        pid_t child = fork();
        require(child >= 0, "fork");
        solve_all();
        if (child == 0) {
            _exit(0);
        }
        int status;
        require(waitpid(child, &status, 0) == child && status == 0, "the child succeeds");
    }
}

static struct destroyed_at_exit {
    bool speaks = false;
    ~destroyed_at_exit() {
        if (speaks) {
            solve_all();
            std::puts("at exit");
        }
    }
} last;

int main(int argc, char **argv) {
    const std::map<std::string, void (*)()> situations = {{"call", solve_all},
                                                          {"traps", traps},
                                                          {"threads", threads_that_end},
                                                          {"fork", fork_children},
                                                          {"exit", solve_all}};
    require(argc == 3, "there are two arguments");
    situations.at(argv[2])();
    last.speaks = argv[2] == std::string("exit");
    return last.speaks ? 7 : 0;
}
