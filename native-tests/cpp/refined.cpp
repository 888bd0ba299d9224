// Solutions of recursive_lu.hpp by cheaper factors and refinement: mixed precision, and random butterflies.
#include "check.hpp"

#include <limits>

using namespace recursive_lu;

namespace {

static_assert(!std::is_copy_constructible_v<butterfly_factorization<double>>);
static_assert(std::is_nothrow_move_constructible_v<butterfly_factorization<double>>);

constexpr index_t n = 40, nrhs = 3;

template <class T> std::vector<T> by_rows(matrix_view<const T> a) {
    std::vector<T> result(detail::count(a));
    detail::copy<T>(a, matrix_view(result, a.rows(), a.columns(), layout::row_major));
    return result;
}

// An error of one rounding, or a few.
template <class T> bool is_exact(matrix_view<const T> a, const std::vector<T> &x, matrix_view<const T> b) {
    return x.size() == detail::count(b) &&
           residual(a, matrix_view<const T>(x, b.rows(), b.columns()), b) < tolerance<T>();
}

template <class T> void mixed() {
    std::vector<T> a = random_numbers<T>(n * n, 1), b = random_numbers<T>(n * nrhs, 2);
    for (index_t i = 0; i < n; i++) {
        a[static_cast<std::size_t>(i * n + i)] += T(n);
    }
    const std::vector<T> before = a;
    matrix_view<const T> matrix(a, n, n), right(b, n, nrhs);
    const std::vector<T> rows = by_rows(matrix), right_rows = by_rows(right);
    index_t iter = -1;
    std::vector<T> x = solve_mixed(matrix, right, {true, true}, &iter);
    CHECK(is_exact(matrix, x, right) && iter > 0 && iter < 30 && a == before);
    CHECK(x == solve_mixed(matrix_view(rows, n, n, layout::row_major),
                           matrix_view(right_rows, n, nrhs, layout::row_major)));
    // A number too large for float: factors in double.
    a[0] = T(1e300);
    x = solve_mixed(matrix, right, {}, &iter);
    CHECK(iter == -2 && x == solve(matrix, right));

    const std::vector<T> zeros(4), two(2, T(1));
    std::vector<T> untouched(1, T(5));
    CHECK(throws<singular_error>([&] { solve_mixed(matrix_view(zeros, 2, 2), two); }));
    CHECK(throws<std::invalid_argument>([&] { solve_mixed(matrix_view(a, 3, 2), two); }));
    CHECK(throws<std::invalid_argument>([&] { solve_mixed(matrix_view(a, 3, 3), two); }));
    a[0] = T(std::numeric_limits<double>::infinity());
    status failed = try_solve_mixed(matrix, right, untouched, {}, &iter);
    CHECK(failed.reason() == status::kind::inaccurate && iter < 0 && untouched.size() == 1);
    CHECK(solve_mixed(matrix_view<const T>(), matrix_view<const T>()).empty());
}

template <class T> void butterflies() {
    const std::vector<T> a = random_numbers<T>(n * n, 3), b = random_numbers<T>(n * nrhs, 4);
    matrix_view<const T> matrix(a, n, n), right(b, n, nrhs);
    const std::vector<T> rows = by_rows(matrix), right_rows = by_rows(right);
    matrix_view<const T> same(rows, n, n, layout::row_major),
        same_right(right_rows, n, nrhs, layout::row_major);
    index_t iter = -1, again = -1;
    std::vector<T> x = solve_butterfly(matrix, right, {true, 7}, &iter);
    CHECK(is_exact(matrix, x, right) && iter >= 0);
    CHECK(x == solve_butterfly(same, same_right, {false, 7}));

    butterfly_factorization lu(same, {false, 7});
    CHECK(lu.order() == n && lu.solve(right, &again) == x && again == iter);
    CHECK(lu.solve(same_right) == x);
    butterfly_factorization moved(std::move(lu));
    CHECK(lu.order() == 0 && moved.solve(right) == x); // NOLINT: a moved object is empty
    // A smaller matrix in the same memory, and a larger one.
    moved.factor(matrix_view<const T>(a.data(), 5, 5, layout::column_major, n));
    std::vector<T> few(b.begin(), b.begin() + 5);
    CHECK(is_exact(matrix_view<const T>(a.data(), 5, 5, layout::column_major, n), moved.solve(few),
                   matrix_view<const T>(few, 5, 1)));
    const std::vector<T> larger = random_numbers<T>(50 * 50, 5), long_right(50, T(1));
    moved.factor(matrix_view(larger, 50, 50));
    CHECK(is_exact(matrix_view<const T>(larger, 50, 50), moved.solve(long_right),
                   matrix_view<const T>(long_right, 50, 1)));
}

void butterflies_refuse() {
    std::vector<double> a = random_numbers<double>(9, 6), b(3, 1.0), zeros(9), x(1, 5.0);
    butterfly_factorization lu(matrix_view(a, 3, 3));
    CHECK(throws<std::invalid_argument>([&] { lu.solve(std::vector<double>(2)); }));
    CHECK(lu.try_solve(std::vector<double>(2), x).reason() == status::kind::bad_argument && x.size() == 1);
    CHECK(throws<singular_error>([&] { lu.factor(matrix_view(zeros, 3, 3)); }) && lu.order() == 0);
    CHECK(throws<std::invalid_argument>([&] { lu.solve(b); }));
    CHECK(throws<std::invalid_argument>([&] { lu.factor(matrix_view(a, 3, 2)); }));
    lu.factor(matrix_view(a, 3, 3));
    CHECK(is_exact(matrix_view<const double>(a, 3, 3), lu.solve(b), matrix_view<const double>(b, 3, 1)));
    // More memory than there is.
    matrix_view<const double> vast(a.data(), index_t(1) << 29, index_t(1) << 29);
    CHECK(lu.try_factor(vast).reason() == status::kind::out_of_memory && lu.order() == 0);
    CHECK(lu.solve(std::vector<double>()).empty());
    CHECK(butterfly_factorization<float>().solve(std::vector<float>()).empty());
    lu.factor(matrix_view<const double>());
    CHECK(lu.order() == 0);

    CHECK(throws<singular_error>([&] { solve_butterfly(matrix_view(zeros, 3, 3), b); }));
    CHECK(throws<std::invalid_argument>([&] { solve_butterfly(matrix_view(a, 3, 2), b); }));
    a[4] = std::numeric_limits<double>::quiet_NaN();
    CHECK(try_solve_butterfly(matrix_view(a, 3, 3), b, x).reason() == status::kind::inaccurate);
    CHECK(x.size() == 1);
    // A pattern in which a zero pivot stays: rows are exchanged.
    std::vector<double> shift(144), counted(12), shifted(12);
    for (std::size_t i = 0; i < 12; i++) {
        shift[(i + 1) % 12 + 12 * i] = 1;
        counted[i] = shifted[(i + 1) % 12] = static_cast<double>(i);
    }
    index_t iter = 0;
    CHECK(solve_butterfly(matrix_view(shift, 12, 12), shifted, {}, &iter) == counted && iter == -1);
    iter = 0;
    CHECK(butterfly_factorization(matrix_view(shift, 12, 12)).solve(shifted, &iter) == counted && iter == -1);
}

} // namespace

int main() {
    mixed<double>();
    mixed<std::complex<double>>();
    butterflies<double>();
    butterflies<float>();
    butterflies<std::complex<double>>();
    butterflies<std::complex<float>>();
    butterflies_refuse();
    return failures != 0;
}
