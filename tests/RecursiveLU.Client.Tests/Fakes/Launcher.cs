using RecursiveLU.Protocol;

namespace RecursiveLU.Client.Tests.Fakes;

/// <summary>Programs that start this assembly as something else, in a folder that goes away with this object.</summary>
internal sealed class Launcher : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recursive_lu_tests_").FullName;

    /// <summary>Gets the command that runs .NET assemblies.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Gets the folder.</summary>
    public string Folder => _folder;

    /// <summary>Makes a program that is a server with a fault; gives its path.</summary>
    public string FakeServer(Fault fault, uint version = Limits.Version)
    {
        string assembly = typeof(Launcher).Assembly.Location;
        return Script($"fake_{fault}_{version}", $"exec '{Dotnet}' '{assembly}' {Program.Fake} {fault} {version} \"$@\"");
    }

    /// <summary>Makes a program of a line for the shell; gives its path.</summary>
    public string Script(string name, string line)
    {
        string path = Path.Combine(_folder, name);
        if (!File.Exists(path))
        {
            File.WriteAllText(path, $"#!/bin/sh\n{line}\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
