using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Right-hand sides for a matrix. Complex ones are made of parts, as their matrices are: two for each number.</summary>
internal static class RightSides<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes 1 to 3 columns, or sometimes 5: from 4 on systems are solved in panels.</summary>
    public static T[] Make(T[] a, int n, Random random)
    {
        int columns = random.Next(8) == 0 ? 5 : random.Next(1, 4);
        int height = a.Length / n;
        var b = new T[height * columns];
        for (int j = 0; j < columns; j++)
        {
            Fill(b.AsSpan(j * height, height), a, n, random);
        }

        return b;
    }

    private static void Fill(Span<T> b, T[] a, int n, Random random)
    {
        int height = b.Length;
        switch (random.Next(7))
        {
            case 0:
                // A * x with x of moderate size.
                Multiply(b, a, n, _ => T.CreateSaturating((2 * random.NextDouble()) - 1));
                break;
            case 1:
                Multiply(b, a, n, _ => T.One);
                break;
            case 2:
                // With x as small as the column is large.
                Multiply(b, a, n, j => Scaled(random, -Scales<T>.Exponent(a.AsSpan(j * height, height))));
                break;
            case 3:
                // As large as the row.
                for (int i = 0; i < height; i++)
                {
                    b[i] = Scaled(random, RowExponent(a, n, i / (height / n)));
                }

                break;
            case 4:
                b[random.Next(height)] = Scales<T>.Finite(T.ScaleB(T.One, Scales<T>.Exponent(a)));
                break;
            case 5:
                foreach (ref T x in b)
                {
                    x = T.CreateSaturating(random.Next(-9, 10));
                }

                break;
            default:
                (int least, int most) = Scales<T>.Range(random);
                int exponent = random.Next(least, most + 1);
                foreach (ref T x in b)
                {
                    x = Scaled(random, exponent);
                }

                break;
        }
    }

    private static T Scaled(Random random, int exponent) =>
        Scales<T>.Finite(T.ScaleB(T.CreateSaturating((2 * random.NextDouble()) - 1), exponent));

    private static int RowExponent(T[] a, int n, int i)
    {
        int parts = a.Length / (n * n);
        var row = new T[n * parts];
        for (int j = 0; j < row.Length; j++)
        {
            row[j] = a[(i * parts) + (j % parts) + (j / parts * n * parts)];
        }

        return Scales<T>.Exponent(row);
    }

    /// <summary>The product, rounded once.</summary>
    private static void Multiply(Span<T> b, T[] a, int n, Func<int, T> element)
    {
        int parts = b.Length / n;
        var sums = new DyadicComplex[n];
        for (int j = 0; j < n; j++)
        {
            DyadicComplex x = Number(parts, () => element(j));
            for (int i = 0; i < n; i++)
            {
                int place = parts * (i + (j * n));
                sums[i] += Number(parts, () => a[place++]) * x;
            }
        }

        for (int i = 0; i < b.Length; i++)
        {
            DyadicComplex sum = sums[i / parts];
            b[i] = Scales<T>.Finite(T.CreateTruncating((i % parts == 0 ? sum.Re : sum.Im).ToDouble()));
        }
    }

    private static DyadicComplex Number(int parts, Func<T> next)
    {
        var re = Dyadic.Of(next());
        return new(re, parts == 1 ? Dyadic.Zero : Dyadic.Of(next()));
    }
}
