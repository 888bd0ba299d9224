// Processes, signals and shared memory are those of Linux.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
