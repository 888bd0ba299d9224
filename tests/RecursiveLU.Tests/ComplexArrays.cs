using System.Numerics;

namespace RecursiveLU.Tests;

/// <summary>Arrays of complex elements, which tests give and compare in double.</summary>
internal static class ComplexArrays<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Numbers in their type.</summary>
    public static T[] Narrow(Complex[] a) => Array.ConvertAll(a, x => T.CreateTruncating(x));

    /// <summary>Numbers in double.</summary>
    public static Complex[] Widen(T[] a) => Array.ConvertAll(a, Complex.CreateTruncating);

    /// <summary>Numbers as their type rounds them.</summary>
    public static Complex[] Round(Complex[] a) => Widen(Narrow(a));
}
