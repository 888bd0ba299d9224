namespace RecursiveLU.Tests.Structure;

/// <summary>A place in the source where a type refers to another one.</summary>
/// <param name="From">The namespace of the type that refers.</param>
/// <param name="To">The namespace of the other one.</param>
/// <param name="Type">The other one's name.</param>
/// <param name="Place">File and line.</param>
internal readonly record struct Reference(string From, string To, string Type, string Place)
{
    public override string ToString() => $"{Place}: {From} refers to {To}.{Type}";
}
