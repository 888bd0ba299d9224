namespace RecursiveLU.Client.Tests.Fakes;

/// <summary>What is wrong with a <see cref="FakeServer"/>.</summary>
internal enum Fault
{
    /// <summary>Nothing: a server without shared memory.</summary>
    None,

    /// <summary>Ends before it has said hello, with a message.</summary>
    EndsAtOnce,

    /// <summary>Never says hello.</summary>
    SaysNothing,

    /// <summary>Says half a hello and ends.</summary>
    SaysHalfAHello,

    /// <summary>Says something else than hello.</summary>
    SaysText,

    /// <summary>Ends in the middle of a request.</summary>
    DiesInRequest,

    /// <summary>Ends after a request.</summary>
    DiesBeforeAnswer,

    /// <summary>Ends in the middle of a wrong answer.</summary>
    DiesInAnswer,

    /// <summary>Answers rightly and ends.</summary>
    DiesAfterAnswer,

    /// <summary>Reads the start of a request, and then no more.</summary>
    HangsInRequest,

    /// <summary>Never answers.</summary>
    HangsBeforeAnswer,

    /// <summary>Never finishes its wrong answer.</summary>
    HangsInAnswer,

    /// <summary>Answers with info larger than there are pivots.</summary>
    AnswersLargeInfo,

    /// <summary>Answers with an info that no function gives.</summary>
    AnswersStrangeInfo,

    /// <summary>Answers with a row exchange that leaves the matrix.</summary>
    AnswersStrangePivot,

    /// <summary>Answers rightly, and then says more.</summary>
    SaysTooMuch,

    /// <summary>Begins to answer in the middle of a request.</summary>
    AnswersEarly,

    /// <summary>Refuses the matrix once it sees the sizes, and ends.</summary>
    Refuses,

    /// <summary>Has no memory for any matrix, and goes on.</summary>
    HasNoMemory,

    /// <summary>Has no memory for any matrix at the moment, and goes on.</summary>
    IsBusy,

    /// <summary>The same, for the first two matrices.</summary>
    IsBusyTwice,

    /// <summary>Says that the matrix did not come in time, and ends the conversation.</summary>
    TimesOut,

    /// <summary>Closes the connection at once, as a server does that has no place for another client.</summary>
    IsFull,

    /// <summary>Has a defect that no matrix gets past, and goes on.</summary>
    HasADefect,

    /// <summary>Answers rightly, one byte after the other.</summary>
    Drips,

    /// <summary>Writes a megabyte to standard error before it answers rightly.</summary>
    IsVerbose,

    /// <summary>Does not end when it is told to.</summary>
    DoesNotEnd,

    /// <summary>Offers shared memory but finds no object.</summary>
    FindsNoObject,

    /// <summary>Offers shared memory, writes into the object, and ends.</summary>
    DiesInObject,

    /// <summary>Offers shared memory, writes into the object, and never answers.</summary>
    HangsInObject,

    /// <summary>Offers shared memory and answers without having touched it.</summary>
    ForgetsObject,

    /// <summary>Offers shared memory, but not for such large matrices.</summary>
    RefusesObject,
}
