/** @file The factorizations of many matrices of one shape; a part of recursive_lu.hpp. */
#ifndef RECURSIVE_LU_BATCH_HPP
#define RECURSIVE_LU_BATCH_HPP

#include "calls.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace recursive_lu {

/** Where the matrices, or right-hand sides, of a batch are: each without gaps, one after the other. */
template <class T> struct batch_view {
    T *data = nullptr;
    index_t count = 0, rows = 0, columns = 0;
    layout order = layout::column_major;

    /** Matrix k, from 0 on. */
    constexpr matrix_view<T> operator[](index_t k) const noexcept {
        return {data + k * rows * columns, rows, columns, order};
    }

    /** Whether sizes and pointer are possible, and the elements can be counted. */
    constexpr bool is_valid() const noexcept {
        constexpr index_t most = std::numeric_limits<index_t>::max() / static_cast<index_t>(sizeof(T));
        return count >= 0 && rows >= 0 && columns >= 0 && (columns == 0 || rows <= most / columns) &&
               (rows * columns == 0 || count <= most / (rows * columns)) &&
               (data != nullptr || count == 0 || rows == 0 || columns == 0);
    }
};

/**
 * The LU factorizations of many matrices of one shape, in memory of its own: one call for all of them. Each
 * has the bits that it has alone. Can be moved, but not copied.
 */
