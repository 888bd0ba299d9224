// Eigen's LU factorization with partial pivoting, in place, behind LAPACK's signature. What PartialPivLU does
// besides, a copy, a norm and a permutation, is left out: the other libraries do not do it either.
#include <complex>
#include <cstdint>
#include <Eigen/Core>
#include <Eigen/LU>
#include <string>

namespace {

template <typename Scalar>
void factor(const std::int32_t *m, const std::int32_t *n, Scalar *a, const std::int32_t *lda,
            std::int32_t *ipiv, std::int32_t *info) {
    Eigen::Map<Eigen::Matrix<std::int32_t, Eigen::Dynamic, 1>> pivots(ipiv, *m < *n ? *m : *n);
    std::int32_t exchanges = 0;
    using Implementation = Eigen::internal::partial_lu_impl<Scalar, Eigen::ColMajor, std::int32_t>;
    // The first column without a pivot, or -1.
    *info = static_cast<std::int32_t>(Implementation::blocked_lu(*m, *n, a, *lda, ipiv, exchanges)) + 1;
    pivots.array() += 1;
}

} // namespace

extern "C" {

#define DEFINE_GETRF(name, Scalar)                                                                           \
    void name(const std::int32_t *m, const std::int32_t *n, Scalar *a, const std::int32_t *lda,              \
              std::int32_t *ipiv, std::int32_t *info) {                                                      \
        factor(m, n, a, lda, ipiv, info);                                                                    \
    }

DEFINE_GETRF(dgetrf_, double)
DEFINE_GETRF(sgetrf_, float)
DEFINE_GETRF(zgetrf_, std::complex<double>)
DEFINE_GETRF(cgetrf_, std::complex<float>)

const char *eigen_lu_description() {
    static const std::string text =
        "Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
        std::to_string(EIGEN_MINOR_VERSION) +
        ", compiled with -O3 -march=native, kernels: " + Eigen::SimdInstructionSetsInUse();
    return text.c_str();
}
}
