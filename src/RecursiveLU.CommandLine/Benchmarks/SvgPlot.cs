using System.Globalization;
using System.Text;

namespace RecursiveLU.CommandLine.Benchmarks;

/// <summary>Draws measurements as an SVG: GFLOP/s over the order, both from 0, a line for each number of threads.</summary>
/// <remarks>Not by OxyPlot (OxyPlot.Core 2.2.0): it reflects on its data, of which the trimmer warns (IL2067).</remarks>
internal static class SvgPlot
{
    private const int Width = 720;
    private const int Height = 440;
    private const int Left = 64;
    private const int Right = 24;
    private const int Top = 48;
    private const int Bottom = 56;

    /// <summary>Colours that differ in brightness, too.</summary>
    private static readonly string[] s_colours = ["#0a5db8", "#d9622b", "#1b8a5a", "#7b3fa0"];

    /// <summary>Draws the plot.</summary>
    /// <param name="title">The line above.</param>
    /// <param name="points">At least one.</param>
    public static string Draw(string title, IReadOnlyList<Measurement> points)
    {
        double stepX = Step(points.Max(point => point.Order));
        double stepY = Step(points.Max(point => point.Gflops));
        double endX = stepX * Math.Ceiling(points.Max(point => point.Order) / stepX);
        double endY = stepY * Math.Ceiling(points.Max(point => point.Gflops) / stepY);
        double X(double order) => Left + (order / endX * (Width - Left - Right));
        double Y(double gflops) => Height - Bottom - (gflops / endY * (Height - Top - Bottom));

        var svg = new StringBuilder();
        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\"");
        Line($"    font-family=\"sans-serif\" font-size=\"13\">");
        Line($"<title>{Escaped(title)}</title>");
        Line($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Line($"<text x=\"{Left}\" y=\"26\" font-size=\"16\">{Escaped(title)}</text>");
        for (double y = 0; y <= endY; y += stepY)
        {
            Line($"<path d=\"M{Left} {Y(y):f1}H{Width - Right}\" stroke=\"#dddddd\"/>");
            Line($"<text x=\"{Left - 8}\" y=\"{Y(y) + 4:f1}\" text-anchor=\"end\">{y:g4}</text>");
        }

        for (double x = 0; x <= endX; x += stepX)
        {
            Line($"<text x=\"{X(x):f1}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{x:g6}</text>");
        }

        Line($"<text x=\"{(Width + Left - Right) / 2}\" y=\"{Height - 12}\" text-anchor=\"middle\">order</text>");
        int middle = (Height + Top - Bottom) / 2;
        Line($"<text transform=\"translate(18 {middle}) rotate(-90)\" text-anchor=\"middle\">GFLOP/s</text>");
        int series = 0;
        foreach (IGrouping<int, Measurement> line in points.GroupBy(point => point.Threads))
        {
            string colour = s_colours[series % s_colours.Length];
            string path = string.Join(' ', line.Select(point =>
                string.Create(CultureInfo.InvariantCulture, $"{X(point.Order):f1},{Y(point.Gflops):f1}")));
            Line($"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
            foreach (Measurement point in line)
            {
                Line($"<circle cx=\"{X(point.Order):f1}\" cy=\"{Y(point.Gflops):f1}\" r=\"3.5\" fill=\"{colour}\"/>");
            }

            string threads = line.Key == 1 ? "1 thread" : $"{line.Key} threads";
            int end = Width - Right - (110 * series);
            Line($"<text x=\"{end}\" y=\"{Top - 6}\" text-anchor=\"end\" fill=\"{colour}\">{threads}</text>");
            series++;
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>A distance of at most ten lines up to a number: 1, 2 or 5 times a power of ten.</summary>
    private static double Step(double most)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(most / 4)));
        double quotient = most / 4 / power;
        return power * (quotient < 2 ? 1 : quotient < 5 ? 2 : 5);
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
