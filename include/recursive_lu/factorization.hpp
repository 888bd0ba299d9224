/** @file The factorization of one matrix; a part of recursive_lu.hpp. */
#ifndef RECURSIVE_LU_FACTORIZATION_HPP
#define RECURSIVE_LU_FACTORIZATION_HPP

#include "calls.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace recursive_lu {

/**
 * The norm of a matrix, for rcond; NaN if an element is.
 * @throws std::invalid_argument A size, leading dimension or pointer is impossible.
 */
template <class A> real_t<element_t<const A>> norm(const A &a, norm_kind kind = norm_kind::one) {
    auto view = as_matrix(a);
    if (!view.is_valid()) {
        throw std::invalid_argument("a size, leading dimension or pointer is impossible");
    }
    bool by_columns = kind == norm_kind::one;
    real_t<element_t<const A>> largest = 0;
    for (index_t j = 0; j < (by_columns ? view.columns() : view.rows()); j++) {
        real_t<element_t<const A>> sum = 0;
        for (index_t i = 0; i < (by_columns ? view.rows() : view.columns()); i++) {
            sum += std::abs(by_columns ? view(i, j) : view(j, i));
        }
        largest = sum > largest || std::isnan(sum) ? sum : largest;
        if (std::isnan(largest)) {
            break;
        }
    }
    return largest;
}

/** A determinant that may be too large or too small for its type: sign * exp(log_abs). */
template <class T> struct log_determinant_of {
    /** -1, 0 or 1; of a complex matrix, a unit. */
    T sign;
    real_t<T> log_abs;
};

/** Bounds of the errors of solutions, one of each for a right-hand side; recursive_lu_f64_refine says of
 * what. */
template <class T> struct error_bounds { std::vector<real_t<T>> forward, backward; };

/**
 * The LU factorization of an m x n matrix, A = P * L * U, in memory of its own. Can be moved, but not copied.
 *
 * An object that is empty, after default construction, a move or a failed factor(), is that of a 0 x 0
 * matrix. Const members may be called from several threads at once.
 */
