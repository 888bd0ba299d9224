namespace HeaderGenerator.Output;

/// <summary>What the header says before its first declaration.</summary>
internal static class HeaderComment
{
    /// <summary>The text, without comment marks; the names that C cannot spell follow it.</summary>
    public const string Text = """
        RecursiveLU: LU factorizations of dense matrices, real and complex, and solutions from them, in
        double and single precision. A shared library with a C interface; it brings all it needs with it.

        Generated from the library's exports by eng/HeaderGenerator: edits are lost.

        Matrices
          Column-major: with rows and columns counted from 0, element (i, j) is A[i + j*lda]. A function
          without a parameter lda takes lda = m. Sizes are int64_t; where one is 0, pointers to what is
          empty then may be NULL. Data needs the alignment of its element, no more.

        Factors
          A = P * L * U, in place of A. L has a unit diagonal, which is not stored.

        Pivots
          As in LAPACK: ipiv has min(m, n) elements, counted from 1, and says that row i was exchanged
          with row ipiv[i-1], for i = 1, 2, 3 and so on, in this order.

        Results of type int64_t ("info" in LAPACK)
          0                             Success.
          k > 0                         U(k,k) is exactly zero, and k, counted from 1, is the first such.
                                        The factorization was completed; a solution was not begun.
          -k, k from 1 to min(m, n)     Without pivoting: pivot k is exactly zero, and is the first such.
                                        The factorization was completed.
          RECURSIVE_LU_BAD_ARGUMENT(i)  Argument i, counted from 1, is the first illegal one. Nothing was
                                        written.
          RECURSIVE_LU_OUT_OF_MEMORY    Memory could not be had; output may be partly written. If it is
                                        what the library needs to begin, nothing was touched, and
                                        the next call tries again.
          RECURSIVE_LU_INTERNAL         A defect of the library; output may be partly written.
          recursive_lu_message gives a sentence for each, recursive_lu_argument the name of an argument.
          No function aborts, exits or throws over the sizes and numbers it is given.

        Threads
          Every function may be called from any thread and from several at once, as long as no call
          writes what another one reads or writes. Only functions named _threaded, and those given
          RECURSIVE_LU_THREADED, compute on other threads than the caller's; their result is bitwise that
          of one thread.

        The process that a call is made in
          Signal actions, signal masks and alternate signal stacks stay as they are, and so do rounding
          mode and traps, and status flags but for FE_INEXACT; the factorization of a square matrix of
          order 8 or less may raise those that plain elimination of it raises.
          A child of fork() may call, whatever the parent's threads did at that moment; it computes on
          one thread. (A child of vfork(), _Fork() or the bare system call may not.)
          Settings for .NET in the environment are not read. A program that has more rights than its
          caller (set-user-ID) reads no environment variable.

        What a host must not do
          - Leave a call by longjmp, a C++ exception or a Lisp throw from a signal handler: the thread's
            next call would end the process. A handler that returns is fine, and so is one that throws
            while no call is active.
          - Cancel a thread asynchronously (PTHREAD_CANCEL_ASYNCHRONOUS) in a call. Deferred cancellation
            waits for the call's end.
          - End the main thread by pthread_exit and expect the process to end with the last of its own
            threads: the library's sleep for ever. exit() ends it.
          - Link a program statically and load the library all the same.
          - Put librecursivelu_lapack.so before a LAPACK with 64-bit integers under the plain names, such
            as Debian's liblapack64: where the next LAPACK is seen to be one, plain names go there.
          - Load the library into more than 11 namespaces (dlmopen): glibc has no more.

        Numbers
          - Real square matrices of order 4 or less are factored without fused multiply-add, by every
            function and in every library file: singular ones of small integers are found as
            reference LAPACK finds them. In larger ones, in complex ones, and in other shapes, a pivot
            of 1e-17 may stand where LAPACK finds zero.
          - A multiplier may be 1 + 2^-52 (float: 1 + 2^-23) in magnitude: columns are multiplied by the
            rounded reciprocal of their pivot. It has two digits less, and a multiplier may be
            1 + 3 * 2^-52 (1 + 3 * 2^-23), if the pivot exceeds 2^1022 (2^126).
          - The sign of a zero in a solution may differ from LAPACK's.
          - The kernels for AVX2 and for AVX-512 have given the same bits in everything tried; those of
            any processor round differently from order 5 on, as they have no fused multiply-add.

        Not promised
          - The same bits from another version of the library, or from other kernels on another
            processor.
          - A warning of nearly singular matrices: info reports only pivots that are exactly zero. The
            condition number that recursive_lu_f64_rcond estimates tells more.
          - A search for NaN and infinity: they are computed with as any number. Factorizations, and
            solutions from factors but those in batches, do not tell of them; where a function solves
            in one call or in batches, RECURSIVE_LU_INACCURATE does, if U or X is not finite.
          - A check that arrays are as long as they must be and do not overlap.
          - Unloading: once used, the library stays in the process, whatever dlclose is told.
        """;

    /// <summary>What introduces the names that C cannot spell.</summary>
    public const string OtherNames = """
        Names for dlsym, ccall and their like
          These functions have a second name with '!' at its end, which C cannot spell:
        """;
}
