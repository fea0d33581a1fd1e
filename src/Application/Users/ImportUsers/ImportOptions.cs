using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>What to do with a file of users.</summary>
public sealed record ImportOptions
{
    /// <summary>Whether it is only told what would be done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether faulty rows are skipped; else one of them keeps the whole file out.</summary>
    public bool SkipsFaulty { get; init; }

    /// <summary>What is wrong with how it was asked for.</summary>
    public IReadOnlyList<Error> Faults { get; init; } = [];
}
