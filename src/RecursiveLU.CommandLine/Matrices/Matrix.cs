using System.Numerics;
using System.Runtime.InteropServices;
using RecursiveLU.Protocol;

namespace RecursiveLU.CommandLine.Matrices;

/// <summary>A dense matrix, column-major without gaps, outside of the collected heap: it may have over 2^31 elements.</summary>
internal abstract unsafe class Matrix : IDisposable
{
    private readonly Budget _budget;

    /// <summary>Makes a matrix of zeros.</summary>
    protected Matrix(Budget budget, string what, ElementType type, long rows, long columns)
    {
        Data = budget.Allocate(what, rows, columns, type.Bytes());
        _budget = budget;
        Type = type;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Gets the rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Gets the columns.</summary>
    public long Columns { get; private set; }

    /// <summary>Gets the type of the elements.</summary>
    public ElementType Type { get; }

    /// <summary>Gets the elements.</summary>
    public void* Data { get; private set; }

    /// <summary>Gets the bytes of all elements.</summary>
    public long Bytes => Rows * Columns * Type.Bytes();

    /// <summary>Gets the number of elements.</summary>
    public long Count => Rows * Columns;

    /// <summary>Gets the distance between columns as LAPACK wants it.</summary>
    public long LeadingDimension => Math.Max(1, Rows);

    /// <summary>Makes a matrix of zeros.</summary>
    /// <exception cref="Errors.Failure">It is more than the budget has.</exception>
    public static Matrix Zeros(Budget budget, string what, ElementType type, long rows, long columns) => type switch
    {
        ElementType.F64 => new Matrix<double>(budget, what, rows, columns),
        ElementType.F32 => new Matrix<float>(budget, what, rows, columns),
        ElementType.C128 => new Matrix<Complex>(budget, what, rows, columns),
        _ => new Matrix<Complex64>(budget, what, rows, columns),
    };

    /// <summary>A matrix of the same numbers.</summary>
    public Matrix Copy(string what)
    {
        Matrix copy = Zeros(_budget, what, Type, Rows, Columns);
        NativeMemory.Copy(Data, copy.Data, (nuint)Bytes);
        return copy;
    }

    /// <summary>The upper trapezoid of the first rows and columns, or the lower one with ones on its diagonal.</summary>
    public Matrix Trapezoid(string what, long rows, long columns, bool isUpper)
    {
        Matrix part = Zeros(_budget, what, Type, rows, columns);
        for (long j = 0; j < columns; j++)
        {
            (long first, long end) = isUpper ? (0, Math.Min(j + 1, rows)) : (j, rows);
            for (long i = first; i < end; i++)
            {
                part.Set(i + (j * rows), !isUpper && i == j ? Complex.One : At(i + (j * Rows)));
            }
        }

        return part;
    }

    /// <summary>The same matrix with elements of a wider type: itself, or a new one in whose place it is freed.</summary>
    public Matrix Widened(string what, ElementType type)
    {
        if (type == Type)
        {
            return this;
        }

        Matrix wider = Zeros(_budget, what, type, Rows, Columns);
        for (long k = 0; k < Count; k++)
        {
            wider.Set(k, At(k));
        }

        Dispose();
        return wider;
    }

    /// <summary>Element k of the columns laid end to end.</summary>
    public abstract Complex At(long k);

    /// <summary>Sets element k of the columns laid end to end.</summary>
    public abstract void Set(long k, Complex value);

    /// <summary>The largest sum of magnitudes in a column.</summary>
    public abstract double Norm1();

    /// <summary>The largest sum of magnitudes in a row.</summary>
    public abstract double NormInf();

    /// <summary>Computes y = A * x for the only column of x.</summary>
    public abstract void Multiply(Matrix x, Matrix y);

    /// <summary>Takes rows that lie end to end as columns: the matrix becomes what they say.</summary>
    /// <param name="what">The purpose, for a message.</param>
    /// <returns>Itself, or a new one in whose place it is freed.</returns>
    public Matrix FromRows(string what)
    {
        if (Rows <= 1 || Columns <= 1)
        {
            (Rows, Columns) = (Columns, Rows);
            return this;
        }

        if (Rows == Columns)
        {
            TransposeInPlace();
            return this;
        }

        Matrix transposed = Zeros(_budget, what, Type, Columns, Rows);
        Transpose(transposed);
        Dispose();
        return transposed;
    }

    /// <summary>Frees the elements.</summary>
    public void Dispose()
    {
        if (Data != null)
        {
            _budget.Free(Data, Bytes);
            Data = null;
        }
    }

    /// <summary>Writes the transposed matrix.</summary>
    protected abstract void Transpose(Matrix target);

    /// <summary>Transposes a square matrix.</summary>
    protected abstract void TransposeInPlace();
}
