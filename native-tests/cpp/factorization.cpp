// The factorization object of recursive_lu.hpp, for every type of elements: both layouts, each way to solve,
// and what it gives for what is wrong.
#include "check.hpp"

#include <array>
#include <cstdint>
#include <limits>
#if __has_include(<span>)
#include <span>
#endif

using namespace recursive_lu;

namespace {

static_assert(!std::is_copy_constructible_v<factorization<double>>);
static_assert(std::is_nothrow_move_constructible_v<factorization<double>>);
static_assert(!std::is_copy_constructible_v<batch_factorization<float>>);
// Not of a container that is gone at the end of the expression.
static_assert(!std::is_constructible_v<matrix_view<const double>, std::vector<double>, int, int>);
static_assert(std::is_constructible_v<matrix_view<const double>, std::vector<double> &, int, int>);

constexpr index_t n = 37, nrhs = 3;

template <class T> std::vector<T> by_rows(matrix_view<const T> a) {
    std::vector<T> result;
    for (index_t i = 0; i < a.rows(); i++) {
        for (index_t j = 0; j < a.columns(); j++) {
            result.push_back(a(i, j));
        }
    }
    return result;
}

template <class T> void solves() {
    const std::vector<T> a = random_numbers<T>(n * n, 1), b = random_numbers<T>(n * nrhs, 2);
    matrix_view<const T> matrix(a, n, n), right(b, n, nrhs);
    const std::vector<T> rows = by_rows(matrix), right_rows = by_rows(right);
    factorization<T> lu(matrix);
    factorization same(matrix_view(rows, n, n, layout::row_major), {true, true});
    CHECK(!lu.is_singular() && lu.rows() == n && lu.columns() == n);
    CHECK(std::equal(lu.pivots().begin(), lu.pivots().end(), same.pivots().begin()));
    CHECK(std::equal(lu.factors().data(), lu.factors().data() + n * n, same.factors().data()));
    for (op which : {op::none, op::transposed, op::conjugate_transposed}) {
        std::vector<T> x = lu.solve(right, which);
        CHECK(residual(matrix, matrix_view<const T>(x, n, nrhs), right, which) < tolerance<T>());
        std::vector<T> in_place = right_rows;
        lu.solve_in_place(matrix_view(in_place, n, nrhs, layout::row_major), which);
        CHECK(in_place == by_rows(matrix_view<const T>(x, n, nrhs)));
        std::vector<T> refined = x;
        error_bounds<T> bounds = lu.refine(matrix_view(rows, n, n, layout::row_major), right,
                                           matrix_view(refined, n, nrhs), which);
        CHECK(bounds.backward.size() == nrhs && bounds.backward[0] < 1e-5 && bounds.forward[2] < 1e-2);
    }
    CHECK(solve(matrix, right) == lu.solve(right));

    // In place, in both layouts: the same factors.
    std::vector<T> own = a, own_rows = rows;
    std::vector<index_t> ipiv(n), ipiv_rows(n);
    CHECK(factor_in_place(matrix_view(own, n, n), ipiv));
    CHECK(factor_in_place(matrix_view(own_rows, n, n, layout::row_major), ipiv_rows));
    CHECK(ipiv == ipiv_rows && by_rows(matrix_view<const T>(own, n, n)) == own_rows);
    CHECK(std::equal(own.begin(), own.end(), lu.factors().data()));
}

template <class T> void functions() {
    const std::vector<T> a = random_numbers<T>(n * n, 3);
    matrix_view<const T> matrix(a, n, n);
    factorization lu(matrix);
    std::vector<T> inverse = lu.inverse(), identity(n * n);
    for (index_t i = 0; i < n; i++) {
        identity[static_cast<std::size_t>(i * n + i)] = T(1);
    }
    CHECK(residual(matrix, matrix_view<const T>(inverse, n, n), matrix_view<const T>(identity, n, n)) <
          tolerance<T>());
    log_determinant_of<T> log = lu.log_determinant();
    T determinant = lu.determinant();
    CHECK(std::abs(log.sign * std::exp(log.log_abs) - determinant) <=
          100 * tolerance<T>() * std::abs(determinant));
    real_t<T> largest = norm(matrix) * norm(matrix_view<const T>(inverse, n, n));
    CHECK(lu.rcond(norm(matrix)) * largest > real_t<T>(0.99) && lu.rcond(norm(matrix)) * largest < 10);
    CHECK(lu.rcond(norm(matrix, norm_kind::infinity), norm_kind::infinity) > 0);

    // A tall matrix: P * L * U is A.
    constexpr index_t m = 9, k = 4;
    const std::vector<T> tall = random_numbers<T>(m * k, 4);
    factorization parts(matrix_view(tall, m, k));
    std::vector<T> l = parts.lower(), u = parts.upper();
    std::vector<index_t> p = parts.permutation();
    for (index_t i = 0; i < m; i++) {
        for (index_t j = 0; j < k; j++) {
            T sum{};
            for (index_t q = 0; q < k; q++) {
                sum += matrix_view(l, m, k)(i, q) * matrix_view(u, k, k)(q, j);
            }
            CHECK(std::abs(sum - matrix_view(tall, m, k)(p[static_cast<std::size_t>(i)], j)) <
                  tolerance<T>());
        }
    }
}

template <class T> void singular() {
    const std::vector<T> zeros(16), b(4, T(1));
    factorization lu(matrix_view(zeros, 4, 4));
    CHECK(lu.is_singular() && lu.info() == 1 && lu.determinant() == T(0));
    std::vector<T> x = b;
    CHECK(throws<singular_error>([&] { lu.solve_in_place(x); }) && x == b);
    CHECK(throws<singular_error>([&] { lu.inverse(); }));
    status failed = lu.try_solve_in_place(x);
    CHECK(!failed && failed.reason() == status::kind::singular && failed.info() == 1 && x == b);
    CHECK(throws<singular_error>([&] { solve(matrix_view(zeros, 4, 4), b); }));
    factorization without(matrix_view(zeros, 4, 4), {false, false});
    CHECK(without.info() == 1);
    // The second pivot is zero: counted from 1 without row exchanges, too.
    const std::vector<T> second{T(1), T(0), T(2), T(0)}, right(2, T(1));
    index_t told = 0;
    try {
        solve(matrix_view(second, 2, 2), right, {false, false});
    } catch (const singular_error &e) {
        told = e.info();
    }
    CHECK(told == 2);
    const std::vector<T> huge(4, T(std::numeric_limits<real_t<T>>::infinity())), two(2, T(1));
    std::vector<T> untouched;
    CHECK(try_solve(matrix_view(huge, 2, 2), two, untouched).reason() == status::kind::inaccurate);
    CHECK(untouched.empty());
}

void refuses() {
    std::vector<double> a = random_numbers<double>(12, 5), b(3), before = b;
    factorization square(matrix_view(a, 3, 3)), wide(matrix_view(a, 3, 4));
    std::vector<double> longer(4);
    CHECK(throws<std::invalid_argument>([&] { square.solve_in_place(longer); }) && longer[3] == 0);
    CHECK(throws<std::invalid_argument>([&] { wide.solve_in_place(b); }) && b == before);
    CHECK(throws<std::invalid_argument>([&] { wide.inverse(); }));
    CHECK(throws<std::invalid_argument>([&] { wide.determinant(); }));
    CHECK(throws<std::invalid_argument>([&] { square.rcond(-1); }));
    CHECK(throws<std::invalid_argument>([&] { solve(matrix_view(a, 3, 4), b); }));
    CHECK(throws<std::invalid_argument>([&] { matrix_view(a, 4, 4); }));
    CHECK(throws<std::invalid_argument>([&] { matrix_view(a, -1, -1); }));
    CHECK(throws<std::invalid_argument>([&] {
        matrix_view(a, std::numeric_limits<index_t>::max() / 2, std::numeric_limits<index_t>::max() / 2);
    }));
    CHECK(throws<std::invalid_argument>([&] { factorization<double>::adopt(std::vector<double>(5), 2, 2); }));
    CHECK(square.try_solve_in_place(longer).reason() == status::kind::bad_argument);
    CHECK(square.try_factor(matrix_view<double>(a.data(), 3, 3, layout::column_major, 2)).reason() ==
          status::kind::bad_argument);
    CHECK(square.rows() == 0 && square.pivots().empty() && square.determinant() == 1);
    double array[4] = {};
    CHECK(throws<std::invalid_argument>([&] { matrix_view(array, 3, 2); }));
    matrix_view<double> nothing(nullptr, 3, 3);
    CHECK(square.try_factor(nothing).reason() == status::kind::bad_argument);
    square.factor(matrix_view(a, 3, 3));
    CHECK(throws<std::invalid_argument>([&] { square.solve_in_place(nothing); }));
    CHECK(throws<std::invalid_argument>([&] { norm(nothing); }));
    square = factorization<double>();
    std::vector<index_t> few(2);
    CHECK(!factor_in_place(matrix_view(a, 3, 3), few) && few[0] == 0);
    matrix_view<const double> uncountable(a.data(), index_t(1) << 40, index_t(1) << 40);
    CHECK(square.try_factor(uncountable).reason() == status::kind::bad_argument);
    // More memory than there is.
    matrix_view<const double> vast(a.data(), index_t(1) << 40, index_t(1) << 19);
    CHECK(square.try_factor(vast).reason() == status::kind::out_of_memory);
    CHECK(throws<std::bad_alloc>([&] { square.factor(vast); }));
}

void owns() {
    double a[2][2] = {{1, 2}, {3, 4}};
    std::array<double, 2> b{5, 11};
    factorization first(a);
    factorization second(std::move(first));
    CHECK(first.rows() == 0 && second.rows() == 2); // NOLINT: a moved object is empty
    first = std::move(second);
    a[0][0] = 100;
    std::vector<double> x = first.solve(b);
    CHECK(std::abs(x[0] - 1) < 1e-15 && std::abs(x[1] - 2) < 1e-15);
    auto adopted = factorization<double>::adopt({1, 3, 2, 4}, 2, 2);
    CHECK(adopted.solve(b) == x);
    adopted.factor(matrix_view(x, 1, 1));
    CHECK(adopted.determinant() == x[0]);
#ifdef __cpp_lib_span
    CHECK(first.solve(std::span(b)) == x);
    std::span<double> right(b);
    first.solve_in_place(right);
    CHECK(b[0] == x[0]);
    std::vector<double> c{2, 1, 1, 3};
    std::vector<index_t> ipiv(2);
    CHECK(factor_in_place(matrix_view(std::span(c), 2, 2), std::span(ipiv)) && c[2] == 1);
#endif
}

// As the standard's mdspan, with strides.
struct two_dimensional {
    double *handle;
    std::array<std::size_t, 2> extents, strides;
    static constexpr std::size_t rank() noexcept { return 2; }
    double *data_handle() const noexcept { return handle; }
    std::size_t extent(std::size_t i) const noexcept { return extents[i]; }
    std::size_t stride(std::size_t i) const noexcept { return strides[i]; }
    std::size_t size() const noexcept { return extents[0] * extents[1]; }
};

struct one_dimensional {
    double *handle;
    std::size_t length, distance;
    static constexpr std::size_t rank() noexcept { return 1; }
    double *data_handle() const noexcept { return handle; }
    std::size_t extent(std::size_t) const noexcept { return length; }
    std::size_t stride(std::size_t) const noexcept { return distance; }
};

void takes_mdspan() {
    std::vector<double> a = random_numbers<double>(30, 6);
    two_dimensional rows{a.data(), {4, 4}, {5, 1}}, columns{a.data(), {4, 4}, {1, 6}},
        neither{a.data(), {3, 3}, {9, 2}};
    CHECK(as_matrix(rows).is_row_major() && as_matrix(columns).ld() == 6);
    std::vector<double> b(9, 7.0);
    one_dimensional every_second{b.data(), 4, 2};
    factorization lu(columns);
    std::vector<double> x = lu.solve(every_second);
    lu.solve_in_place(every_second);
    CHECK(b[0] == x[0] && b[1] == 7 && b[6] == x[3] && b[7] == 7);
    CHECK(throws<std::invalid_argument>([&] { lu.solve_in_place(neither); }));
    CHECK(lu.try_factor(neither).reason() == status::kind::bad_argument);
    // One without elements has any strides.
    two_dimensional no_rows{nullptr, {0, 3}, {1, 0}}, no_columns{nullptr, {3, 0}, {0, 1}};
    lu.factor(no_columns);
    CHECK(lu.rows() == 3 && lu.columns() == 0);
    lu = factorization<double>();
    lu.solve_in_place(no_rows);
}

// Names that the standard library has, too, with all of both in sight.
void stands_beside_std() {
    using namespace std;
    CHECK(norm(complex<double>(3, 4)) == 25);
}

} // namespace

int main() {
    solves<double>();
    solves<float>();
    solves<std::complex<double>>();
    solves<std::complex<float>>();
    functions<double>();
    functions<float>();
    functions<std::complex<double>>();
    functions<std::complex<float>>();
    singular<double>();
    singular<std::complex<float>>();
    refuses();
    owns();
    takes_mdspan();
    stands_beside_std();
    return failures != 0;
}
