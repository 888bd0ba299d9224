using NUnit.Framework;

namespace RecursiveLU.CommandLine.Tests;

/// <summary>Files in which a few bytes are others, or missing, are read or refused, and never anything else.</summary>
internal sealed class MutationTests
{
    private const int Mutations = 25;

    [Test]
    public void ReadsOrRefuses(
        [Values("f8.npy", "c16-big-fortran.npy", "compressed.npz", "array-complex.mtx", "coordinate-hermitian.mtx", "complex.txt",
            "comma.csv", "octave-semicolons.csv")] string file)
    {
        byte[] whole = File.ReadAllBytes(TestFiles.Path(file));
        string name = $"mutant{Path.GetExtension(file)}";
        string argument = name.EndsWith(".npz", StringComparison.Ordinal) ? name + ":A" : name;
        var random = new Random(1);
        for (int mutation = 0; mutation < Mutations; mutation++)
        {
            byte[] mutant = [.. whole];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                // Small files: most of what is changed has a meaning.
                mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
            }

            TestFiles.Write(name, random.Next(4) == 0 ? mutant[..random.Next(mutant.Length)] : mutant);
            Outcome outcome = CommandLineProgram.Run("info", argument, "--max-bytes", "1000000");

            Assert.That(outcome.Status, Is.AnyOf(0, 3, 4), $"mutation {mutation}: {outcome.Errors}");
            Assert.That(outcome.Errors, outcome.Status == 0 ? Is.Empty : Does.Match("^recursive-lu: mutant[^\n]*\n$"));
        }
    }
}
