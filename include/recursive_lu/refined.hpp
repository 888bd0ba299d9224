/** @file Solutions by cheaper factors and iterative refinement; a part of recursive_lu.hpp. */
#ifndef RECURSIVE_LU_REFINED_HPP
#define RECURSIVE_LU_REFINED_HPP

#include "calls.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace recursive_lu {

namespace detail {

template <class T> struct workspace_destroyer {
    void operator()(void *workspace) const noexcept { functions<T>::butterfly_workspace_destroy(workspace); }
};

} // namespace detail

/** How to solve by random butterflies. */
struct butterfly_options {
    /** Use the processors that this process may use, with bitwise the same result. */
    bool threaded = false;
    /** What the random numbers depend on. */
    std::uint64_t seed = 0;

    /** The flags of the C functions. */
    constexpr std::uint32_t flags() const noexcept { return threaded ? RECURSIVE_LU_THREADED : 0u; }
};

/** As solve_mixed, without exceptions; x is written only on success, iter also if A is singular. */
template <class A, class B>
status try_solve_mixed(const A &a, const B &b, std::vector<element_t<const A>> &x, options how = {},
                       index_t *iter = nullptr) noexcept {
    using T = element_t<const A>;
    static_assert(std::is_same_v<real_t<T>, double>, "only double has a less precise type to factor in");
    return detail::guarded([&] {
        matrix_view<const T> matrix = as_matrix(a), given = as_matrix(b);
        if (status checked = detail::check_system(matrix, given); !checked) {
            return checked;
        }
        detail::by_columns<const T> right(given);
        std::vector<T> lu, fresh(detail::count(given));
        detail::store(matrix, lu);
        index_t n = matrix.rows(), ld = std::max<index_t>(1, n), steps = 0;
        std::vector<index_t> ipiv(static_cast<std::size_t>(n));
        status solved(detail::mixed_functions<T>::gesv(n, given.columns(), lu.data(), ld, ipiv.data(),
                                                       right.view().data(), right.view().ld(), fresh.data(),
                                                       ld, &steps, how.flags()));
        if (iter != nullptr) {
            *iter = steps;
        }
        if (solved) {
            x.swap(fresh);
        }
        return solved;
    });
}

/**
 * Solves A * X = B once, by factors in single precision that are refined to double; where that fails, by
 * factors in double. Pays if A is large and well-conditioned: recursive_lu_f64_mixed_gesv.
 * @param a    double or std::complex<double>, n x n, only read.
 * @param b    n x any number of columns, only read.
 * @param how  How to factor.
 * @param iter Null, or written: the steps of refinement; negative if the factors are in double.
 * @return X by columns.
 * @throws std::invalid_argument A is not square, or B has another number of rows.
 * @throws singular_error A pivot is exactly zero, in double.
 * @throws error X is not finite.
 * @throws std::bad_alloc
 */
template <class A, class B>
std::vector<element_t<const A>> solve_mixed(const A &a, const B &b, options how = {},
                                            index_t *iter = nullptr) {
    std::vector<element_t<const A>> x;
    try_solve_mixed(a, b, x, how, iter).throw_on_failure();
    return x;
}

/** As solve_butterfly, without exceptions; x is written only on success, iter also if A is singular. */
template <class A, class B>
status try_solve_butterfly(const A &a, const B &b, std::vector<element_t<const A>> &x,
                           butterfly_options how = {}, index_t *iter = nullptr) noexcept {
    using T = element_t<const A>;
    return detail::guarded([&] {
        matrix_view<const T> matrix = as_matrix(a), given = as_matrix(b);
        if (status checked = detail::check_system(matrix, given); !checked) {
            return checked;
        }
        detail::by_columns<const T> full(matrix), right(given);
        std::vector<T> fresh(detail::count(given));
        index_t n = matrix.rows(), steps = 0;
        status solved(detail::functions<T>::butterfly_gesv(
            n, given.columns(), full.view().data(), full.view().ld(), how.seed, right.view().data(),
            right.view().ld(), fresh.data(), std::max<index_t>(1, n), &steps, how.flags()));
        if (iter != nullptr) {
            *iter = steps;
        }
        if (solved) {
            x.swap(fresh);
        }
        return solved;
    });
}

/**
 * Solves A * X = B once, by random butterflies: without row exchanges, refined, and where that does not lead
 * to an acceptable residual, with them: recursive_lu_f64_butterfly_gesv.
 * @param a    n x n, only read.
 * @param b    n x any number of columns, only read.
 * @param how  Threads, and the seed.
 * @param iter Null, or written: the steps of refinement; negative if rows were exchanged.
 * @return X by columns.
 * @throws std::invalid_argument A is not square, or B has another number of rows.
 * @throws singular_error A pivot is exactly zero, with row exchanges.
 * @throws error There is no acceptable solution.
 * @throws std::bad_alloc
 */
