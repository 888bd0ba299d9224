namespace RecursiveLU.Server;

/// <summary>The exit status of the process.</summary>
internal static class ExitCode
{
    /// <summary>The clients have got what they wanted.</summary>
    public const int Success = 0;

    /// <summary>The server could not start.</summary>
    public const int CannotStart = 1;

    /// <summary>The input ended inside a request, or held one that had to be refused.</summary>
    public const int BadInput = 2;
}
