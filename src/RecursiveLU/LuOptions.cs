using RecursiveLU.Conventions;

namespace RecursiveLU;

/// <summary>Choices of a factorization. The default value means partial pivoting, one thread, column-major, no exception on a
/// singular matrix.</summary>
public readonly record struct LuOptions
{
    /// <summary>Gets how rows are exchanged.</summary>
    public Pivoting Pivoting { get; init; }

    /// <summary>Gets a value indicating whether the processors that the process may use share the work.
    /// The result is bitwise that of one thread.</summary>
    public bool Threaded { get; init; }

    /// <summary>Gets a value indicating whether an exactly zero pivot throws <see cref="SingularMatrixException"/>
    /// once the factorization is complete.</summary>
    public bool ThrowIfSingular { get; init; }

    /// <summary>Gets how the matrix lies in memory. Row-major matrices can be factored, and the factors have the same
    /// bits in either layout. <see cref="Lu.SolveInPlace{T}"/> and FactorAndSolveBatch take them, too, and leave the factors of the
    /// transposes. For other methods that solve it is an illegal option.</summary>
    public MatrixLayout Layout { get; init; }

    internal uint Flags =>
        (Pivoting == Pivoting.None ? LuFlags.NoPivot : 0) | (Threaded ? LuFlags.Threaded : 0)
        | (Layout == MatrixLayout.RowMajor ? LuFlags.RowMajor : 0);
}
