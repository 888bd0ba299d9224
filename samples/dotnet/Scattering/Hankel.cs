using System.Numerics;

namespace Scattering;

/// <summary>The cylindrical waves H0 and H1, Hankel functions of the first kind, with their real parts J0 and J1.</summary>
internal static class Hankel
{
    private const double EulerGamma = 0.57721566490153286;

    /// <summary>Computes both of an x &gt; 0, to about 14 digits.</summary>
    /// <remarks>Miller's recursion downward for J, normalised by J0 + 2 (J2 + J4 + ...) = 1, and Neumann's series of J for Y
    /// (M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 9.1.27, 9.1.46 and 9.1.88).</remarks>
    public static (Complex H0, Complex H1) Of(double x)
    {
        // From here on J is below 1e-16 of its largest values; an even number, so that the signs below are right.
        int k = 2 * ((int)(x + (6 * Math.Cbrt(x)) + 24) / 2);
        double above = 0, j = 1e-250, sum = 0, y0 = 0, y1 = 0;
        for (; k > 0; k--)
        {
            double sign = k / 2 % 2 == 0 ? 1 : -1;
            if (k % 2 == 0)
            {
                sum += 2 * j;
                y0 += sign * j / (k / 2);
            }
            else if (k > 1)
            {
                y1 += sign * k * j / (k / 2 * (k / 2 + 1.0));
            }

            (above, j) = (j, (2 * k / x * j) - above);
        }

        sum += j;
        double j0 = j / sum, j1 = above / sum;
        double logarithm = Math.Log(x / 2) + EulerGamma;
        y0 = 2 / Math.PI * ((logarithm * j0) - (2 * y0 / sum));
        y1 = 2 / Math.PI * (((logarithm - 1) * j1) - (j0 / x) - (y1 / sum));
        return (new Complex(j0, y0), new Complex(j1, y1));
    }
}
