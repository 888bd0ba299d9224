namespace HeaderGenerator.Metadata;

/// <summary>How a type may cross the C boundary.</summary>
internal enum Passing
{
    /// <summary>As itself: numbers and pointers.</summary>
    ByValue,

    /// <summary>Only behind a pointer: bool, char, and structs, of which this tool does not know the layout.</summary>
    ByPointer,

    /// <summary>Not at all: managed objects and references.</summary>
    Never,
}

/// <summary>A type of a signature.</summary>
/// <param name="DocId">Its spelling in documentation ids and in messages.</param>
/// <param name="CSharp">Its spelling in the P/Invoke class.</param>
/// <param name="C">Its spelling in C99, or null if only a C99Type attribute can tell.</param>
/// <param name="Passing">How it may be passed.</param>
internal sealed record AbiType(string DocId, string CSharp, string? C, Passing Passing)
{
    /// <summary>A type that cannot be passed.</summary>
    public static AbiType Managed(string docId) => new(docId, docId, null, Passing.Never);

    /// <summary>A pointer to this type. What C# cannot name there is reached through <c>void*</c>.</summary>
    public AbiType Pointer() => Passing == Passing.Never
        ? Managed(DocId + "*")
        : new AbiType(DocId + "*", CSharp + "*", C is null ? null : C + (C.EndsWith('*') ? "*" : " *"), Passing.ByValue);
}