template <class T> class batch_factorization {
    using calls = detail::functions<T>;

  public:
    batch_factorization() noexcept = default;
    batch_factorization(const batch_factorization &) = delete;
    batch_factorization &operator=(const batch_factorization &) = delete;
    batch_factorization(batch_factorization &&other) noexcept { swap(other); }
    batch_factorization &operator=(batch_factorization &&other) noexcept {
        batch_factorization moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~batch_factorization() = default;

    /** Factors a copy of the matrices: as factor. */
    explicit batch_factorization(batch_view<const T> a, options how = {}) { factor(a, how); }

    /**
     * Factors a copy of the matrices. Zero pivots are no failure, see infos.
     * @throws std::invalid_argument, std::bad_alloc, error The object then is empty.
     */
    void factor(batch_view<const T> a, options how = {}) { try_factor(a, how).throw_on_failure(); }

    /** As factor, without exceptions. */
    status try_factor(batch_view<const T> a, options how = {}) noexcept {
        *this = batch_factorization();
        return detail::guarded([&] {
            batch_factorization fresh;
            if (status copied = fresh.take(a); !copied) {
                return copied;
            }
            index_t smaller = std::min(a.rows, a.columns);
            fresh.pivots_.resize(static_cast<std::size_t>(smaller * a.count));
            fresh.infos_.resize(static_cast<std::size_t>(a.count));
            status done(calls::batched(fresh.lu_.data(), a.rows, a.columns, std::max<index_t>(1, a.rows),
                                       std::max<index_t>(1, a.rows) * a.columns, fresh.pivots_.data(),
                                       smaller, a.count, fresh.infos_.data(), how.flags()));
            if (!done && done.reason() != status::kind::singular) {
                return done;
            }
            swap(fresh);
            return status();
        });
    }

    index_t count() const noexcept { return count_; }
    index_t rows() const noexcept { return rows_; }
    index_t columns() const noexcept { return columns_; }

    /** For each matrix 0, or k: U(k,k) is exactly zero, the first such k from 1; -k without row exchanges. */
    span<const index_t> infos() const noexcept { return {infos_.data(), infos_.size()}; }

    /** The factors of matrix k, from 0 on: as factorization::factors. */
    matrix_view<const T> factors(index_t k) const noexcept {
        return {lu_.data() + k * rows_ * columns_, rows_, columns_};
    }

    /** The row exchanges of matrix k, from 0 on: as factorization::pivots. */
    span<const index_t> pivots(index_t k) const noexcept {
        index_t smaller = std::min(rows_, columns_);
        return {pivots_.data() + k * smaller, static_cast<std::size_t>(smaller)};
    }

    /**
     * Solves op(A) * X = B for each matrix, in place of B.
     * @param b     The right-hand sides: count() of rows() x any number of columns.
     * @param which op.
     * @param how   Only threaded matters.
     * @throws std::invalid_argument The matrices are not square, or b has another count or number of rows.
     * @throws singular_error A matrix is singular; info() counts it from 1. Its B is untouched, all others
     * are solved. Likewise if a solution is not finite; try_solve_in_place tells more.
     */
    void solve_in_place(batch_view<T> b, op which = op::none, options how = {}) const {
        try_solve_in_place(b, which, how).throw_on_failure();
    }

    /**
     * As solve_in_place, without exceptions.
     * @param infos Empty, or count() elements, written: for each system 0, its zero pivot counted from 1, or
     *              RECURSIVE_LU_INACCURATE if the solution is not finite.
     */
    status try_solve_in_place(batch_view<T> b, op which = op::none, options how = {},
                              span<index_t> infos = {}) const noexcept {
        return detail::guarded([&] {
            if (!b.is_valid() || b.count != count_ || b.rows != rows_ || rows_ != columns_ ||
                (!infos.empty() && infos.size() != infos_.size())) {
                return status::bad_shape("the right-hand sides do not fit to the matrices");
            }
            bool turned = b.order == layout::row_major && b.columns > 1 && b.rows > 1;
            std::vector<T> copy;
            batch_view<T> x{b.data, b.count, b.rows, b.columns};
            if (turned) {
                copy.resize(static_cast<std::size_t>(b.count * b.rows * b.columns));
                x.data = copy.data();
                for (index_t k = 0; k < count_; k++) {
                    detail::copy<T>(b[k], x[k]);
                }
            }
            index_t ld = std::max<index_t>(1, rows_);
            status solved(calls::batched_solve(which, rows_, b.columns, lu_.data(), ld, ld * rows_,
                                               pivots_.data(), rows_, x.data, ld, ld * b.columns, count_,
                                               infos.data(), how.flags() & RECURSIVE_LU_THREADED));
            if (turned && (solved || solved.reason() == status::kind::singular)) {
                for (index_t k = 0; k < count_; k++) {
                    detail::copy<T>(x[k], b[k]);
                }
            }
            return solved;
        });
    }

    void swap(batch_factorization &other) noexcept {
        lu_.swap(other.lu_);
        pivots_.swap(other.pivots_);
        infos_.swap(other.infos_);
        std::swap(count_, other.count_);
        std::swap(rows_, other.rows_);
        std::swap(columns_, other.columns_);
    }

  private:
    status take(batch_view<const T> a) {
        if (!a.is_valid()) {
            return status::bad_shape("a size or the pointer of the batch is impossible");
        }
        lu_.resize(static_cast<std::size_t>(a.count * a.rows * a.columns));
        count_ = a.count;
        rows_ = a.rows;
        columns_ = a.columns;
        if (a.order == layout::column_major) {
            std::copy_n(a.data, lu_.size(), lu_.data());
            return status();
        }
        for (index_t k = 0; k < a.count; k++) {
            detail::copy<T>(a[k], {lu_.data() + k * rows_ * columns_, rows_, columns_});
        }
        return status();
    }

    std::vector<T> lu_;
    std::vector<index_t> pivots_, infos_;
    index_t count_ = 0, rows_ = 0, columns_ = 0;
};

/** As the solve_in_place of a batch, without exceptions. */
template <class T>
status try_solve_in_place(batch_view<T> a, batch_view<T> b, span<index_t> pivots, options how = {},
                          span<index_t> infos = {}) noexcept {
    bool fit = a.is_valid() && b.is_valid() && a.rows == a.columns && b.count == a.count &&
               b.rows == a.rows && b.order == layout::column_major &&
               pivots.size() == static_cast<std::size_t>(a.rows * a.count) &&
               (infos.empty() || infos.size() == static_cast<std::size_t>(a.count));
    if (!fit) {
        return status::bad_shape("the right-hand sides, pivots or infos do not fit to the matrices");
    }
    index_t ld = std::max<index_t>(1, a.rows);
    std::uint32_t order = a.order == layout::row_major ? RECURSIVE_LU_ROW_MAJOR : 0;
    return status(detail::functions<T>::batched_gesv(a.rows, b.columns, a.data, ld, ld * a.rows,
                                                     pivots.data(), a.rows, b.data, ld, ld * b.columns,
                                                     a.count, infos.data(), how.flags() | order));
}

/**
 * Solves A * X = B for each matrix of a batch in place: faster than a batch_factorization and its
 * solve_in_place, for each matrix goes through the cache once.
 * @param a      Square matrices, overwritten by their factors; if they are row-major, by those of their
 *               transposes, column-major.
 * @param b      The right-hand sides, column-major: as many as a, each with the rows of a matrix.
 * @param pivots The row exchanges, written: rows * count elements.
 * @param how    Threads and pivoting.
 * @param infos  Empty, or a.count elements, written: for each system 0, or what solve_in_place tells of one.
 * @throws std::invalid_argument Shapes or lengths do not fit together.
 * @throws singular_error A matrix is singular; info() counts it from 1. Its B is untouched, all others are
 * solved. Likewise if a solution is not finite; infos tells more.
 * @throws std::bad_alloc Scratch memory could not be had for a system, which is untouched.
 */
template <class T>
void solve_in_place(batch_view<T> a, batch_view<T> b, span<index_t> pivots, options how = {},
                    span<index_t> infos = {}) {
    try_solve_in_place(a, b, pivots, how, infos).throw_on_failure();
}

} // namespace recursive_lu

#endif
