using RecursiveLU.Protocol;

namespace RecursiveLU.Server.Conversation;

/// <summary>What is told of a request.</summary>
internal readonly record struct Report(Command Command, long Rows, long Columns, long Info)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        int position = ResponseInfo.BadArgumentPosition(Info);
        string result = position > 0 ? $"field {position} is illegal" : Info switch
        {
            ResponseInfo.OutOfMemory => "out of memory",
            ResponseInfo.Internal => "internal error",
            ResponseInfo.Busy => "busy",
            ResponseInfo.TimedOut => "timed out",
            ResponseInfo.FactorsGivenUp => "the factors were given up",
            _ => $"info {Info}",
        };
        return $"command 0x{(byte)Command:x2}, {Rows} x {Columns}: {result}";
    }
}
