using System.Runtime.InteropServices;

namespace RecursiveLU.Tests.Blas;

/// <summary>The floating-point exceptions that the calling thread's processor has noted.</summary>
internal static partial class FloatingPointFlags
{
    private const int Invalid = 1;

    /// <summary>Gets a value indicating whether an operation since the last <see cref="Clear()"/> was invalid, such as 0 times
    /// infinity.</summary>
    public static bool WasInvalid => Test(Invalid) != 0;

    /// <summary>Forgets what was noted.</summary>
    public static void Clear() => _ = Clear(Invalid);

    [LibraryImport("libm.so.6", EntryPoint = "fetestexcept")]
    private static partial int Test(int exceptions);

    [LibraryImport("libm.so.6", EntryPoint = "feclearexcept")]
    private static partial int Clear(int exceptions);
}
