using System.Diagnostics;
using System.Numerics;
using Scattering;

// Sound of a wave number meets a kite-shaped obstacle: prints how the amplitude far behind it converges, checks it by energy,
// and how much comes back from every direction. Scattering [FILE.png] also draws the field.
const double WaveNumber = 5;
const int Directions = 360;

Console.WriteLine($"a plane wave, wave number {WaveNumber}, meets a soft kite; boundary points, amplitude forward and backward:");
Console.WriteLine("   n   forward                      backward                     energy lost      ms     residual");
Scatterer scatterer = null!;
Complex[] density = [];
foreach (int n in (int[])[32, 64, 128, 256])
{
    long start = Stopwatch.GetTimestamp();
    scatterer = new Scatterer(WaveNumber, n);
    double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    Complex[] incident = scatterer.Incident(angle: 0);
    density = scatterer.Solve(incident);
    Complex forward = scatterer.FarField(density, 0);
    Complex backward = scatterer.FarField(density, Math.PI);
    Console.WriteLine(
        $"{n,4}   {Text(forward)}  {Text(backward)}  {Lost(scatterer, density, forward),11:e1}  {milliseconds,6:f0}  "
        + $"{scatterer.Residual(density, incident),11:e1}");
}

// One factorization serves all directions.
Complex[] all = [.. Enumerable.Range(0, Directions).SelectMany(i => scatterer.Incident(2 * Math.PI * i / Directions))];
Complex[] densities = scatterer.Solve(all);
int order = scatterer.Points.Length;
double[] echo = [.. Enumerable.Range(0, Directions).Select(i =>
    Complex.Abs(scatterer.FarField(densities.AsSpan(i * order, order), (2 * Math.PI * i / Directions) + Math.PI)))];
Console.WriteLine(
    $"the same factors for {Directions} directions: the echo is strongest, {echo.Max():f4}, for a wave that goes to "
    + $"{Array.IndexOf(echo, echo.Max())} degrees, and weakest, {echo.Min():f4}, to {Array.IndexOf(echo, echo.Min())}");

if (args is [string path])
{
    Draw(path, scatterer, density);
    Console.WriteLine($"{path}: the magnitude of the sound, from silent (black) to twice the incident wave (white)");
}

static string Text(Complex z) => $"{z.Real,12:f8} {z.Imaginary,12:f8} i";

// What the forward wave takes from the incident one must be what is scattered in all directions.
static double Lost(Scatterer scatterer, Complex[] density, Complex forward)
{
    double scattered = Enumerable.Range(0, Directions)
        .Sum(i => Math.Pow(Complex.Abs(scatterer.FarField(density, 2 * Math.PI * i / Directions)), 2)) * 2 * Math.PI / Directions;
    double taken = Math.Sqrt(8 * Math.PI / WaveNumber) * (Complex.FromPolarCoordinates(1, -Math.PI / 4) * forward).Imaginary;
    return Math.Abs(scattered - taken) / scattered;
}

static void Draw(string path, Scatterer scatterer, Complex[] density)
{
    const int Width = 300, Height = 200;
    const double Scale = 0.03;
    var pixels = new byte[3 * Width * Height];
    Parallel.For(0, Height, row =>
    {
        for (int column = 0; column < Width; column++)
        {
            (double x, double y) = ((column - (Width * 0.45)) * Scale, ((Height / 2) - row) * Scale);
            double size = Kite.Contains(scatterer.Points, x, y) ? -1 : Complex.Abs(scatterer.Field(density, 0, x, y)) / 2;
            Span<byte> pixel = pixels.AsSpan(3 * ((row * Width) + column), 3);
            pixel[0] = size < 0 ? (byte)70 : (byte)(255 * Math.Clamp(size * 1.6, 0, 1));
            pixel[1] = size < 0 ? (byte)90 : (byte)(255 * Math.Clamp((size * 1.6) - 0.4, 0, 1));
            pixel[2] = size < 0 ? (byte)110 : (byte)(255 * Math.Clamp((size * 3) - 2, 0, 1));
        }
    });
    Png.Write(path, Width, Height, pixels);
}
