using System.Numerics;
using RecursiveLU.Protocol;

namespace RecursiveLU.Client;

/// <summary>The types of .NET that servers know.</summary>
internal static class ServerElements
{
    /// <summary>What the protocol calls a type, or null.</summary>
    public static ElementType? Of<T>() =>
        typeof(T) == typeof(double) ? ElementType.F64
        : typeof(T) == typeof(float) ? ElementType.F32
        : typeof(T) == typeof(Complex) ? ElementType.C128
        : typeof(T) == typeof(Complex64) ? ElementType.C64
        : null;
}
