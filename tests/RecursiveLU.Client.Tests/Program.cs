using System.Globalization;
using RecursiveLU.Client.Tests.Fakes;

namespace RecursiveLU.Client.Tests;

/// <summary>What the assembly does when it is run by itself: the tests start it as another process.</summary>
internal static class Program
{
    /// <summary>The first argument of a <see cref="FakeServer"/>; the second is its fault, the third the version of the
    /// protocol that it speaks.</summary>
    public const string Fake = "fake";

    /// <summary>The first argument of an <see cref="Application"/>; the second is how it ends, the third a server.</summary>
    public const string App = "application";

    public static int Main(string[] args) => args switch
    {
        [Fake, var fault, var version, ..] =>
            new FakeServer(
                Enum.Parse<Fault>(fault),
                uint.Parse(version, CultureInfo.InvariantCulture),
                Console.OpenStandardInput(),
                Console.OpenStandardOutput()).Run(),
        [App, var end, var server] => Application.Run(Enum.Parse<ApplicationEnd>(end), server),
        _ => throw new ArgumentException($"usage: {Fake} FAULT VERSION | {App} END SERVER"),
    };
}
