using System.Numerics;
using System.Runtime.InteropServices;
using MathNet.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;
using RecursiveLU.Interop;

namespace RecursiveLU.MathNet;

/// <summary>A linear algebra provider of Math.NET Numerics that factors, solves and inverts by RecursiveLU. All that is not LU
/// is left to Math.NET's managed provider.</summary>
/// <remarks>
/// <para>LU factorizations of double, float, <see cref="Complex"/> and <see cref="Complex32"/> matrices are computed by the
/// native library of the package RecursiveLU.Native if it runs on this system, and by the managed library otherwise. Several
/// threads share the work unless <see cref="Control.MaxDegreeOfParallelism"/> is 1 (<see cref="Control.UseSingleThread"/>);
/// their result is bitwise that of one.</para>
/// <para>Arguments are checked, and exceptions thrown, as by Math.NET's provider. So is a singular matrix: there is no
/// exception, and what is divided by its zero pivot is infinite or NaN. Complex pivots are chosen by |re| + |im|, as LAPACK
/// does, and not by the absolute value.</para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class RecursiveLuProvider :
    ILinearAlgebraProvider, ILuProvider<double>, ILuProvider<float>, ILuProvider<Complex>, ILuProvider<Complex32>
{
    private readonly ILuLibrary _library;

    /// <summary>Initializes a new instance of the <see cref="RecursiveLuProvider"/> class.</summary>
    /// <param name="allowNative">Whether the native library is used if there is one.</param>
    public RecursiveLuProvider(bool allowNative = true) =>
        _library = allowNative && RecursiveLuNative.IsAvailable ? new NativeLibraryCalls() : new ManagedLibraryCalls();

    /// <summary>Gets the provider that <see cref="Use"/> sets.</summary>
    public static RecursiveLuProvider Instance { get; } = new();

    /// <summary>Gets a value indicating whether the native library is used.</summary>
    public bool IsNative => _library is NativeLibraryCalls;

    ILuLibrary ILuLibraryOwner.Library => _library;

    /// <summary>Makes <see cref="Instance"/> the provider of this process, as <see cref="LinearAlgebraControl.Provider"/>
    /// does.</summary>
    public static void Use() => LinearAlgebraControl.Provider = Instance;

    /// <inheritdoc/>
    /// <remarks>It always is: without the native library the managed one is used.</remarks>
    public bool IsAvailable() => true;

    /// <inheritdoc/>
    public void InitializeVerify()
    {
    }

    /// <summary>Frees the scratch memory that the library keeps for the calling thread.</summary>
    public void FreeResources()
    {
        if (IsNative)
        {
            _ = RecursiveLuNative.ThreadFreeBuffers();
        }
    }

    /// <summary>The library in use, for <see cref="Control.Describe"/>.</summary>
    /// <returns>Name, kind and version, such as "RecursiveLU (native 0.1.0, x86-64-v3)".</returns>
    public override unsafe string ToString()
    {
        string kind = IsNative
            ? $"native {RecursiveLuNative.HeaderVersion}, {Marshal.PtrToStringUTF8((nint)RecursiveLuNative.Isa())}"
            : $"managed {typeof(Lu).Assembly.GetName().Version?.ToString(3)}";
        return $"RecursiveLU ({kind})";
    }
}