template <class T> class factorization {
    using calls = detail::functions<T>;

  public:
    using value_type = T;
    using real_type = real_t<T>;

    factorization() noexcept = default;
    factorization(const factorization &) = delete;
    factorization &operator=(const factorization &) = delete;
    factorization(factorization &&other) noexcept { swap(other); }
    factorization &operator=(factorization &&other) noexcept {
        factorization moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~factorization() = default;

    /** Factors a copy of the matrix: as factor. */
    template <class A, class = std::enable_if_t<detail::is_matrix<const A>::value>>
    explicit factorization(const A &a, options how = {}) {
        factor(a, how);
    }

    /**
     * Factors a copy of the matrix, in the memory that the object has already if that is enough.
     * A zero pivot is no failure, see info.
     * @throws std::invalid_argument, std::bad_alloc, error The object then is empty.
     */
    template <class A> void factor(const A &a, options how = {}) { try_factor(a, how).throw_on_failure(); }

    /** As factor, without exceptions. */
    template <class A> status try_factor(const A &a, options how = {}) noexcept {
        return detail::guarded([&] {
            clear();
            matrix_view<const T> view = as_matrix(a);
            if (!view.is_valid()) {
                return status::bad_shape("a size, leading dimension or pointer is impossible");
            }
            detail::store(view, lu_);
            return factor_own(view.rows(), view.columns(), how);
        });
    }

    /**
     * Factors a matrix in the memory that the caller gives up.
     * @param a Column-major, rows * columns elements.
     * @throws std::invalid_argument a has another number of elements.
     * @throws std::bad_alloc, error The matrix then is lost.
     */
    static factorization adopt(std::vector<T> &&a, index_t rows, index_t columns, options how = {}) {
        if (matrix_view<T> view(a, rows, columns); static_cast<index_t>(a.size()) != rows * columns) {
            throw std::invalid_argument("the matrix has fewer elements than the vector");
        }
        factorization result;
        result.lu_ = std::move(a);
        result.factor_own(rows, columns, how).throw_on_failure();
        return result;
    }

    index_t rows() const noexcept { return rows_; }
    index_t columns() const noexcept { return columns_; }

    /** The first zero pivot, counted from 1; 0 if there is none. */
    index_t info() const noexcept { return info_; }

    /** Whether a pivot is exactly zero; nearly singular matrices are found by rcond. */
    bool is_singular() const noexcept { return info_ != 0; }

    /** L below the diagonal, without its unit diagonal, and U; rows x columns, column-major. */
    matrix_view<const T> factors() const noexcept { return {lu_.data(), rows_, columns_}; }

    /** LAPACK's row exchanges: for i = 1, 2, ..., row i was exchanged with row pivots()[i-1]. */
    span<const index_t> pivots() const noexcept { return {pivots_.data(), pivots_.size()}; }

    /** P: row i of L * U is row permutation()[i] of A, both counted from 0. */
    std::vector<index_t> permutation() const {
        std::vector<index_t> rows(static_cast<std::size_t>(rows_));
        for (std::size_t i = 0; i < rows.size(); i++) {
            rows[i] = static_cast<index_t>(i);
        }
        for (std::size_t i = 0; i < pivots_.size(); i++) {
            std::swap(rows[i], rows[static_cast<std::size_t>(pivots_[i] - 1)]);
        }
        return rows;
    }

    /** L with its unit diagonal: rows x min(rows, columns), column-major. */
    std::vector<T> lower() const {
        return part(rows_, std::min(rows_, columns_),
                    [this](index_t i, index_t j) { return i > j ? factors()(i, j) : T(i == j ? 1 : 0); });
    }

    /** U: min(rows, columns) x columns, column-major. */
    std::vector<T> upper() const {
        return part(std::min(rows_, columns_), columns_,
                    [this](index_t i, index_t j) { return i <= j ? factors()(i, j) : T(0); });
    }

    /**
     * Solves op(A) * X = B in place of B.
     * @param b     rows() x any number of columns.
     * @param which op.
     * @throws std::invalid_argument A is not square, or B has another number of rows.
     * @throws singular_error B is untouched.
     * @throws std::bad_alloc A copy of a B with several columns by rows could not be had.
     */
    template <class B> void solve_in_place(B &&b, op which = op::none) const {
        try_solve_in_place(b, which).throw_on_failure();
    }

    /** As solve_in_place, without exceptions. */
    template <class B> status try_solve_in_place(B &&b, op which = op::none) const noexcept {
        return detail::guarded([&] {
            matrix_view<T> view = as_matrix(b);
            if (status checked = check(view); !checked) {
                return checked;
            }
            detail::by_columns<T> x(view);
            status solved(calls::solve(which, rows_, view.columns(), lu_.data(), ld(), pivots_.data(),
                                       x.view().data(), x.view().ld()));
            if (solved) {
                x.give_back();
            }
            return solved;
        });
    }

    /** Solves op(A) * X = B: X by columns. As solve_in_place. */
    template <class B> std::vector<T> solve(const B &b, op which = op::none) const {
        std::vector<T> x;
        try_solve(b, x, which).throw_on_failure();
        return x;
    }

    /** As solve, without exceptions; x is written only on success. */
    template <class B> status try_solve(const B &b, std::vector<T> &x, op which = op::none) const noexcept {
        return detail::guarded([&] {
            matrix_view<const T> view = as_matrix(b);
            if (status checked = check(view); !checked) {
                return checked;
            }
            std::vector<T> copy;
            detail::store(view, copy);
            status solved = try_solve_in_place(matrix_view<T>(copy.data(), rows_, view.columns()), which);
            if (solved) {
                x.swap(copy);
            }
            return solved;
        });
    }

    /**
     * Improves solutions of op(A) * X = B by iterative refinement and bounds their errors.
     * @param a     The matrix that was factored.
     * @param b     The right-hand sides.
     * @param x     The solutions, improved in place.
     * @param which op.
     * @throws std::invalid_argument Shapes do not fit.
     * @throws singular_error, std::bad_alloc X is untouched.
     */
    template <class A, class B, class X>
    error_bounds<T> refine(const A &a, const B &b, X &&x, op which = op::none) const {
        error_bounds<T> bounds;
        try_refine(a, b, x, bounds, which).throw_on_failure();
        return bounds;
    }

    /** As refine, without exceptions. */
    template <class A, class B, class X>
    status try_refine(const A &a, const B &b, X &&x, error_bounds<T> &bounds,
                      op which = op::none) const noexcept {
        return detail::guarded([&] {
            matrix_view<const T> given_a = as_matrix(a), given_b = as_matrix(b);
            matrix_view<T> given_x = as_matrix(x);
            for (status checked : {check(given_a), check(given_b), check(matrix_view<const T>(given_x))}) {
                if (!checked) {
                    return checked;
                }
            }
            if (given_a.columns() != columns_ || given_b.columns() != given_x.columns()) {
                return status::bad_shape("A, B and X have shapes that do not fit");
            }
            detail::by_columns<const T> full(given_a), right(given_b);
            detail::by_columns<T> solution(given_x);
            std::size_t count = static_cast<std::size_t>(given_x.columns());
            bounds.forward.resize(count);
            bounds.backward.resize(count);
            status refined(calls::refine(
                which, rows_, given_x.columns(), full.view().data(), full.view().ld(), lu_.data(), ld(),
                pivots_.data(), right.view().data(), right.view().ld(), solution.view().data(),
                solution.view().ld(), bounds.forward.data(), bounds.backward.data()));
            if (refined) {
                solution.give_back();
            }
            return refined;
        });
    }

    /**
     * The inverse, column-major. To solve a system, solve is faster and more accurate.
     * @throws std::invalid_argument A is not square.
     * @throws singular_error, std::bad_alloc
     */
    std::vector<T> inverse(options how = {}) const {
        std::vector<T> x;
        try_inverse(x, how).throw_on_failure();
        return x;
    }

    /** As inverse, without exceptions; x is written only on success. */
    status try_inverse(std::vector<T> &x, options how = {}) const noexcept {
        return detail::guarded([&] {
            if (status checked = check_square(); !checked) {
                return checked;
            }
            std::vector<T> copy(lu_);
            status inverted(calls::inverse(rows_, copy.data(), ld(), pivots_.data(),
                                           how.flags() & RECURSIVE_LU_THREADED));
            if (inverted) {
                x.swap(copy);
            }
            return inverted;
        });
    }

    /**
     * The determinant, 1 if A is 0 x 0; infinite or 0 if it overflows or underflows.
     * @throws std::invalid_argument A is not square.
     */
    T determinant() const {
        check_square().throw_on_failure();
        T value{};
        status(calls::det(rows_, lu_.data(), ld(), pivots_.data(), &value)).throw_on_failure();
        return value;
    }

    /** The determinant by its sign and logarithm, which neither overflows nor underflows: as determinant. */
    log_determinant_of<T> log_determinant() const {
        check_square().throw_on_failure();
        log_determinant_of<T> value{};
        status(calls::logdet(rows_, lu_.data(), ld(), pivots_.data(), &value.sign, &value.log_abs))
            .throw_on_failure();
        return value;
    }

    /**
     * An estimate of the reciprocal condition number, from 0 (singular) to 1.
     * @param anorm norm(A, kind) of the matrix that was factored.
     * @throws std::invalid_argument A is not square, or anorm is negative or NaN.
     */
    real_type rcond(real_type anorm, norm_kind kind = norm_kind::one) const {
        check_square().throw_on_failure();
        real_type value{};
        status(calls::rcond(kind, rows_, lu_.data(), ld(), anorm, &value)).throw_on_failure();
        return value;
    }

    void swap(factorization &other) noexcept {
        lu_.swap(other.lu_);
        pivots_.swap(other.pivots_);
        std::swap(rows_, other.rows_);
        std::swap(columns_, other.columns_);
        std::swap(info_, other.info_);
    }

  private:
    index_t ld() const noexcept { return std::max<index_t>(1, rows_); }

    void clear() noexcept {
        lu_.clear();
        pivots_.clear();
        rows_ = columns_ = info_ = 0;
    }

    /* Factors lu_; the object is empty if that fails. */
    status factor_own(index_t rows, index_t columns, options how) {
        pivots_.resize(static_cast<std::size_t>(std::min(rows, columns)));
        index_t info =
            calls::factor(lu_.data(), rows, columns, std::max<index_t>(1, rows), pivots_.data(), how.flags());
        status done(info);
        if (!done && done.reason() != status::kind::singular) {
            clear();
            return done;
        }
        rows_ = rows;
        columns_ = columns;
        // Without row exchanges zero pivots are counted down.
        info_ = info < 0 ? -info : info;
        return status();
    }

    status check_square() const noexcept {
        return rows_ == columns_ ? status() : status::bad_shape("the matrix is not square");
    }

    status check(matrix_view<const T> b) const noexcept {
        status square = check_square();
        return square ? detail::check_pair(rows_, b.rows(), b.is_valid()) : square;
    }

    template <class F> std::vector<T> part(index_t rows, index_t columns, F element) const {
        std::vector<T> result(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns));
        matrix_view<T> view(result.data(), rows, columns);
        for (index_t j = 0; j < columns; j++) {
            for (index_t i = 0; i < rows; i++) {
                view(i, j) = element(i, j);
            }
        }
        return result;
    }

    std::vector<T> lu_;
    std::vector<index_t> pivots_;
    index_t rows_ = 0, columns_ = 0, info_ = 0;
};

template <class A> factorization(const A &, options = {}) -> factorization<element_t<const A>>;

} // namespace recursive_lu

#endif