template <class A, class B>
std::vector<element_t<const A>> solve_butterfly(const A &a, const B &b, butterfly_options how = {},
                                                index_t *iter = nullptr) {
    std::vector<element_t<const A>> x;
    try_solve_butterfly(a, b, x, how, iter).throw_on_failure();
    return x;
}

/**
 * A square matrix factored by random butterflies, and a copy of it for the residuals of solutions, in memory
 * of its own. Can be moved, but not copied. An object that is empty, after default construction, a move or a
 * failed factor(), is that of a 0 x 0 matrix. Const members may be called from several threads at once:
 * solutions then take turns.
 */
template <class T> class butterfly_factorization {
    using calls = detail::functions<T>;

  public:
    using value_type = T;

    butterfly_factorization() noexcept = default;
    butterfly_factorization(const butterfly_factorization &) = delete;
    butterfly_factorization &operator=(const butterfly_factorization &) = delete;
    butterfly_factorization(butterfly_factorization &&other) noexcept { swap(other); }
    butterfly_factorization &operator=(butterfly_factorization &&other) noexcept {
        butterfly_factorization moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~butterfly_factorization() = default;

    /** Factors a copy of the matrix: as factor. */
    template <class A, class = std::enable_if_t<detail::is_matrix<const A>::value>>
    explicit butterfly_factorization(const A &a, butterfly_options how = {}) {
        factor(a, how);
    }

    /**
     * Factors a copy of the matrix, in the memory that the object has already if that is enough.
     * @param a   n x n.
     * @param how The seed; and threads, also for solutions.
     * @throws std::invalid_argument, singular_error, std::bad_alloc, error The object then is empty.
     */
    template <class A> void factor(const A &a, butterfly_options how = {}) {
        try_factor(a, how).throw_on_failure();
    }

    /** As factor, without exceptions. */
    template <class A> status try_factor(const A &a, butterfly_options how = {}) noexcept {
        order_ = 0;
        return detail::guarded([&] {
            matrix_view<const T> view = as_matrix(a);
            if (status checked = detail::check_square(view); !checked) {
                return checked;
            }
            detail::store(view, matrix_);
            if (view.rows() > capacity_) {
                workspace_.reset();
                capacity_ = 0;
                void *made = nullptr;
                if (status created(calls::butterfly_workspace_create(view.rows(), &made)); !created) {
                    return created;
                }
                workspace_.reset(made);
                capacity_ = view.rows();
            }
            index_t iter = 0;
            status done = view.rows() == 0
                              ? status()
                              : status(calls::butterfly_factor(workspace_.get(), view.rows(), matrix_.data(),
                                                               view.rows(), how.seed, &iter, how.flags()));
            order_ = done ? view.rows() : 0;
            flags_ = how.flags();
            return done;
        });
    }

    /** Rows, and columns, of the matrix. */
    index_t order() const noexcept { return order_; }

    /**
     * Solves A * X = B, refined. Where the residuals are not acceptable, the object has factors with row
     * exchanges from then on.
     * @param b    order() x any number of columns, only read.
     * @param iter Null, or written: the steps of refinement; negative if rows were exchanged.
     * @return X by columns.
     * @throws std::invalid_argument B has another number of rows.
     * @throws singular_error A pivot is exactly zero, with row exchanges.
     * @throws error There is no acceptable solution.
     * @throws std::bad_alloc
     */
    template <class B> std::vector<T> solve(const B &b, index_t *iter = nullptr) const {
        std::vector<T> x;
        try_solve(b, x, iter).throw_on_failure();
        return x;
    }

    /** As solve, without exceptions; x is written only on success. */
    template <class B>
    status try_solve(const B &b, std::vector<T> &x, index_t *iter = nullptr) const noexcept {
        return detail::guarded([&] {
            matrix_view<const T> given = as_matrix(b);
            if (status checked = detail::check_pair(order_, given.rows(), given.is_valid()); !checked) {
                return checked;
            }
            detail::by_columns<const T> right(given);
            std::vector<T> fresh(detail::count(given));
            index_t steps = 0;
            status solved =
                order_ == 0 ? status()
                            : status(calls::butterfly_solve(workspace_.get(), given.columns(), matrix_.data(),
                                                            order_, right.view().data(), right.view().ld(),
                                                            fresh.data(), order_, &steps, flags_));
            if (iter != nullptr) {
                *iter = steps;
            }
            if (solved) {
                x.swap(fresh);
            }
            return solved;
        });
    }

    void swap(butterfly_factorization &other) noexcept {
        workspace_.swap(other.workspace_);
        matrix_.swap(other.matrix_);
        std::swap(capacity_, other.capacity_);
        std::swap(order_, other.order_);
        std::swap(flags_, other.flags_);
    }

  private:
    std::unique_ptr<void, detail::workspace_destroyer<T>> workspace_;
    std::vector<T> matrix_;
    index_t capacity_ = 0, order_ = 0;
    std::uint32_t flags_ = 0;
};

template <class A>
butterfly_factorization(const A &, butterfly_options = {}) -> butterfly_factorization<element_t<const A>>;

} // namespace recursive_lu

#endif
