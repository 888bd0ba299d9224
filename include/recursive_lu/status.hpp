/** @file How calls are made and how they end; a part of recursive_lu.hpp. */
#ifndef RECURSIVE_LU_STATUS_HPP
#define RECURSIVE_LU_STATUS_HPP

#include "../recursive_lu.h"

#include <cstdint>
#include <new>
#include <stdexcept>
#include <string>

namespace recursive_lu {

/** Sizes, distances and row exchanges. */
using index_t = std::int64_t;

/** How a matrix lies in memory: its columns, or its rows, one after the other. */
enum class layout { column_major, row_major };

/** op(A) of a system op(A) * X = B. */
enum class op : char { none = 'N', transposed = 'T', conjugate_transposed = 'C' };

/** The largest column sum, or row sum, of absolute values. */
enum class norm_kind : char { one = '1', infinity = 'I' };

/** How to factor. */
struct options {
    /** Use the processors that this process may use, with bitwise the same result. */
    bool threaded = false;
    /** Exchange rows; without, the result is exact only for matrices that need no exchanges. */
    bool pivot = true;

    /** The flags of the C functions. */
    constexpr std::uint32_t flags() const noexcept {
        return (threaded ? RECURSIVE_LU_THREADED : 0u) | (pivot ? 0u : RECURSIVE_LU_NO_PIVOT);
    }
};

/** A failed call whose reason is in the numbers, or in the library. */
class error : public std::runtime_error {
  public:
    error(const std::string &what, index_t info) : std::runtime_error(what), info_(info) {}

    /** What the C function returned; of a singular_error as is said there. */
    index_t info() const noexcept { return info_; }

  private:
    index_t info_;
};

/** A pivot is exactly zero. info() counts it from 1, with and without row exchanges; of a batch, the matrix.
 */
class singular_error : public error {
  public:
    using error::error;
};

/** How a call has ended. */
class [[nodiscard]] status {
  public:
    enum class kind { success, singular, inaccurate, bad_argument, out_of_memory, internal };

    /** From the result of a C function. */
    constexpr explicit status(index_t info = 0) noexcept : info_(info) {}

    /** Shapes that do not fit; the text must live for ever. */
    static constexpr status bad_shape(const char *problem) noexcept {
        status result(RECURSIVE_LU_BAD_ARGUMENT(0));
        result.problem_ = problem;
        return result;
    }

    /** True if all is well. */
    constexpr explicit operator bool() const noexcept { return info_ == 0; }

    /** What the C function returned; RECURSIVE_LU_BAD_ARGUMENT(0) for shapes that do not fit. */
    constexpr index_t info() const noexcept { return info_; }

    /** What info means. */
    constexpr kind reason() const noexcept {
        return info_ == 0                            ? kind::success
               : info_ == RECURSIVE_LU_OUT_OF_MEMORY ? kind::out_of_memory
               : info_ == RECURSIVE_LU_INTERNAL      ? kind::internal
               : info_ == RECURSIVE_LU_INACCURATE    ? kind::inaccurate
               : info_ < RECURSIVE_LU_OUT_OF_MEMORY  ? kind::bad_argument
                                                     : kind::singular;
    }

    /** A sentence. */
    const char *message() const noexcept {
        return problem_ != nullptr ? problem_ : recursive_lu_message(info_);
    }

    /** Throws what belongs to the reason; returns if all is well. */
    void throw_on_failure() const {
        switch (reason()) {
        case kind::success:
            return;
        case kind::singular:
            throw singular_error(message(), info_ < 0 ? -info_ : info_);
        case kind::bad_argument:
            throw std::invalid_argument(message());
        case kind::out_of_memory:
            throw std::bad_alloc();
        default:
            throw error(message(), info_);
        }
    }

  private:
    index_t info_;
    const char *problem_ = nullptr;
};

} // namespace recursive_lu

#endif
