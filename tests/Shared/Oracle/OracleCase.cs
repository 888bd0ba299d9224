using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace RecursiveLU.Testing.Oracle;

/// <summary>A small system A * X = B that a seed makes, the same on every machine.</summary>
/// <typeparam name="T">The type of the elements: <see cref="float"/>, <see cref="double"/> or a complex number of two of them.</typeparam>
/// <typeparam name="TReal">The type of their parts.</typeparam>
internal sealed class OracleCase<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IBinaryFloatingPointIeee754<TReal>
{
    private OracleCase(int seed, MatrixKind kind, Scaling scaling, int n, T[] a, T[] b)
    {
        Seed = seed;
        Kind = kind;
        Scaling = scaling;
        N = n;
        A = a;
        B = b;
    }

    /// <summary>Gets what the system depends on.</summary>
    public int Seed { get; }

    /// <summary>Gets the family of A.</summary>
    public MatrixKind Kind { get; }

    /// <summary>Gets the scaling of A.</summary>
    public Scaling Scaling { get; }

    /// <summary>Gets the order of A.</summary>
    public int N { get; }

    /// <summary>Gets the number of columns of B.</summary>
    public int Columns => B.Length / N;

    /// <summary>Gets A, column-major; finite.</summary>
    public T[] A { get; }

    /// <summary>Gets B, column-major; finite.</summary>
    public T[] B { get; }

    /// <summary>Makes the system of a seed.</summary>
    public static OracleCase<T, TReal> Make(int seed)
    {
        var random = new Random(seed);
        MatrixKind kind = Any<MatrixKind>(random);

        // Every other matrix as it is: exactly singular ones, and ties between pivots, survive no scaling by rows.
        Scaling scaling = random.Next(2) == 0 ? Scaling.None : Any<Scaling>(random);

        // Small orders more often: each has kernels of its own.
        int n = 1 + (int)(12 * Math.Pow(random.NextDouble(), 1.5));
        TReal[] a = Precision.IsComplex<T>()
            ? ComplexParts<TReal>.Make(kind, scaling, n, random)
            : Scales<TReal>.Apply(scaling, MatrixFamilies.Make<TReal>(kind, n, random), n, random);
        return new(seed, kind, scaling, n, Numbers(a), Numbers(RightSides<TReal>.Make(a, n, random)));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"seed {Seed}, {Kind}, scaling {Scaling}, {typeof(T).Name}, n = {N}, {Columns} columns");

    /// <summary>The elements' bits, column by column; of complex numbers part by part.</summary>
    public string Hex() => $"A = {Hex(A)}{Environment.NewLine}B = {Hex(B)}";

    private static T[] Numbers(TReal[] parts) => MemoryMarshal.Cast<TReal, T>(parts).ToArray();

    private static string Hex(T[] x)
    {
        var text = new StringBuilder();
        foreach (TReal element in MemoryMarshal.Cast<T, TReal>(x))
        {
            _ = element is double d
                ? text.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToUInt64Bits(d):x16} ")
                : text.Append(CultureInfo.InvariantCulture, $"{BitConverter.SingleToUInt32Bits(float.CreateChecked(element)):x8} ");
        }

        return text.ToString().TrimEnd();
    }

    private static TEnum Any<TEnum>(Random random)
        where TEnum : struct, Enum
    {
        TEnum[] all = Enum.GetValues<TEnum>();
        return all[random.Next(all.Length)];
    }
}
