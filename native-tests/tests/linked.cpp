// The same library from C++17, in a program that throws and catches exceptions beside it.
#include "recursive_lu.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

class Factors {
  public:
    explicit Factors(std::vector<double> a, std::int64_t n) : lu_(std::move(a)), ipiv_(n), n_(n) {
        if (std::int64_t info = recursive_lu_f64_threaded(lu_.data(), n, n, ipiv_.data()); info != 0) {
            throw std::domain_error("singular at " + std::to_string(info));
        }
    }

    std::vector<double> solve(std::vector<double> b) const {
        if (recursive_lu_f64_solve('N', n_, 1, lu_.data(), n_, ipiv_.data(), b.data(), n_) != 0) {
            throw std::logic_error("recursive_lu_f64_solve");
        }
        return b;
    }

  private:
    std::vector<double> lu_;
    std::vector<std::int64_t> ipiv_;
    std::int64_t n_;
};

// The matrix min(i, j) + 1, whose factors are all ones, and its row sums.
bool solves_ones(std::int64_t n) {
    std::vector<double> a(n * n), b(n, 0.0);
    for (std::int64_t j = 0; j < n; j++) {
        for (std::int64_t i = 0; i < n; i++) {
            a[i + j * n] = static_cast<double>(std::min(i, j) + 1);
            b[i] += a[i + j * n];
        }
    }
    for (double x : Factors(a, n).solve(b)) {
        if (!(std::abs(x - 1) < 1e-9)) {
            return false;
        }
    }
    return true;
}

// i x = -1 and 2 y = 2 i; of complex numbers of the standard library, which the header takes in C++.
template <typename Part, typename Gesv> bool solves_complex(Gesv gesv) {
    using number = std::complex<Part>;
    const number i(0, 1);
    std::vector<number> a = {i, 0, 0, 2}, b = {-1, number(2) * i};
    std::vector<std::int64_t> ipiv(2);
    return gesv(2, 1, a.data(), 2, ipiv.data(), b.data(), 2, 0) == 0 && b[0] == i && b[1] == i;
}

bool reports_singular() {
    try {
        Factors zero(std::vector<double>(16, 0.0), 4);
        return false;
    } catch (const std::domain_error &) {
        return true;
    }
}

} // namespace

int main() {
    bool here = solves_ones(200), there = false;
    std::thread thread([&there] { there = solves_ones(150) && reports_singular(); });
    thread.join();
    bool singular = reports_singular();
    bool complex =
        solves_complex<double>(recursive_lu_c128_gesv) && solves_complex<float>(recursive_lu_c64_gesv);
    std::printf("main thread %d, std::thread %d, singular matrix %d, complex systems %d\n", here, there,
                singular, complex);
    return here && there && singular && complex ? 0 : 1;
}
