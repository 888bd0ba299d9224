namespace HeaderGenerator.Tests;

/// <summary>A folder of its own that goes away with all that is in it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("header-generator-");

    /// <summary>A path inside.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
