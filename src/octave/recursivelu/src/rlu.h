// What the files of this package share: the library's functions by type of element, and how arguments are
// read. Everything that reads arguments leaves by an error of Octave's that names the function and what is
// wrong.
#ifndef RLU_H
#define RLU_H

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <octave/oct.h>
#include <recursive_lu.h>

namespace rlu {

// The library's functions for one type of elements.
template <typename T> struct library;

#define RLU_LIBRARY(T, R, letters)                                                                           \
    template <> struct library<T> {                                                                          \
        using real = R;                                                                                      \
        static constexpr auto strided = recursive_lu_##letters##_strided;                                    \
        static constexpr auto gesv = recursive_lu_##letters##_gesv;                                          \
        static constexpr auto batched_gesv = recursive_lu_##letters##_batched_gesv;                          \
        static constexpr auto batched_solve = recursive_lu_##letters##_batched_solve;                        \
        static constexpr auto inverse = recursive_lu_##letters##_inverse;                                    \
        static constexpr auto det = recursive_lu_##letters##_det;                                            \
        static constexpr auto logdet = recursive_lu_##letters##_logdet;                                      \
        static constexpr auto rcond = recursive_lu_##letters##_rcond;                                        \
    }

RLU_LIBRARY(double, double, f64);
RLU_LIBRARY(float, float, f32);
RLU_LIBRARY(Complex, double, c128);
RLU_LIBRARY(FloatComplex, float, c64);

#undef RLU_LIBRARY

// The type of elements that a value has, or that a computation is in.
struct element {
    bool single, complex;
};

inline element element_of(const octave_value &value) {
    return {value.is_single_type(), value.iscomplex()};
}

// Calls a generic function with a number of the type.
template <typename F> auto with_element(element type, F f) -> decltype(f(double())) {
    if (type.single) {
        return type.complex ? f(FloatComplex()) : f(float());
    }
    return type.complex ? f(Complex()) : f(double());
}

// The elements of a value, not copied if they have the type already: fortran_vec() makes the one copy that is
// written to.
template <typename T> Array<T> elements(const octave_value &value);
template <> inline Array<double> elements(const octave_value &value) {
    return value.array_value();
}
template <> inline Array<float> elements(const octave_value &value) {
    return value.float_array_value();
}
template <> inline Array<Complex> elements(const octave_value &value) {
    return value.complex_array_value();
}
template <> inline Array<FloatComplex> elements(const octave_value &value) {
    return value.float_complex_array_value();
}

// The distance between columns of so many rows.
inline int64_t leading(int64_t rows) {
    return rows > 0 ? rows : 1;
}

// An error "WHO: TEXT" with the identifier "recursivelu:KIND".
[[noreturn]] void fail(const char *kind, const char *who, const std::string &text);

// An error if the library could not do it: for want of memory, Octave's own.
void check_done(const char *who, int64_t info);

// Whether info tells of an exact zero on U's diagonal, with or without pivoting.
inline bool is_singular(int64_t info) {
    return info > 0 || (info < 0 && info > INT64_MIN / 2);
}

// An error if the value is not a full array of floating-point numbers or logicals.
void require_numbers(const char *who, const char *name, const octave_value &value);

// Optional arguments.
constexpr unsigned PIVOT = 1, THREADS = 2, TRANS = 4, VECTOR = 8;

struct options {
    bool pivot = true, vector = false;
    char trans = 'N';
    int32_t threads = 0; // 0: what the process has

    uint32_t flags() const {
        return (pivot ? 0 : RECURSIVE_LU_NO_PIVOT) | (threads == 1 ? 0 : RECURSIVE_LU_THREADED);
    }
};

options read_options(const char *who, const octave_value_list &args, octave_idx_type first, unsigned allowed);
int32_t read_threads(const char *who, const octave_value &value);

// Limits the threads of the process while a call lasts that was given a number of them.
class thread_limit {
  public:
    explicit thread_limit(const options &chosen) {
        if (chosen.threads > 1) {
            before = recursive_lu_get_num_threads();
            recursive_lu_set_num_threads(chosen.threads);
        }
    }
    ~thread_limit() {
        if (before > 0) {
            recursive_lu_set_num_threads(before);
        }
    }
    thread_limit(const thread_limit &) = delete;
    thread_limit &operator=(const thread_limit &) = delete;

  private:
    int32_t before = 0;
};

// A factorization as rlu returns it, a struct, whose fields have been checked.
struct factorization {
    octave_value lu;
    int64NDArray pivots;
    double zero_pivot, norm;

    octave_idx_type rows() const { return lu.rows(); }
    octave_idx_type columns() const { return lu.columns(); }
    const int64_t *ipiv() const { return reinterpret_cast<const int64_t *>(pivots.data()); }
};

factorization read_factorization(const char *who, const octave_value &value);

// Factors a matrix, or reads a factorization, for functions that take either. The norm of a matrix is NaN if
// it is not wanted.
factorization factor(const char *who, const octave_value &value, const options &chosen, bool with_norm);

// The same of a square matrix.
factorization factor_square(const char *who, const octave_value &value, const options &chosen,
                            bool with_norm);

// The estimated reciprocal condition number in the 1-norm.
template <typename T> typename library<T>::real condition(const char *who, const factorization &f) {
    using real = typename library<T>::real;
    real result = std::numeric_limits<real>::quiet_NaN();
    if (!std::isnan(f.norm)) {
        const Array<T> lu = elements<T>(f.lu);
        check_done(who, library<T>::rcond('1', f.rows(), lu.data(), leading(f.rows()),
                                          static_cast<real>(f.norm), &result));
    }
    return result;
}

} // namespace rlu

#endif
