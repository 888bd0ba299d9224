using System.Numerics;

namespace RecursiveLU.CommandLine.Matrices;

/// <summary>A matrix of one of the four types.</summary>
/// <typeparam name="T">double, float, <see cref="Complex"/> or <see cref="Complex64"/>.</typeparam>
internal sealed unsafe class Matrix<T> : Matrix
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Rows and columns of a block that fits into the first cache beside its transposed.</summary>
    private const long Block = 32;

    /// <summary>Makes a matrix of zeros.</summary>
    public Matrix(Budget budget, string what, long rows, long columns)
        : base(budget, what, Element.TypeOf<T>(), rows, columns)
    {
    }

    private T* Elements => (T*)Data;

    /// <inheritdoc/>
    public override Complex At(long k) => Element.Widen(Elements[k]);

    /// <inheritdoc/>
    public override void Set(long k, Complex value) => Elements[k] = Element.Narrow<T>(value);

    /// <inheritdoc/>
    public override double Norm1()
    {
        double largest = 0;
        for (long j = 0; j < Columns; j++)
        {
            double sum = 0;
            for (long i = 0; i < Rows; i++)
            {
                sum += Element.Magnitude(Elements[i + (j * Rows)]);
            }

            largest = Math.Max(largest, sum);
        }

        return largest;
    }

    /// <inheritdoc/>
    public override double NormInf()
    {
        var sums = new double[Rows];
        for (long j = 0; j < Columns; j++)
        {
            for (long i = 0; i < Rows; i++)
            {
                sums[i] += Element.Magnitude(Elements[i + (j * Rows)]);
            }
        }

        return sums.Aggregate(0.0, Math.Max);
    }

    /// <inheritdoc/>
    public override void Multiply(Matrix x, Matrix y)
    {
        T* from = ((Matrix<T>)x).Elements;
        T* to = ((Matrix<T>)y).Elements;
        new Span<T>(to, checked((int)Rows)).Clear();
        for (long j = 0; j < Columns; j++)
        {
            T* column = Elements + (j * Rows);
            T factor = from[j];
            for (long i = 0; i < Rows; i++)
            {
                to[i] += column[i] * factor;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Transpose(Matrix target)
    {
        T* to = ((Matrix<T>)target).Elements;
        for (long j0 = 0; j0 < Columns; j0 += Block)
        {
            for (long i0 = 0; i0 < Rows; i0 += Block)
            {
                for (long j = j0; j < Math.Min(Columns, j0 + Block); j++)
                {
                    for (long i = i0; i < Math.Min(Rows, i0 + Block); i++)
                    {
                        to[j + (i * Columns)] = Elements[i + (j * Rows)];
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override void TransposeInPlace()
    {
        for (long j0 = 0; j0 < Columns; j0 += Block)
        {
            for (long i0 = j0; i0 < Rows; i0 += Block)
            {
                for (long j = j0; j < Math.Min(Columns, j0 + Block); j++)
                {
                    for (long i = Math.Max(i0, j + 1); i < Math.Min(Rows, i0 + Block); i++)
                    {
                        T* one = Elements + i + (j * Rows);
                        T* other = Elements + j + (i * Rows);
                        (*one, *other) = (*other, *one);
                    }
                }
            }
        }
    }
}
