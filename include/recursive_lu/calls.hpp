/** @file The C functions by the type of their elements, and copies for them; a part of recursive_lu.hpp. */
#ifndef RECURSIVE_LU_CALLS_HPP
#define RECURSIVE_LU_CALLS_HPP

#include "views.hpp"

#include <algorithm>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace recursive_lu {

namespace detail {

/* The real type of an element, and the C functions for it. */
template <class T> struct functions;

#define RECURSIVE_LU_BIND(element, c_element, real_type, name)                                               \
    template <> struct functions<element> {                                                                  \
        using real = real_type;                                                                              \
        static c_element *c(element *p) { return reinterpret_cast<c_element *>(p); }                         \
        static const c_element *c(const element *p) { return reinterpret_cast<const c_element *>(p); }       \
        static index_t factor(element *a, index_t m, index_t n, index_t lda, index_t *ipiv,                  \
                              std::uint32_t flags) {                                                         \
            return recursive_lu_##name##_strided(c(a), m, n, lda, ipiv, flags);                              \
        }                                                                                                    \
        static index_t solve(op trans, index_t n, index_t nrhs, const element *lu, index_t lda,              \
                             const index_t *ipiv, element *b, index_t ldb) {                                 \
            return recursive_lu_##name##_solve(static_cast<char>(trans), n, nrhs, c(lu), lda, ipiv, c(b),    \
                                               ldb);                                                         \
        }                                                                                                    \
        static index_t gesv(index_t n, index_t nrhs, element *a, index_t lda, index_t *ipiv, element *b,     \
                            index_t ldb, std::uint32_t flags) {                                              \
            return recursive_lu_##name##_gesv(n, nrhs, c(a), lda, ipiv, c(b), ldb, flags);                   \
        }                                                                                                    \
        static index_t inverse(index_t n, element *lu, index_t lda, const index_t *ipiv,                     \
                               std::uint32_t flags) {                                                        \
            return recursive_lu_##name##_inverse(n, c(lu), lda, ipiv, flags);                                \
        }                                                                                                    \
        static index_t det(index_t n, const element *lu, index_t lda, const index_t *ipiv, element *det) {   \
            return recursive_lu_##name##_det(n, c(lu), lda, ipiv, c(det));                                   \
        }                                                                                                    \
        static index_t logdet(index_t n, const element *lu, index_t lda, const index_t *ipiv, element *sign, \
                              real *logabs) {                                                                \
            return recursive_lu_##name##_logdet(n, c(lu), lda, ipiv, reinterpret_cast<real *>(sign),         \
                                                logabs);                                                     \
        }                                                                                                    \
        static index_t rcond(norm_kind norm, index_t n, const element *lu, index_t lda, real anorm,          \
                             real *rcond) {                                                                  \
            return recursive_lu_##name##_rcond(static_cast<char>(norm), n, c(lu), lda, anorm, rcond);        \
        }                                                                                                    \
        static index_t refine(op trans, index_t n, index_t nrhs, const element *a, index_t lda,              \
                              const element *lu, index_t ldlu, const index_t *ipiv, const element *b,        \
                              index_t ldb, element *x, index_t ldx, real *ferr, real *berr) {                \
            return recursive_lu_##name##_refine(static_cast<char>(trans), n, nrhs, c(a), lda, c(lu), ldlu,   \
                                                ipiv, c(b), ldb, c(x), ldx, ferr, berr);                     \
        }                                                                                                    \
        static index_t batched(element *a, index_t m, index_t n, index_t lda, index_t stride, index_t *ipiv, \
                               index_t stride_p, index_t batch, index_t *infos, std::uint32_t flags) {       \
            return recursive_lu_##name##_batched(c(a), m, n, lda, stride, ipiv, stride_p, batch, infos,      \
                                                 flags);                                                     \
        }                                                                                                    \
        static index_t batched_solve(op trans, index_t n, index_t nrhs, const element *lu, index_t lda,      \
                                     index_t stride, const index_t *ipiv, index_t stride_p, element *b,      \
                                     index_t ldb, index_t stride_b, index_t batch, index_t *infos,           \
                                     std::uint32_t flags) {                                                  \
            return recursive_lu_##name##_batched_solve(static_cast<char>(trans), n, nrhs, c(lu), lda,        \
                                                       stride, ipiv, stride_p, c(b), ldb, stride_b, batch,   \
                                                       infos, flags);                                        \
        }                                                                                                    \
        static index_t batched_gesv(index_t n, index_t nrhs, element *a, index_t lda, index_t stride,        \
                                    index_t *ipiv, index_t stride_p, element *b, index_t ldb,                \
                                    index_t stride_b, index_t batch, index_t *infos, std::uint32_t flags) {  \
            return recursive_lu_##name##_batched_gesv(n, nrhs, c(a), lda, stride, ipiv, stride_p, c(b), ldb, \
                                                      stride_b, batch, infos, flags);                        \
        }                                                                                                    \
        static index_t butterfly_workspace_create(index_t n, void **workspace) {                             \
            return recursive_lu_##name##_butterfly_workspace_create(n, workspace);                           \
        }                                                                                                    \
        static index_t butterfly_workspace_destroy(void *workspace) {                                        \
            return recursive_lu_##name##_butterfly_workspace_destroy(workspace);                             \
        }                                                                                                    \
        static index_t butterfly_factor(void *workspace, index_t n, const element *a, index_t lda,           \
                                        std::uint64_t seed, index_t *iter, std::uint32_t flags) {            \
            return recursive_lu_##name##_butterfly_factor(workspace, n, c(a), lda, seed, iter, flags);       \
        }                                                                                                    \
        static index_t butterfly_solve(void *workspace, index_t nrhs, const element *a, index_t lda,         \
                                       const element *b, index_t ldb, element *x, index_t ldx,               \
                                       index_t *iter, std::uint32_t flags) {                                 \
            return recursive_lu_##name##_butterfly_solve(workspace, nrhs, c(a), lda, c(b), ldb, c(x), ldx,   \
                                                         iter, flags);                                       \
        }                                                                                                    \
        static index_t butterfly_gesv(index_t n, index_t nrhs, const element *a, index_t lda,                \
                                      std::uint64_t seed, const element *b, index_t ldb, element *x,         \
                                      index_t ldx, index_t *iter, std::uint32_t flags) {                     \
            return recursive_lu_##name##_butterfly_gesv(n, nrhs, c(a), lda, seed, c(b), ldb, c(x), ldx,      \
                                                        iter, flags);                                        \
        }                                                                                                    \
    }

