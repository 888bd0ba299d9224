using NUnit.Framework;
using RecursiveLU.Native.Tests;
using RecursiveLU.Testing;

namespace RecursiveLU.Client.Tests;

/// <summary>The real server, and the native library in this process to compare with.</summary>
internal static class Servers
{
    private static readonly Lazy<string> s_path = new(() => ServerLu.BuildServer());

    private static readonly Lazy<LuLibrary> s_library = new(() => new LuLibrary(LibraryFiles.Main));

    /// <summary>Gets the server's path. The build makes it first; a missing one is built here.</summary>
    public static string Path => s_path.Value;

    /// <summary>Gets the library that the server loads, too.</summary>
    public static LuLibrary Library => s_library.Value;

    /// <summary>Gets options with the real server.</summary>
    public static ServerLuOptions Options => new() { ServerPath = Path };

    /// <summary>The result that the server must give to the last bit.</summary>
    public static Factored<T> Expected<T>(T[] a, int m, int n, FactorMode mode = FactorMode.Pivoting)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var factors = (T[])a.Clone();
        var pivots = new long[Math.Min(m, n)];
        long info = Library.Strided<T>(factors, m, n, Math.Max(1, m), pivots, (uint)mode);
        return new Factored<T>(a, factors, m, n, m, pivots, info, mode);
    }

    /// <summary>Fails unless a result is that of the native library to the last bit.</summary>
    public static void AssertExpected<T>(LuFactorization<T> actual, T[] a, FactorMode mode = FactorMode.Pivoting)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        Factored<T> expected = Expected(a, actual.Rows, actual.Columns, mode);
        Assert.That(actual.Info, Is.EqualTo(expected.Info), $"info, {expected}");
        Assert.That(actual.Pivots.ToArray(), Is.EqualTo(expected.Pivots), $"pivots, {expected}");
        FactorAssert.AreSameBits(actual.Factors, expected.Factors, $"factors, {expected}");
    }
}
