namespace Scattering;

/// <summary>A point of the obstacle's boundary, a kite, with the first and second derivatives by the parameter.</summary>
/// <param name="T">The parameter, from 0 to 2 pi.</param>
internal readonly record struct Kite(double T)
{
    public double X => Math.Cos(T) + (0.65 * Math.Cos(2 * T)) - 0.65;

    public double Y => 1.5 * Math.Sin(T);

    public double DX => -Math.Sin(T) - (1.3 * Math.Sin(2 * T));

    public double DY => 1.5 * Math.Cos(T);

    public double DDX => -Math.Cos(T) - (2.6 * Math.Cos(2 * T));

    public double DDY => -1.5 * Math.Sin(T);

    /// <summary>Gets the length of the boundary by the parameter.</summary>
    public double Speed => Math.Sqrt((DX * DX) + (DY * DY));

    /// <summary>Whether a point is inside of the polygon of boundary points.</summary>
    public static bool Contains(Kite[] points, double x, double y)
    {
        bool inside = false;
        for (int i = 0, j = points.Length - 1; i < points.Length; j = i++)
        {
            (Kite a, Kite b) = (points[i], points[j]);
            if (a.Y > y != b.Y > y && x < a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)))
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
