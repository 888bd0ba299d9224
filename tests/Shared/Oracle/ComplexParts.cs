using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Complex matrices of each <see cref="MatrixKind"/>, made of real ones; each number is two, the real part first.</summary>
internal static class ComplexParts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private enum Form
    {
        /// <summary>No imaginary part.</summary>
        Real,

        /// <summary>No real part.</summary>
        Imaginary,

        /// <summary>A real matrix whose rows and columns are multiplied by powers of i: what is exact stays so.</summary>
        Turned,

        /// <summary>A real matrix times one Gaussian integer: of the same rank.</summary>
        Multiple,

        /// <summary>Two matrices of the same family.</summary>
        Pair,

        /// <summary>The same, the imaginary one much smaller or larger.</summary>
        UnevenPair,
    }

    /// <summary>Makes a matrix of 2 n x n parts.</summary>
    public static T[] Make(MatrixKind kind, Scaling scaling, int n, Random random)
    {
        var form = (Form)random.Next((int)Form.UnevenPair + 1);
        T[] matrix = MatrixFamilies.Make<T>(kind, n, random);
        T[] other = form >= Form.Pair ? MatrixFamilies.Make<T>(kind, n, random) : matrix;

        // The same powers of two for both, but for what is too large.
        int seed = random.Next();
        T[] re = Scales<T>.Apply(scaling, matrix, n, new Random(seed));
        T[] im = Scales<T>.Apply(scaling, other, n, new Random(seed));
        (T p, T q) = (T.CreateChecked(random.Next(1, 4)), T.CreateChecked(random.Next(-3, 4)));
        int uneven = random.Next(-60, 61);
        int[] turns = [.. Enumerable.Range(0, 2 * n).Select(_ => random.Next(4))];
        var parts = new T[2 * n * n];
        for (int k = 0; k < n * n; k++)
        {
            (T Re, T Im) number = form switch
            {
                Form.Real => (re[k], T.Zero),
                Form.Imaginary => (T.Zero, re[k]),
                Form.Turned => Turned(re[k], turns[k % n] + turns[n + (k / n)]),
                Form.Multiple => (Scales<T>.Finite(re[k] * p), Scales<T>.Finite(re[k] * q)),
                Form.Pair => (re[k], im[k]),
                _ => (re[k], Scales<T>.Finite(T.ScaleB(im[k], uneven))),
            };
            (parts[2 * k], parts[(2 * k) + 1]) = number;
        }

        return parts;
    }

    private static (T Re, T Im) Turned(T x, int turns) => (turns % 4) switch
    {
        0 => (x, T.Zero),
        1 => (T.Zero, x),
        2 => (-x, T.Zero),
        _ => (T.Zero, -x),
    };
}
