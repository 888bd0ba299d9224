namespace System.Runtime;

/// <summary>ilc gives a static method with this attribute a symbol, and no code around it: a call from C runs as a part of the caller,
/// of which the runtime knows nothing. Such a method takes no managed memory, throws nothing and waits for nothing, and calls
/// what is not managed only by <see cref="RuntimeImportAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeExportAttribute(string entry) : Attribute
{
    /// <summary>Gets the symbol's name.</summary>
    public string Entry { get; } = entry;
}

/// <summary>ilc calls the symbol in the place of an extern method with this attribute, with no code around the call, not even the question
/// whether the collector wants this thread to stop.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeImportAttribute(string entry) : Attribute
{
    /// <summary>Gets the symbol's name.</summary>
    public string Entry { get; } = entry;
}
