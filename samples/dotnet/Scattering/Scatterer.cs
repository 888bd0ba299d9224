using System.Numerics;
using RecursiveLU;

namespace Scattering;

/// <summary>Sound of one frequency that meets a soft obstacle: the scattered wave is a combined double and single layer on the
/// boundary, whose density solves an integral equation of the second kind.</summary>
/// <remarks>Nystrom's method with quadrature for the logarithmic singularity, which converges exponentially: R. Kress, Boundary
/// integral equations in time-harmonic acoustic scattering, Math. Comput. Modelling 15, 1991; D. Colton, R. Kress, Inverse
/// Acoustic and Electromagnetic Scattering Theory, section 3.5 (2nd ed.).</remarks>
internal sealed class Scatterer
{
    private const double EulerGamma = 0.57721566490153286;

    private readonly double _k;
    private readonly Kite[] _points;
    private readonly Complex[] _matrix;
    private readonly LuFactorization<Complex> _factors;

    /// <summary>Assembles the matrix and factors it.</summary>
    /// <param name="k">The wave number, 2 pi / wavelength.</param>
    /// <param name="order">The number of boundary points, even.</param>
    public Scatterer(double k, int order)
    {
        _k = k;
        _points = [.. Enumerable.Range(0, order).Select(i => new Kite(2 * Math.PI * i / order))];
        _matrix = Assemble();
        _factors = Lu.Factor<Complex>(_matrix, order, order, new LuOptions { Threaded = true });
    }

    /// <summary>Gets the boundary points.</summary>
    public Kite[] Points => _points;

    /// <summary>Gets the right-hand side of a plane wave.</summary>
    /// <param name="angle">The direction in which it goes.</param>
    public Complex[] Incident(double angle) => [.. _points.Select(p => -2 * PlaneWave(angle, p.X, p.Y))];

    /// <summary>Solves for the densities of many incident waves with the same factors.</summary>
    public Complex[] Solve(Complex[] incident) => _factors.Solve(incident, incident.Length / _points.Length);

    /// <summary>The largest element of A x - b, relative to those of A and x.</summary>
    public double Residual(Complex[] x, Complex[] b)
    {
        int n = _points.Length;
        double worst = 0, norm = 0;
        for (int i = 0; i < n; i++)
        {
            Complex sum = -b[i];
            double row = 0;
            for (int j = 0; j < n; j++)
            {
                sum += _matrix[i + (j * n)] * x[j];
                row += Complex.Abs(_matrix[i + (j * n)]);
            }

            worst = Math.Max(worst, Complex.Abs(sum));
            norm = Math.Max(norm, row);
        }

        return worst / (norm * x.Max(Complex.Abs));
    }

    /// <summary>The amplitude of the scattered wave far away, in a direction.</summary>
    public Complex FarField(ReadOnlySpan<Complex> density, double angle)
    {
        (double sin, double cos) = Math.SinCos(angle);
        Complex sum = 0;
        for (int j = 0; j < _points.Length; j++)
        {
            Kite p = _points[j];
            double weight = _k * ((p.DY * cos) - (p.DX * sin)) + (_k * p.Speed);
            sum += weight * Complex.FromPolarCoordinates(1, -_k * ((cos * p.X) + (sin * p.Y))) * density[j];
        }

        return Complex.FromPolarCoordinates(Step / Math.Sqrt(8 * Math.PI * _k), -Math.PI / 4) * sum;
    }

    /// <summary>The incident and the scattered wave together at a point outside, some steps of the boundary away from
    /// it.</summary>
    public Complex Field(ReadOnlySpan<Complex> density, double angle, double x, double y)
    {
        Complex sum = 0;
        for (int j = 0; j < _points.Length; j++)
        {
            Kite p = _points[j];
            (double dx, double dy) = (x - p.X, y - p.Y);
            double r = Math.Sqrt((dx * dx) + (dy * dy));
            (Complex h0, Complex h1) = Hankel.Of(_k * r);
            sum += ((((p.DY * dx) - (p.DX * dy)) / r * h1) - (Complex.ImaginaryOne * p.Speed * h0)) * density[j];
        }

        return PlaneWave(angle, x, y) + (new Complex(0, _k * Step / 4) * sum);
    }

    private double Step => 2 * Math.PI / _points.Length;

    private Complex PlaneWave(double angle, double x, double y) =>
        Complex.FromPolarCoordinates(1, _k * ((Math.Cos(angle) * x) + (Math.Sin(angle) * y)));

    private Complex[] Assemble()
    {
        int n = _points.Length;
        var matrix = new Complex[n * n];
        double[] logarithmic = LogarithmicWeights(n);
        Parallel.For(0, n, j =>
        {
            for (int i = 0; i < n; i++)
            {
                matrix[i + (j * n)] = (i == j ? 1 : 0) - Weighted(i, j, logarithmic[Math.Abs(i - j)]);
            }
        });
        return matrix;
    }

    /// <summary>The kernel between two points with its weights: the part that is multiplied by ln(4 sin^2((t - tau) / 2)), and
    /// the smooth rest.</summary>
    private Complex Weighted(int i, int j, double logarithmicWeight)
    {
        (Kite t, Kite tau) = (_points[i], _points[j]);
        double speed = tau.Speed;
        var coupling = new Complex(0, _k);
        if (i == j)
        {
            Complex smooth = (((t.DX * t.DDY) - (t.DY * t.DDX)) / (2 * Math.PI * speed * speed))
                + (coupling * speed * new Complex(-(EulerGamma + Math.Log(_k * speed / 2)) / Math.PI, 0.5));
            return (logarithmicWeight * coupling * -speed / (2 * Math.PI)) + (Step * smooth);
        }

        (double dx, double dy) = (tau.X - t.X, tau.Y - t.Y);
        double r = Math.Sqrt((dx * dx) + (dy * dy));
        double dipole = ((tau.DY * dx) - (tau.DX * dy)) / r;
        (Complex h0, Complex h1) = Hankel.Of(_k * r);
        Complex kernel = (new Complex(0, _k / 2) * dipole * h1) + (coupling * new Complex(0, 0.5) * speed * h0);
        Complex singular = ((-_k * dipole * h1.Real) - (coupling * speed * h0.Real)) / (2 * Math.PI);
        double sine = Math.Sin((t.T - tau.T) / 2);
        return (logarithmicWeight * singular) + (Step * (kernel - (singular * Math.Log(4 * sine * sine))));
    }

    /// <summary>The quadrature weights of ln(4 sin^2((t - tau) / 2)), by the distance of the points.</summary>
    private static double[] LogarithmicWeights(int points)
    {
        int n = points / 2;
        return [.. Enumerable.Range(0, points).Select(j =>
            (-2 * Math.PI / n * Enumerable.Range(1, n - 1).Sum(m => Math.Cos((double)m * j * Math.PI / n) / m))
            - ((j % 2 == 0 ? 1 : -1) * Math.PI / ((double)n * n)))];
    }
}
