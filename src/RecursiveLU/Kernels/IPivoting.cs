namespace RecursiveLU.Kernels;

/// <summary>Whether rows are exchanged, as a type: a kernel is compiled for both.</summary>
internal interface IPivoting
{
    static abstract bool Value { get; }
}
