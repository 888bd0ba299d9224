using System.Globalization;
using System.Numerics;
using System.Text;

namespace RecursiveLU.Testing.Oracle;

/// <summary>A small system A * X = B that a seed makes, the same on every machine.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal sealed class OracleCase<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
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
    public static OracleCase<T> Make(int seed)
    {
        var random = new Random(seed);
        MatrixKind kind = Any<MatrixKind>(random);

        // Every other matrix as it is: exactly singular ones, and ties between pivots, survive no scaling by rows.
        Scaling scaling = random.Next(2) == 0 ? Scaling.None : Any<Scaling>(random);

        // Small orders more often: each has kernels of its own.
        int n = 1 + (int)(12 * Math.Pow(random.NextDouble(), 1.5));
        T[] a = Scales<T>.Apply(scaling, MatrixFamilies.Make<T>(kind, n, random), n, random);
        return new(seed, kind, scaling, n, a, RightSides<T>.Make(a, n, random));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"seed {Seed}, {Kind}, scaling {Scaling}, {typeof(T).Name}, n = {N}, {Columns} columns");

    /// <summary>The elements' bits, column by column.</summary>
    public string Hex() => $"A = {Hex(A)}{Environment.NewLine}B = {Hex(B)}";

    private static string Hex(T[] x)
    {
        var text = new StringBuilder();
        foreach (T element in x)
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
