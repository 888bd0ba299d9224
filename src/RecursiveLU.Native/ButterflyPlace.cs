using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using RecursiveLU.Algorithms.Butterflies;
using RecursiveLU.Threading;

namespace RecursiveLU.Native;

/// <summary>A place of <see cref="ButterflyTable"/>, in native memory.</summary>
internal struct ButterflyPlace
{
    /// <summary>The index of no place.</summary>
    public const int None = -1;

    /// <summary>Held while a call uses the workspace.</summary>
    public ProcessLock Gate;

    /// <summary>The place's number in the table.</summary>
    public int Index;

    /// <summary>The next place that is free.</summary>
    public int NextFree;

    /// <summary>The workspaces that have been here, the present one included.</summary>
    public uint Generation;

    /// <summary>The workspace's handle; 0 if there is no workspace here.</summary>
    public ulong Handle;

    /// <summary>The workspace's memory.</summary>
    public unsafe void* Memory;

    /// <summary>Those of other types have the same fields.</summary>
    private ButterflyFactors<double> _factors;

    /// <summary>The workspace.</summary>
    [UnscopedRef]
    public ref ButterflyFactors<T> Factors<T>()
        where T : unmanaged, INumberBase<T> =>
        ref Unsafe.As<ButterflyFactors<double>, ButterflyFactors<T>>(ref _factors);
}
