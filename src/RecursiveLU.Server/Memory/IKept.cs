namespace RecursiveLU.Server.Memory;

/// <summary>Something that a conversation keeps between two requests because it may be of use.</summary>
internal interface IKept
{
    /// <summary>Gives its memory back, in the thread of somebody who is short of it, under the lock of the budget.</summary>
    void GiveUp();
}
