using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using RecursiveLU;
using RecursiveLU.Testing.Oracle;

// Judges random small systems by exact arithmetic for so many seconds: "RecursiveLU.Oracle SECONDS [SEED]". Systems have the seeds
// SEED, SEED + 1 and so on, each in float and in double, real and complex; a wrong result says which,
// and with 0 seconds only that one is judged.
if (args.Length is < 1 or > 2
    || !double.TryParse(args[0], CultureInfo.InvariantCulture, out double seconds)
    || !int.TryParse(args.Length > 1 ? args[1] : "1", NumberStyles.Integer, CultureInfo.InvariantCulture, out int seed))
{
    Console.Error.WriteLine("usage: oracle.sh SECONDS [SEED]");
    return 2;
}

// So many wrong results of each subject are shown.
const int shown = 5;
var verdicts = new Verdicts();
var told = new Dictionary<Subject, int>();
var watch = Stopwatch.StartNew();
do
{
    Judge<double, double>.Run(seed, verdicts);
    Judge<float, float>.Run(seed, verdicts);
    Judge<Complex, double>.Run(seed, verdicts);
    Judge<Complex64, float>.Run(seed, verdicts);
    seed = unchecked(seed + 1);
    foreach (Subject subject in Enum.GetValues<Subject>())
    {
        IReadOnlyList<string> texts = verdicts.TextsOf(subject);
        for (int i = told.GetValueOrDefault(subject); i < Math.Min(texts.Count, shown); i++)
        {
            Console.WriteLine($"WRONG {texts[i]}");
        }

        told[subject] = texts.Count;
    }
}
while (watch.Elapsed.TotalSeconds < seconds);

foreach (Subject subject in Enum.GetValues<Subject>())
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{subject,-16}{verdicts.JudgedOf(subject),12} judged{verdicts.WrongOf(subject),10} wrong"));
}

Console.WriteLine(verdicts);
return verdicts.Wrong == 0 ? 0 : 1;
