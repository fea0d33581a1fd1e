using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>The options of an import of users.</summary>
public sealed record ImportOptions
{
    /// <summary>Whether the import only reports what it would do.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Whether rows with errors are skipped; otherwise one of them aborts the import.</summary>
    public bool SkipsFaulty { get; init; }

    /// <summary>
    /// Receives the passwords that were generated for users who had none, after each part of the file that is stored; null generates none.
    /// </summary>
    public Func<IReadOnlyList<GeneratedPassword>, Task>? KeepPasswords { get; init; }

    /// <summary>The errors of the options themselves.</summary>
    public IReadOnlyList<Error> Faults { get; init; } = [];
}
