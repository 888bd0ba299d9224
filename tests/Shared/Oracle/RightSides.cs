using System.Numerics;

namespace RecursiveLU.Testing.Oracle;

/// <summary>Right-hand sides for a matrix.</summary>
internal static class RightSides<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Makes 1 to 3 columns, or sometimes 5: from 4 on systems are solved in panels.</summary>
    public static T[] Make(T[] a, int n, Random random)
    {
        int columns = random.Next(8) == 0 ? 5 : random.Next(1, 4);
        var b = new T[n * columns];
        for (int j = 0; j < columns; j++)
        {
            Fill(b.AsSpan(j * n, n), a, n, random);
        }

        return b;
    }

    private static void Fill(Span<T> b, T[] a, int n, Random random)
    {
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
                Multiply(b, a, n, j => Scaled(random, -Scales<T>.Exponent(a.AsSpan(j * n, n))));
                break;
            case 3:
                // As large as the row.
                for (int i = 0; i < n; i++)
                {
                    b[i] = Scaled(random, RowExponent(a, n, i));
                }

                break;
            case 4:
                b[random.Next(n)] = Scales<T>.Finite(T.ScaleB(T.One, Scales<T>.Exponent(a)));
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
        var row = new T[n];
        for (int j = 0; j < n; j++)
        {
            row[j] = a[i + (j * n)];
        }

        return Scales<T>.Exponent(row);
    }

    /// <summary>The product, rounded once.</summary>
    private static void Multiply(Span<T> b, T[] a, int n, Func<int, T> element)
    {
        var sums = new Dyadic[n];
        for (int j = 0; j < n; j++)
        {
            var x = Dyadic.Of(element(j));
            for (int i = 0; i < n; i++)
            {
                sums[i] += Dyadic.Of(a[i + (j * n)]) * x;
            }
        }

        for (int i = 0; i < n; i++)
        {
            b[i] = Scales<T>.Finite(T.CreateTruncating(sums[i].ToDouble()));
        }
    }
}
