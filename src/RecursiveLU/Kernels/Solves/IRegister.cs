using System.Runtime.CompilerServices;
using RecursiveLU.Kernels.Vectors;

namespace RecursiveLU.Kernels.Solves;

/// <summary>An element in a register, or several.</summary>
/// <typeparam name="TRegister">The implementing type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal unsafe interface IRegister<TRegister, T>
    where TRegister : struct, IRegister<TRegister, T>
    where T : unmanaged
{
    static abstract TRegister Load(T* source);

    void Store(T* target);

    /// <summary>This - l * u, as vectors compute it.</summary>
    TRegister Minus(T* l, TRegister u);

    /// <summary>This / divisor, as vectors compute it.</summary>
    TRegister Over(T* divisor);
}

/// <summary>A value of the element type.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal readonly unsafe struct ElementRegister<T, TVector> : IRegister<ElementRegister<T, TVector>, T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly T _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ElementRegister(T value) => _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ElementRegister<T, TVector> Load(T* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => *target = _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ElementRegister<T, TVector> Minus(T* l, ElementRegister<T, TVector> u) =>
        new(TVector.NegatedMultiplyAdd(*l, u._value, _value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ElementRegister<T, TVector> Over(T* divisor) => new(TVector.Divide(_value, *divisor));
}

/// <summary>An element in every place of a vector: a complex number, which the compiler might put into memory as soon as it is computed,
/// and read from there.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements, the shortest.</typeparam>
internal readonly unsafe struct VectorRegister<T, TVector> : IRegister<VectorRegister<T, TVector>, T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private VectorRegister(TVector value) => _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorRegister<T, TVector> Load(T* source) => new(TVector.BroadcastAt(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _value.StoreFirst(target, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VectorRegister<T, TVector> Minus(T* l, VectorRegister<T, TVector> u) =>
        new(TVector.Minus(_value, TVector.LeftAt(l), TVector.RightOf(u._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public VectorRegister<T, TVector> Over(T* divisor) => new(TVector.Divide(_value, TVector.DivisorAt(divisor)));
}

/// <summary>An element of each of several right-hand sides, which lie side by side.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TVector">A vector of elements.</typeparam>
internal readonly unsafe struct LanesRegister<T, TVector> : IRegister<LanesRegister<T, TVector>, T>
    where T : unmanaged
    where TVector : struct, ISimd<TVector, T>
{
    private readonly TVector _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private LanesRegister(TVector value) => _value = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LanesRegister<T, TVector> Load(T* source) => new(TVector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => _value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LanesRegister<T, TVector> Minus(T* l, LanesRegister<T, TVector> u) =>
        new(TVector.Minus(_value, TVector.LeftAt(l), TVector.RightOf(u._value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LanesRegister<T, TVector> Over(T* divisor) => new(TVector.Divide(_value, TVector.DivisorAt(divisor)));
}
