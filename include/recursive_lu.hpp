/**
 * @file
 * RecursiveLU for C++17 and later: LU factorizations of dense matrices and solutions from them, on top of
 * recursive_lu.h. Header-only; link with librecursivelu. Elements are double, float,
 * std::complex<double> and std::complex<float>.
 *
 * @code
 *   std::vector<double> a{2, 4, 8, 1, 3, 7, 1, 3, 9}, b{7, 19, 49};
 *   recursive_lu::factorization lu(recursive_lu::matrix_view(a, 3, 3));
 *   lu.solve_in_place(b); // b is 1, 2, 3
 * @endcode
 *
 * Matrices
 *   A function that takes a matrix takes a matrix_view, an object of Eigen with data() and strides, an mdspan
 *   of rank 1 or 2, double[3][3], or, as one column, anything with data() and size(): std::vector,
 * std::array, std::span. matrix_traits can be specialized for others. No library but the standard one is
 * included. Elements of the columns, or of the rows, must be adjacent; both layouts are taken everywhere.
 * Sizes are those of the objects: the functions compare them before anything is written.
 *
 * Exceptions or values
 *   solve() throws, try_solve() returns a status and is noexcept; so with each pair of names.
 *     std::invalid_argument   shapes that do not fit, or an illegal value
 *     singular_error          a pivot is exactly zero: nothing was solved
 *     std::bad_alloc          memory could not be had
 *     error                   base of singular_error: also a result that is not finite, or a solution
 *                             that is not acceptable, or a defect
 *   Factoring a singular matrix is no error: see factorization::info.
 *
 * Aliasing and threads
 *   What is written must not overlap what else is passed. Const members may be called from several threads at
 *   once; the bits of a result do not depend on the number of threads. Everything else is as recursive_lu.h
 *   says: no signal handler, trap or rounding mode is touched.
 */
#ifndef RECURSIVE_LU_HPP
#define RECURSIVE_LU_HPP

#include "recursive_lu/batch.hpp"
#include "recursive_lu/factorization.hpp"
#include "recursive_lu/refined.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace recursive_lu {

/**
 * Factors a matrix in place, without a copy, in its own layout.
 * @param a    Overwritten by L and U.
 * @param ipiv At least min(rows, columns) elements, written: LAPACK's row exchanges, counted from 1.
 * @return Success; or the reason singular: the factorization is complete all the same. Never throws but for
 * the strides of a: std::invalid_argument.
 */
template <class A> status factor_in_place(A &&a, span<index_t> ipiv, options how = {}) {
    auto view = as_matrix(a);
    if (!view.is_valid() || static_cast<index_t>(ipiv.size()) < std::min(view.rows(), view.columns())) {
        return status::bad_shape(
            "a size or pointer is impossible, or there is too little space for the row exchanges");
    }
    return status(detail::functions<element_t<A>>::factor(
        view.data(), view.rows(), view.columns(), view.ld(), ipiv.data(),
        how.flags() | (view.is_row_major() ? RECURSIVE_LU_ROW_MAJOR : 0u)));
}

/** As solve, without exceptions; x is written only on success. */
template <class A, class B>
status try_solve(const A &a, const B &b, std::vector<element_t<const A>> &x, options how = {}) noexcept {
    using T = element_t<const A>;
    return detail::guarded([&] {
        matrix_view<const T> matrix = as_matrix(a), right = as_matrix(b);
        if (status checked = detail::check_system(matrix, right); !checked) {
            return checked;
        }
        std::vector<T> lu, copy;
        detail::store(matrix, lu);
        detail::store(right, copy);
        index_t n = matrix.rows(), ld = std::max<index_t>(1, n);
        std::vector<index_t> ipiv(static_cast<std::size_t>(n));
        status solved(detail::functions<T>::gesv(n, right.columns(), lu.data(), ld, ipiv.data(), copy.data(),
                                                 ld, how.flags()));
        if (solved) {
            x.swap(copy);
        }
        return solved;
    });
}

/**
 * Solves A * X = B once: X by columns. A and B are only read.
 * @throws std::invalid_argument A is not square, or B has another number of rows.
 * @throws singular_error A pivot is exactly zero.
 * @throws error X is not finite.
 * @throws std::bad_alloc
 */
template <class A, class B> std::vector<element_t<const A>> solve(const A &a, const B &b, options how = {}) {
    std::vector<element_t<const A>> x;
    try_solve(a, b, x, how).throw_on_failure();
    return x;
}

} // namespace recursive_lu

#endif
