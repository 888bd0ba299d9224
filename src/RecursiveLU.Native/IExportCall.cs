namespace RecursiveLU.Native;

/// <summary>A call of an exported function with its arguments.</summary>
internal unsafe interface IExportCall
{
    /// <summary>Gets the function's name.</summary>
    static abstract string Name { get; }

    /// <summary>Calls the function of that name in the sibling library.</summary>
    long Forward(void* function);

    /// <summary>Validates and computes here; gives info.</summary>
    long Run();
}
