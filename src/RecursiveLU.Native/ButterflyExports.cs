using System.Numerics;
using DNNE;

namespace RecursiveLU.Native;

/// <summary>Systems solved without row exchanges, after random butterflies.</summary>
internal static unsafe partial class ButterflyExports
{
    /// <summary>Makes a workspace for solving {element} systems by random butterflies.</summary>
    /// <param name="n">The order up to which matrices can be factored in it, at least 0. It takes the memory of one such matrix
    /// and a little more.</param>
    /// <param name="workspace">Written: a handle, not an address; NULL if there was not enough memory. Not NULL.</param>
    /// <returns>0; or RECURSIVE_LU_BAD_ARGUMENT(i), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe. Calls that use the same workspace at the same time wait for each other. For the functions of
    /// {element} only: to the others, and once destroyed to all, the handle is an illegal argument, as any other value is. A
    /// child of fork has copies of all workspaces; one that another thread was using at that moment has no factors
    /// there.</remarks>
    [Export("recursive_lu_{type}_butterfly_workspace_create")]
    private static long Create<T>(long n, void** workspace)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new ButterflyCreateCall<T>(n, workspace));

    /// <summary>Ends a workspace of recursive_lu_{type}_butterfly_workspace_create and gives its memory back.</summary>
    /// <param name="workspace">Its handle.</param>
    /// <returns>0; or RECURSIVE_LU_BAD_ARGUMENT(1) if it is no handle, or one destroyed before; or
    /// RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe: waits until no other call uses the workspace.</remarks>
    [Export("recursive_lu_{type}_butterfly_workspace_destroy")]
    private static long Destroy<T>(void* workspace)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new ButterflyDestroyCall<T>(workspace));

    /// <summary>
    /// Factors a {element} matrix A into a workspace: U^T * A * V with random butterflies U and V of depth two, without row
    /// exchanges<f64>.</f64><c128>.</c128><f32> but some among eight rows that follow each other.</f32><c64> but some among eight
    /// rows that follow each other.</c64>
    /// </summary>
    /// <param name="workspace">A handle of recursive_lu_{type}_butterfly_workspace_create; what it held is forgotten.</param>
    /// <param name="n">Order of A, from 0 to that of the workspace.</param>
    /// <param name="A">n x n, column-major, only read.</param>
    /// <param name="lda">Distance between columns of A in elements, at least max(1, n).</param>
    /// <param name="seed">What the random numbers depend on, any number.</param>
    /// <param name="iter">Written unless an argument is illegal; not NULL. 0; or -1: the randomised matrix has a pivot that is
    /// zero or not finite, and A was factored with row exchanges.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.</param>
    /// <returns>0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is exactly zero, the first such
    /// k; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that is none), RECURSIVE_LU_OUT_OF_MEMORY,
    /// RECURSIVE_LU_INTERNAL.</returns>
    /// <remarks>Thread-safe for distinct workspaces; for the same one, calls wait for each other. The same seed gives the same
    /// bits on any number of threads: of the randomised matrix with all kernels, of its factors and of solutions with all kernels
    /// that have fused multiply-add (all but "baseline"). <first>Butterflies add rows and columns that are n/4 and n/2 apart:
    /// matrices of many zeros in a pattern, such as permutations, may keep zero pivots, and those are factored with row
    /// exchanges.</first> Algorithm: D. S. Parker, UCLA report CSD-950023, 1995; M. Baboulin, J. Dongarra, J. Herrmann, S. Tomov,
    /// ACM TOMS 39(2), 2013.</remarks>
    [Export("recursive_lu_{type}_butterfly_factor")]
    private static long Factor<T>(
        void* workspace, long n, [C99Type("const {c} *")] T* A, long lda, ulong seed, long* iter, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new ButterflyFactorCall<T>(workspace, n, A, lda, seed, iter, flags));

    /// <summary>
    /// Solves A * X = B for the {element} matrix that recursive_lu_{type}_butterfly_factor factored last in a workspace.
    /// </summary>
    /// <param name="workspace">The workspace. One without factors is an illegal argument.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0.</param>
    /// <param name="A">The n x n matrix A itself, for the residuals, column-major, only read.</param>
    /// <param name="lda">Distance between columns of A in elements, at least max(1, n).</param>
    /// <param name="B">n x nrhs, column-major, only read.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <param name="X">n x nrhs, column-major, written. Must not overlap A or B.</param>
    /// <param name="ldx">Distance between columns of X in elements, at least max(1, n).</param>
    /// <param name="iter">Written unless an argument is illegal; not NULL. At least 0: the steps of refinement of the column that
    /// needed most. Negative: the solution is from factors with row exchanges, which the workspace holds from now on. -1:
    /// recursive_lu_{type}_butterfly_factor has made them; -2: a residual was not acceptable.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.</param>
    /// <returns>0; or k greater than 0: A is singular, U(k,k) of its factors with row exchanges is exactly zero, the first such
    /// k; or RECURSIVE_LU_INACCURATE: no acceptable solution was found; or RECURSIVE_LU_BAD_ARGUMENT(i) (also for a handle that
    /// is none), RECURSIVE_LU_OUT_OF_MEMORY, RECURSIVE_LU_INTERNAL. If it is not 0, X may hold anything.</returns>
    /// <remarks>Thread-safe for distinct workspaces; for the same one, calls wait for each other. Columns of X are refined
    /// until the componentwise backward error max |r| / (|A| |x| + |b|), r = b - A*x<complex>, magnitudes |re| +
    /// |im|</complex>, is at most (2 sqrt(n) + 4) * {roundoff}, or at most (n + 16) * {roundoff} and no longer halves, or
    /// after 10 steps; it is acceptable if it is at most (n + 16) * {roundoff}; with factors from row exchanges also if
    /// normInf(r) / (normInf(A) normInf(x) + normInf(b)) is. No residual counts that has underflowed or overflowed: for
    /// numbers near the ends of the range row exchanges come in, and where those fail A, B and X scaled by powers of two.
    /// Rounding of X to multiples of the smallest number is no error. A column of X has the same bits whatever nrhs is, as
    /// long as all columns get the same factors. Threads change nothing.</remarks>
    [Export("recursive_lu_{type}_butterfly_solve")]
    private static long Solve<T>(
        void* workspace, long nrhs, [C99Type("const {c} *")] T* A, long lda,
        [C99Type("const {c} *")] T* B, long ldb, T* X, long ldx, long* iter, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new ButterflySolveCall<T>(workspace, nrhs, A, lda, B, ldb, X, ldx, iter, flags));

    /// <summary>
    /// Solves A * X = B for {element} matrices by random butterflies in one call: without row exchanges<f32> but some among
    /// eight rows that follow each other</f32><c64> but some among eight rows that follow each other</c64>, refined, and where
    /// that does not lead to an acceptable residual, with all of them.
    /// </summary>
    /// <param name="n">Order of A, at least 0.</param>
    /// <param name="nrhs">Right-hand sides, columns of B, at least 0; if 0, nothing is done.</param>
    /// <param name="A">n x n, column-major, only read.</param>
    /// <param name="lda">Distance between columns of A in elements, at least max(1, n).</param>
    /// <param name="seed">What the random numbers depend on, any number.</param>
    /// <param name="B">n x nrhs, column-major, only read.</param>
    /// <param name="ldb">Distance between columns of B in elements, at least max(1, n).</param>
    /// <param name="X">n x nrhs, column-major, written. Must not overlap A or B.</param>
    /// <param name="ldx">Distance between columns of X in elements, at least max(1, n).</param>
    /// <param name="iter">Written unless an argument is illegal; not NULL. At least 0: the steps of refinement of the column that
    /// needed most. Negative: why the solution is from factors with row exchanges. -1: the randomised matrix has a pivot that is
    /// zero or not finite; -2: a residual was not acceptable.</param>
    /// <param name="flags">RECURSIVE_LU_THREADED or 0. Any other bit is an illegal argument.</param>
    /// <returns>As recursive_lu_{type}_butterfly_solve.</returns>
    /// <remarks>Thread-safe for distinct X. Accuracy and bits are those of recursive_lu_{type}_butterfly_factor and
    /// recursive_lu_{type}_butterfly_solve.</remarks>
    [Export("recursive_lu_{type}_butterfly_gesv")]
    private static long Gesv<T>(
        long n, long nrhs, [C99Type("const {c} *")] T* A, long lda, ulong seed,
        [C99Type("const {c} *")] T* B, long ldb, T* X, long ldx, long* iter, uint flags)
        where T : unmanaged, INumberBase<T> =>
        Entry.Run(new ButterflyGesvCall<T>(n, nrhs, A, lda, seed, B, ldb, X, ldx, iter, flags));
}
