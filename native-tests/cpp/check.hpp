// What the tests of the C++ header share: checks that are counted, random numbers, and residuals.
#ifndef CHECK_HPP
#define CHECK_HPP

#include "recursive_lu.hpp"

#include <cstdio>
#include <random>
#include <type_traits>
#include <vector>

inline int failures = 0;

#define CHECK(condition)                                                                                     \
    ((condition) ? void() : (failures++, void(std::printf("%s:%d: %s\n", __FILE__, __LINE__, #condition))))

// Whether a call throws just that.
template <class Exception, class F> bool throws(F &&call) {
    try {
        call();
    } catch (const Exception &) {
        return true;
    } catch (...) {
        return false;
    }
    return false;
}

// Numbers from -1 to 1, in both parts if complex.
template <class T> std::vector<T> random_numbers(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::uniform_real_distribution<recursive_lu::real_t<T>> numbers(-1, 1);
    std::vector<T> result(count);
    for (T &x : result) {
        if constexpr (std::is_floating_point_v<T>) {
            x = numbers(generator);
        } else {
            x = T(numbers(generator), numbers(generator));
        }
    }
    return result;
}

template <class T> T conjugate(T x) {
    if constexpr (std::is_floating_point_v<T>) {
        return x;
    } else {
        return std::conj(x);
    }
}

// The largest element of op(A) * X - B.
template <class T>
recursive_lu::real_t<T> residual(recursive_lu::matrix_view<const T> a, recursive_lu::matrix_view<const T> x,
                                 recursive_lu::matrix_view<const T> b,
                                 recursive_lu::op which = recursive_lu::op::none) {
    using recursive_lu::op;
    recursive_lu::real_t<T> largest = 0;
    for (recursive_lu::index_t k = 0; k < b.columns(); k++) {
        for (recursive_lu::index_t i = 0; i < a.rows(); i++) {
            T sum = -b(i, k);
            for (recursive_lu::index_t j = 0; j < a.columns(); j++) {
                T element = which == op::none ? a(i, j) : a(j, i);
                sum += (which == op::conjugate_transposed ? conjugate(element) : element) * x(j, k);
            }
            largest = std::max(largest, std::abs(sum));
        }
    }
    return largest;
}

template <class T> constexpr recursive_lu::real_t<T> tolerance() {
    return sizeof(recursive_lu::real_t<T>) == 8 ? recursive_lu::real_t<T>(1e-11)
                                                : recursive_lu::real_t<T>(1e-3);
}

#endif
