namespace RecursiveLU.MathNet;

/// <summary>Has a library, the same for all element types.</summary>
internal interface ILuLibraryOwner
{
    /// <summary>Gets the library that factors and solves.</summary>
    ILuLibrary Library { get; }
}
