using System.Numerics;

namespace RecursiveLU.CommandLine.Matrices;

/// <summary>What is seen in the elements of a matrix.</summary>
/// <param name="Zeros">How many are zero.</param>
/// <param name="NotFinite">How many have an infinite or NaN part.</param>
/// <param name="Largest">The largest absolute value of the finite ones.</param>
/// <param name="Structure">diagonal, upper triangular, lower triangular, symmetric, hermitian, or general; a matrix that is not
/// square is general.</param>
internal sealed record MatrixFacts(long Zeros, long NotFinite, double Largest, string Structure)
{
    /// <summary>Looks at every element.</summary>
    public static MatrixFacts Of(Matrix matrix)
    {
        long zeros = 0;
        long notFinite = 0;
        double largest = 0;
        bool isSquare = matrix.Rows == matrix.Columns;
        (bool isUpper, bool isLower) = (isSquare, isSquare);
        (bool isSymmetric, bool isHermitian) = (isSquare, isSquare);
        for (long j = 0; j < matrix.Columns; j++)
        {
            for (long i = 0; i < matrix.Rows; i++)
            {
                Complex value = matrix.At(i + (j * matrix.Rows));
                zeros += value == Complex.Zero ? 1 : 0;
                isUpper &= i <= j || value == Complex.Zero;
                isLower &= i >= j || value == Complex.Zero;
                if (!Complex.IsFinite(value))
                {
                    notFinite++;
                }
                else
                {
                    largest = Math.Max(largest, value.Magnitude);
                }

                if ((isSymmetric || isHermitian) && i <= j)
                {
                    Complex mirrored = matrix.At(j + (i * matrix.Rows));
                    isSymmetric &= value == mirrored;
                    isHermitian &= value == Complex.Conjugate(mirrored);
                }
            }
        }

        string structure = isUpper && isLower ? "diagonal"
            : isUpper ? "upper triangular"
            : isLower ? "lower triangular"
            : isSymmetric ? "symmetric"
            : isHermitian ? "hermitian"
            : "general";
        return new MatrixFacts(zeros, notFinite, largest, structure);
    }
}
