using System.Numerics;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>B := alpha * op(A)^-1 * B, alpha * B * op(A)^-1, and the same without the inverse, for a triangle A.</summary>
/// <remarks>All are X * T or X * T^-1 with an upper triangle T: from the left all is transposed, and of a lower triangle rows and
/// columns are turned over. A large triangle goes block by block, and products do what is between the blocks.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal readonly unsafe struct TriangularProduct<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly bool _left;
    private readonly bool _solves;
    private readonly bool _isUnit;
    private readonly byte _trans;
    private readonly long _m;
    private readonly long _n;
    private readonly T _alpha;
    private readonly T* _a;
    private readonly long _lda;
    private readonly T* _b;
    private readonly long _ldb;
    private readonly int _threads;

    /// <summary>Whether T is a lower triangle before it is turned over.</summary>
    private readonly bool _turns;

    /// <summary>A product, or a solution.</summary>
    /// <param name="left">Whether A is on the left.</param>
    /// <param name="upper">Whether A is an upper triangle.</param>
    /// <param name="trans">Form of A: 'N', 'T' or 'C'.</param>
    /// <param name="isUnit">Whether A's diagonal is one.</param>
    /// <param name="m">Rows of B.</param>
    /// <param name="n">Columns of B.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="a">A.</param>
    /// <param name="lda">Elements from a column of A to the next.</param>
    /// <param name="b">B.</param>
    /// <param name="ldb">Elements from a column of B to the next.</param>
    /// <param name="threads">Threads that may share the work.</param>
    /// <param name="solves">Whether the inverse of A is meant.</param>
    public TriangularProduct(
        bool left, bool upper, byte trans, bool isUnit, long m, long n, T alpha, T* a, long lda, T* b, long ldb, int threads,
        bool solves)
    {
        (_left, _trans, _isUnit, _m, _n, _alpha, _threads, _solves) = (left, trans, isUnit, m, n, alpha, threads, solves);
        (_lda, _ldb) = (lda, ldb);
        _a = a;
        _b = b;
        _turns = (upper == (trans == (byte)'N')) == left;
    }

    private long Order => _left ? _m : _n;

    private MatrixView<T> A => MatrixView<T>.Of(_trans, _a, _lda);

    /// <summary>Computes it.</summary>
    public void Run()
    {
        if (_m <= 0 || _n <= 0)
        {
            return;
        }

        if (T.IsZero(_alpha))
        {
            Gemm.Run(_m, _n, 0, T.Zero, default, default, T.Zero, _b, _ldb, threads: 1);
        }
        else if (_solves)
        {
            Solve();
        }
        else
        {
            Multiply();
        }
    }

    /// <summary>Solves, for up to <see cref="BlasTuning.MostInScalars"/> rows and columns of real numbers and a factor other than zero, by
    /// nothing but a kernel: what surrounds larger ones takes longer than it does.</summary>
    public void SolveSmall()
    {
        Views(0, Order, out MatrixView<T> x, out MatrixView<T> t);
        T factor = _alpha;
        SmallTriangle<T>.Solve(x, (int)(_left ? _n : _m), (int)Order, factor == T.One ? null : &factor, t, _isUnit);
    }

    /// <summary>Block after block; what a block's solution changes in the others is subtracted at once.</summary>
    private void Solve()
    {
        for (long done = 0; done < Order; done += BlasTuning.TriangleOrder)
        {
            long size = Math.Min(BlasTuning.TriangleOrder, Order - done);
            T factor = done == 0 ? _alpha : T.One;
            RunBlock(done, size, factor);
            long rest = Order - done - size;
            if (rest > 0)
            {
                AddProduct(Begin(done + size, rest), rest, Begin(done, size), size, -T.One, factor);
            }
        }
    }

    /// <summary>The last block first, for it needs all others as they are.</summary>
    private void Multiply()
    {
        for (long end = Order; end > 0;)
        {
            long size = ((end - 1) % BlasTuning.TriangleOrder) + 1;
            end -= size;
            RunBlock(end, size, _alpha);
            if (end > 0)
            {
                AddProduct(Begin(end, size), size, Begin(0, end), end, _alpha, T.One);
            }
        }
    }

    /// <summary>Where so many of the triangle's rows begin in memory, the first of them being number <paramref name="first"/> where the
    /// triangle is turned over.</summary>
    private long Begin(long first, long count) => _turns ? Order - first - count : first;

    /// <summary>B's block <paramref name="target"/> := beta * itself + alpha * (block <paramref name="source"/> by A).</summary>
    private void AddProduct(long target, long targets, long source, long sources, T alpha, T beta)
    {
        MatrixView<T> a = A;
        var b = new MatrixView<T>(_b, 1, (nint)_ldb);
        if (_left)
        {
            Gemm.Run(targets, _n, sources, alpha, a.From(target, source), b.From(source, 0), beta, b.At(target, 0), _ldb, _threads);
        }
        else
        {
            Gemm.Run(_m, targets, sources, alpha, b.From(0, source), a.From(source, target), beta, b.At(0, target), _ldb, _threads);
        }
    }

    /// <summary>A block of the triangle as T, and the columns of X that belong to it.</summary>
    private void Views(long first, long size, out MatrixView<T> x, out MatrixView<T> t)
    {
        long begin = Begin(first, size);
        t = _left ? A.From(begin, begin).Transposed : A.From(begin, begin);
        x = _left ? new(_b + begin, (nint)_ldb, 1) : new(_b + (begin * _ldb), 1, (nint)_ldb);
        if (_turns)
        {
            t = new MatrixView<T>(t.At(size - 1, size - 1), -t.RowStep, -t.ColumnStep, t.IsConjugate);
            x = new MatrixView<T>(x.At(0, size - 1), x.RowStep, -x.ColumnStep);
        }
    }

    private void RunBlock(long first, long size, T factor)
    {
        Views(first, size, out MatrixView<T> x, out MatrixView<T> t);
        Widest.Run<T, Block>(new Block(x, _left ? _n : _m, size, factor, t, _isUnit, _solves, _threads));
    }

    private readonly struct Block(
        MatrixView<T> x, long rows, long order, T alpha, MatrixView<T> t, bool isUnit, bool solves, int threads) : IVectorised<T>
    {
        public long Run<TVector>()
            where TVector : struct, ISimd<TVector, T>
        {
            new TriangularStrips<T, TVector>(x, rows, order, alpha, t, isUnit, solves).Run(threads);
            return 0;
        }
    }
}
