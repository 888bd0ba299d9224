using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Numbers;
using RecursiveLU.Kernels.Blas;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Kernels.Vectors;
using RecursiveLU.Memory;
using RecursiveLU.Sizes;
using RecursiveLU.Threading;

namespace RecursiveLU.Algorithms.Blas;

/// <summary>X := alpha * X * T or alpha * X * T^-1 for an upper triangle T, X divided into strips that go by one after another.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal readonly unsafe struct TriangularStrips<T, TVector>
    where T : unmanaged, INumberBase<T>
    where TVector : struct, ISimd<TVector, T>
{
    private readonly MatrixView<T> _x;
    private readonly long _rows;
    private readonly nint _order;
    private readonly T _alpha;
    private readonly MatrixView<T> _t;
    private readonly bool _isUnit;
    private readonly bool _solves;

    /// <summary>Whether whole strips are what X has: vectors, nothing to be done before, and lines in many sets of the cache.</summary>
    private readonly bool _isInPlace;

    /// <summary>Initializes a new instance of the <see cref="TriangularStrips{T, TVector}"/> struct.</summary>
    /// <param name="x">X; its rows or its columns are contiguous, upwards perhaps.</param>
    /// <param name="rows">X's rows.</param>
    /// <param name="order">T's order.</param>
    /// <param name="alpha">The factor.</param>
    /// <param name="t">T.</param>
    /// <param name="isUnit">Whether T's diagonal is one.</param>
    /// <param name="solves">Whether the inverse of T is meant.</param>
    public TriangularStrips(in MatrixView<T> x, long rows, long order, T alpha, in MatrixView<T> t, bool isUnit, bool solves)
    {
        (_x, _rows, _order, _alpha, _t, _isUnit, _solves) = (x, rows, (nint)order, alpha, t, isUnit, solves);
        _isInPlace = x.RowStep == 1 && Factor == T.One && !t.IsConjugate && !BlasTuning.AreAliased(x.ColumnStep * sizeof(T));
    }

    /// <summary>Gets what X is multiplied by first: multiplying with a triangle changes the sign.</summary>
    private T Factor => _solves ? _alpha : -_alpha;

    /// <summary>Gets the strips.</summary>
    private long Strips => (_rows + GemmTiles<T, TVector>.Rows - 1) / GemmTiles<T, TVector>.Rows;

    /// <summary>Computes it, by several threads if that pays.</summary>
    public void Run(int threads)
    {
        bool isShared = (Int128)_rows * _order * _order >= Tuning.For<T>().ParallelWork;
        var team = new Team(isShared ? threads : 1);
        long tasks = Math.Min(Strips, team.Threads == 1 ? 1 : BlasTuning.TasksPerThread * team.Threads);
        fixed (TriangularStrips<T, TVector>* self = &this)
        {
            var shared = new Shared { Strips = self, Tasks = tasks };
            team.Run(tasks, &RunTask, &shared);
        }

        team.Dispose();
    }

    private static void RunTask(void* context, long task)
    {
        var shared = (Shared*)context;
        long strips = shared->Strips->Strips;
        shared->Strips->RunStrips(strips * task / shared->Tasks, strips * (task + 1) / shared->Tasks);
    }

    private void RunStrips(long begin, long end)
    {
        int height = GemmTiles<T, TVector>.Rows;
        long bytes = (long)_order * height * sizeof(T);
        if (bytes > KernelTuning.StackBytes && Scratch.TryRent(bytes, out Scratch scratch))
        {
            RunStrips(begin, end, height, (T*)scratch.Pointer);
            scratch.Return();
        }
        else
        {
            // Of the largest triangle a strip of one vector fits.
            RunStripsOnStack(begin, end, bytes > KernelTuning.StackBytes ? TVector.Count : height);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunStripsOnStack(long begin, long end, int height)
    {
        byte* block = stackalloc byte[KernelTuning.StackBytes + Scratch.Alignment];
        nuint aligned = ((nuint)block + Scratch.Alignment - 1) & ~(nuint)(Scratch.Alignment - 1);
        RunStrips(begin, end, height, (T*)aligned);
    }

    /// <summary>Rows of some strips go by in strips of a height.</summary>
    private void RunStrips(long begin, long end, int height, T* strip)
    {
        long last = Math.Min(_rows, end * GemmTiles<T, TVector>.Rows);
        for (long row = begin * GemmTiles<T, TVector>.Rows; row < last; row += height)
        {
            int rows = (int)Math.Min(height, last - row);
            int whole = (rows + TVector.Count - 1) / TVector.Count * TVector.Count;
            MatrixView<T> x = _x.From(row, 0);
            if (_isInPlace && whole == rows)
            {
                Compute(x.Data, rows, x.ColumnStep);
                continue;
            }

            StripCopy<T, TVector>.Read(x, rows, _order, strip, whole);
            Prepare(strip, whole * _order);
            Compute(strip, whole, whole);
            if (_t.IsConjugate)
            {
                Vectors.Conjugate(whole * _order, strip);
            }

            StripCopy<T, TVector>.Write(strip, whole, x, rows, _order);
        }
    }

    /// <summary>Multiplies by alpha. With the conjugate of T, the conjugate of X has the conjugate of the result.</summary>
    private void Prepare(T* strip, long elements)
    {
        if (Factor != T.One)
        {
            Columns<T, TVector>.Scale(strip, elements, Factor);
        }

        if (_t.IsConjugate)
        {
            Vectors.Conjugate(elements, strip);
        }
    }

    private void Compute(T* strip, int height, nint stride)
    {
        if (_solves && _isUnit)
        {
            StripTriangle<T, TVector>.Solve<UnitDiagonal>(strip, height, stride, _order, _t);
        }
        else if (_solves)
        {
            StripTriangle<T, TVector>.Solve<StoredDiagonal>(strip, height, stride, _order, _t);
        }
        else if (_isUnit)
        {
            StripTriangle<T, TVector>.Multiply<UnitDiagonal>(strip, height, stride, _order, _t);
        }
        else
        {
            StripTriangle<T, TVector>.Multiply<StoredDiagonal>(strip, height, stride, _order, _t);
        }
    }

    private struct Shared
    {
        public TriangularStrips<T, TVector>* Strips;
        public long Tasks;
    }
}
