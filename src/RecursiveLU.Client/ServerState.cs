namespace RecursiveLU.Client;

/// <summary>What becomes of the next call of a <see cref="ServerLu"/>.</summary>
public enum ServerState
{
    /// <summary>There is no server process, or no connection to one; the next call starts one, or connects.</summary>
    NotRunning,

    /// <summary>The server does it.</summary>
    Running,

    /// <summary>It is computed in process, as all later ones are.</summary>
    Off,
}
