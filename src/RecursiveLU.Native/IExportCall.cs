namespace RecursiveLU.Native;

/// <summary>A call of an exported function with its arguments.</summary>
internal interface IExportCall
{
    /// <summary>Validates and computes; gives info.</summary>
    long Run();
}
