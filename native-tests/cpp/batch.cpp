// Batches of recursive_lu.hpp: the bits that each matrix has alone, in both layouts.
#include "check.hpp"

#include <limits>

using namespace recursive_lu;

namespace {

constexpr index_t count = 11, n = 6, nrhs = 2;

template <class T> std::vector<T> turned(batch_view<const T> from) {
    std::vector<T> result(static_cast<std::size_t>(from.count * from.rows * from.columns));
    layout other = from.order == layout::row_major ? layout::column_major : layout::row_major;
    batch_view<T> to{result.data(), from.count, from.rows, from.columns, other};
    for (index_t k = 0; k < from.count; k++) {
        for (index_t i = 0; i < from.rows; i++) {
            for (index_t j = 0; j < from.columns; j++) {
                to[k](i, j) = from[k](i, j);
            }
        }
    }
    return result;
}

template <class T> void solves(options how) {
    const std::vector<T> a = random_numbers<T>(count * n * n, 1), b = random_numbers<T>(count * n * nrhs, 2);
    batch_view<const T> matrices{a.data(), count, n, n}, right{b.data(), count, n, nrhs};
    const std::vector<T> a_rows = turned(matrices);
    std::vector<T> x = b, x_rows = turned(right);
    batch_factorization<T> lu(matrices, how);
    batch_factorization<T> same(batch_view<const T>{a_rows.data(), count, n, n, layout::row_major}, how);
    lu.solve_in_place({x.data(), count, n, nrhs}, op::transposed, how);
    same.solve_in_place({x_rows.data(), count, n, nrhs, layout::row_major}, op::transposed, how);
    CHECK(turned(batch_view<const T>{x_rows.data(), count, n, nrhs, layout::row_major}) == x);
    for (index_t k = 0; k < count; k++) {
        factorization alone(matrices[k]);
        CHECK(std::equal(alone.pivots().begin(), alone.pivots().end(), lu.pivots(k).begin()));
        CHECK(alone.factors()(n - 1, n - 1) == lu.factors(k)(n - 1, n - 1) && lu.infos()[0] == 0);
        std::vector<T> expected = alone.solve(right[k], op::transposed);
        CHECK(std::equal(expected.begin(), expected.end(), x.begin() + k * n * nrhs));
    }
}

template <class T> void solves_in_one_call(options how) {
    const std::vector<T> a = random_numbers<T>(count * n * n, 5), b = random_numbers<T>(count * n * nrhs, 6);
    batch_factorization<T> lu({a.data(), count, n, n}, how);
    std::vector<T> expected = b, x = b, matrices = a;
    lu.solve_in_place({expected.data(), count, n, nrhs}, op::none, how);
    std::vector<index_t> pivots(count * n), infos(count, 9);
    solve_in_place<T>({matrices.data(), count, n, n}, {x.data(), count, n, nrhs}, pivots, how, infos);
    CHECK(x == expected && std::equal(pivots.begin(), pivots.begin() + n, lu.pivots(0).begin()));
    CHECK(std::count(infos.begin(), infos.end(), 0) == count);
    std::fill_n(matrices.begin(), matrices.size(), T(0));
    CHECK(throws<singular_error>([&] {
        solve_in_place<T>({matrices.data(), count, n, n}, {x.data(), count, n, nrhs}, pivots, how, infos);
    }));
    CHECK(x == expected && infos[count - 1] == 1);
    status refused =
        try_solve_in_place<T>({matrices.data(), count, n, n}, {x.data(), count, n + 1, 1}, pivots);
    CHECK(refused.reason() == status::kind::bad_argument);
}

void tells_singular() {
    std::vector<double> a = random_numbers<double>(3 * 4, 3), b(3 * 2, 1.0);
    std::fill_n(a.begin() + 4, 4, 0.0);
    batch_factorization<double> lu({a.data(), 3, 2, 2});
    CHECK(lu.infos()[0] == 0 && lu.infos()[1] == 1 && lu.infos()[2] == 0);
    std::vector<index_t> infos(3, 9);
    status solved = lu.try_solve_in_place({b.data(), 3, 2, 1}, op::none, {}, infos);
    CHECK(solved.reason() == status::kind::singular && solved.info() == 2);
    CHECK(infos[0] == 0 && infos[1] == 1 && infos[2] == 0 && b[2] == 1 && b[3] == 1 && b[0] != 1 &&
          b[4] != 1);
    CHECK(throws<singular_error>([&] { lu.solve_in_place({b.data(), 3, 2, 1}); }));
}

void refuses() {
    std::vector<double> a = random_numbers<double>(18, 4), b(6, 1.0), before = b;
    batch_factorization<double> lu({a.data(), 3, 2, 2}), wide({a.data(), 3, 2, 3});
    CHECK(throws<std::invalid_argument>([&] { lu.solve_in_place({b.data(), 2, 2, 1}); }));
    CHECK(throws<std::invalid_argument>([&] { lu.solve_in_place({b.data(), 3, 1, 2}); }));
    CHECK(throws<std::invalid_argument>([&] { lu.solve_in_place({b.data(), 3, 2, -1}); }));
    CHECK(throws<std::invalid_argument>([&] { wide.solve_in_place({b.data(), 3, 2, 1}); }));
    std::vector<index_t> few(2);
    CHECK(lu.try_solve_in_place({b.data(), 3, 2, 1}, op::none, {}, few).reason() ==
          status::kind::bad_argument);
    CHECK(b == before);
    CHECK(throws<std::invalid_argument>([&] {
        lu.factor({a.data(), std::numeric_limits<index_t>::max() / 4, 2, 2});
    }));
    CHECK(lu.count() == 0 && lu.infos().empty());
    lu.factor({a.data(), 3, 2, 2});
    CHECK(lu.try_factor({nullptr, 3, 2, 2}).reason() == status::kind::bad_argument && lu.count() == 0);
    // More memory than there is.
    lu.factor({a.data(), 3, 2, 2});
    CHECK(throws<std::bad_alloc>([&] { lu.factor({a.data(), index_t(1) << 30, index_t(1) << 29, 1}); }));
    CHECK(lu.count() == 0 && lu.infos().empty());
    lu.factor({nullptr, 0, 5, 5});
    lu.solve_in_place({nullptr, 0, 5, 1});
    wide.factor({nullptr, 4, 0, 0});
    wide.solve_in_place({nullptr, 4, 0, 7});
    CHECK(wide.infos().size() == 4);
}

} // namespace

int main() {
    solves<double>({});
    solves<float>({true, true});
    solves<std::complex<double>>({});
    solves<std::complex<float>>({});
    solves_in_one_call<double>({});
    solves_in_one_call<float>({true, true});
    solves_in_one_call<std::complex<double>>({});
    solves_in_one_call<std::complex<float>>({});
    tells_singular();
    refuses();
    return failures != 0;
}
