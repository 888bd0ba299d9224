namespace RecursiveLU.Tests.Structure;

/// <summary>A part of the library: a namespace, or several of them in an order of their own.</summary>
/// <param name="Name">The namespace, empty for the root.</param>
/// <param name="Below">The layers that it may refer to.</param>
/// <param name="Rooms">Its own namespaces, if it is divided: each may refer to those before it.</param>
internal sealed record Layer(string Name, string[] Below, params string[] Rooms)
{
    /// <summary>Gets its namespaces.</summary>
    public IEnumerable<string> Namespaces => Rooms.Length == 0 ? [Name] : Rooms.Select(room => $"{Name}.{room}");
}
