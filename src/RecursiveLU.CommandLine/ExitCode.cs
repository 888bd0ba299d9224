namespace RecursiveLU.CommandLine;

/// <summary>The exit status of the process.</summary>
internal static class ExitCode
{
    /// <summary>The result is written.</summary>
    public const int Success = 0;

    /// <summary>A matrix is singular, or so nearly that the result may have no correct digit.</summary>
    public const int Singular = 1;

    /// <summary>The command line is wrong, or the matrices do not fit each other or the command.</summary>
    public const int Usage = 2;

    /// <summary>A file is wrong, or cannot be read or written.</summary>
    public const int File = 3;

    /// <summary>The matrices need more memory than there is or than --max-bytes allows.</summary>
    public const int TooLarge = 4;

    /// <summary>The library or the server is missing, or the program has a defect.</summary>
    public const int Internal = 5;

    /// <summary>Nobody reads standard output any longer; what a shell says of programs that SIGPIPE ends.</summary>
    public const int BrokenPipe = 141;
}
