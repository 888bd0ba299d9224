using DNNE;
using RecursiveLU.Conventions;

namespace RecursiveLU.Native;

/// <summary>What the C header and the P/Invoke class know by name.</summary>
[C99DeclCode("""
    /* Complex numbers: the real part, then the imaginary part. To have other types of the same layout,
       define these names as macros before this file is included. */
    #ifndef recursive_lu_complex128
    #ifdef __cplusplus
    extern "C++" {
    #include <complex>
    }
    #define recursive_lu_complex128 std::complex<double>
    #elif defined(__STDC_NO_COMPLEX__) || defined(_MSC_VER)
    #define recursive_lu_complex128 struct recursive_lu_pair_of_doubles
    struct recursive_lu_pair_of_doubles {
        double real, imag;
    };
    #else
    #define recursive_lu_complex128 double _Complex
    #endif
    #endif
    #ifndef recursive_lu_complex64
    #ifdef __cplusplus
    extern "C++" {
    #include <complex>
    }
    #define recursive_lu_complex64 std::complex<float>
    #elif defined(__STDC_NO_COMPLEX__) || defined(_MSC_VER)
    #define recursive_lu_complex64 struct recursive_lu_pair_of_floats
    struct recursive_lu_pair_of_floats {
        float real, imag;
    };
    #else
    #define recursive_lu_complex64 float _Complex
    #endif
    #endif

    /* Argument i (1-based) is illegal; nothing was read or written through any pointer.
       The low 32 bits of this and of each error above are a negative number, too: read as int, none looks like
       a zero pivot. */
    #define RECURSIVE_LU_BAD_ARGUMENT(i) (INT64_MIN + 2147483648 + (i))
    """)]
internal static class Constants
{
    /// <summary>Flag: use the processors this process may use; the result is bitwise that of one thread.</summary>
    [CMacro("RECURSIVE_LU_THREADED")]
    internal const uint Threaded = LuFlags.Threaded;

    /// <summary>Flag: factor without row exchanges. ipiv is filled with the identity, or may be NULL.</summary>
    [CMacro("RECURSIVE_LU_NO_PIVOT")]
    internal const uint NoPivot = LuFlags.NoPivot;

    /// <summary>Flag: the matrix is row-major, element (i, j) at A[i*lda + j], as C and NumPy arrays are. Its factors are, too,
    /// and have the same bits; ipiv means the same. Functions that also solve say what they factor.</summary>
    [CMacro("RECURSIVE_LU_ROW_MAJOR")]
    internal const uint RowMajor = LuFlags.RowMajor;

    /// <summary>info: scratch memory could not be had; A may be partly factored.</summary>
    [CMacro("RECURSIVE_LU_OUT_OF_MEMORY")]
    internal const long OutOfMemory = InfoCode.OutOfMemory;

    /// <summary>info: a defect of the library; A may be partly factored.</summary>
    [CMacro("RECURSIVE_LU_INTERNAL")]
    internal const long Internal = InfoCode.Internal;

    /// <summary>info: no acceptable solution was found. Of random butterflies: by their residuals; of the other functions that
    /// tell it: U or X is not finite, because the data is not or because numbers overflowed.</summary>
    [CMacro("RECURSIVE_LU_INACCURATE")]
    internal const long Inaccurate = InfoCode.Inaccurate;
}