RECURSIVE_LU_BIND(double, double, double, f64);
RECURSIVE_LU_BIND(float, float, float, f32);
RECURSIVE_LU_BIND(std::complex<double>, recursive_lu_complex128, double, c128);
RECURSIVE_LU_BIND(std::complex<float>, recursive_lu_complex64, float, c64);
#undef RECURSIVE_LU_BIND

/* Those of mixed precision, for the elements that have them. */
template <class T> struct mixed_functions;

#define RECURSIVE_LU_BIND_MIXED(element, name)                                                               \
    template <> struct mixed_functions<element> : functions<element> {                                       \
        static index_t gesv(index_t n, index_t nrhs, element *a, index_t lda, index_t *ipiv,                 \
                            const element *b, index_t ldb, element *x, index_t ldx, index_t *iter,           \
                            std::uint32_t flags) {                                                           \
            return recursive_lu_##name##_mixed_gesv(n, nrhs, c(a), lda, ipiv, c(b), ldb, c(x), ldx, iter,    \
                                                    flags);                                                  \
        }                                                                                                    \
    }

RECURSIVE_LU_BIND_MIXED(double, f64);
RECURSIVE_LU_BIND_MIXED(std::complex<double>, c128);
#undef RECURSIVE_LU_BIND_MIXED

/* The number of a matrix's elements. */
template <class T> std::size_t count(matrix_view<T> matrix) noexcept {
    return static_cast<std::size_t>(matrix.rows()) * static_cast<std::size_t>(matrix.columns());
}

/* Copies a matrix of the same shape; blocks, so that neither layout walks through memory. */
template <class T> void copy(matrix_view<const T> from, matrix_view<T> to) {
    constexpr index_t block = 16;
    for (index_t j0 = 0; j0 < to.columns(); j0 += block) {
        for (index_t i0 = 0; i0 < to.rows(); i0 += block) {
            for (index_t j = j0; j < std::min(j0 + block, to.columns()); j++) {
                for (index_t i = i0; i < std::min(i0 + block, to.rows()); i++) {
                    to(i, j) = from(i, j);
                }
            }
        }
    }
}

/* The matrix's elements, by columns and without gaps. */
template <class T> void store(matrix_view<const T> from, std::vector<T> &to) {
    if (!from.is_row_major() && from.ld() == from.rows()) {
        to.assign(from.data(), from.data() + count(from));
    } else {
        to.resize(count(from));
        copy<T>(from, matrix_view<T>(to.data(), from.rows(), from.columns()));
    }
}

/* A matrix by columns: the given one, or if that is by rows a copy. */
template <class T> class by_columns {
  public:
    explicit by_columns(matrix_view<T> given) : given_(given), view_(given) {
        if (given.is_row_major()) {
            store<value>(given, copy_);
            view_ = {copy_.data(), given.rows(), given.columns()};
        }
    }

    matrix_view<T> view() const noexcept { return view_; }

    /* Writes what became of the copy into the given matrix. */
    void give_back() const {
        if (given_.is_row_major()) {
            copy<value>(view_, given_);
        }
    }

  private:
    using value = std::remove_const_t<T>;
    matrix_view<T> given_, view_;
    std::vector<value> copy_;
};

/* The exceptions of a function's body as a status. */
template <class F> status guarded(F &&body) noexcept {
    try {
        return body();
    } catch (const std::invalid_argument &) {
        return status::bad_shape("the strides of a matrix or vector are none of columns or rows");
    } catch (const std::bad_alloc &) {
        return status(RECURSIVE_LU_OUT_OF_MEMORY);
    } catch (const std::length_error &) {
        return status(RECURSIVE_LU_OUT_OF_MEMORY);
    } catch (...) {
        // Of a matrix_traits that the program has.
        return status(RECURSIVE_LU_INTERNAL);
    }
}

inline status check_pair(index_t order, index_t rows, bool valid) noexcept {
    return !valid ? status::bad_shape("a size, leading dimension or pointer is impossible")
           : rows != order
               ? status::bad_shape("the right-hand sides have another number of rows than the matrix")
               : status();
}

template <class T> status check_square(matrix_view<const T> a) noexcept {
    return !a.is_valid()             ? status::bad_shape("a size, leading dimension or pointer is impossible")
           : a.rows() != a.columns() ? status::bad_shape("the matrix is not square")
                                     : status();
}

template <class T> status check_system(matrix_view<const T> a, matrix_view<const T> b) noexcept {
    status square = check_square(a);
    return square ? check_pair(a.rows(), b.rows(), b.is_valid()) : square;
}

} // namespace detail

/** The type of absolute values. */
template <class T> using real_t = typename detail::functions<T>::real;

} // namespace recursive_lu

#endif
