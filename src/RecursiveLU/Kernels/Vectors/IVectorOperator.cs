namespace RecursiveLU.Kernels.Vectors;

/// <summary>An operator on one vector, chosen at compile time.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
internal interface IVectorOperator<TVector>
    where TVector : struct
{
    static abstract TVector Apply(TVector a);
}
