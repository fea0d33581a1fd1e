using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>The result of importing some rows.</summary>
/// <param name="Unchanged">The number of users whose rows change nothing.</param>
/// <param name="Faults">The errors of the rows that were skipped, with their lines.</param>
/// <param name="AdministratorsAdded">The number of active administrators that all rows so far have added; negative for removed.</param>
public sealed record ImportedRows(int Created, int Updated, int Unchanged, IReadOnlyList<Error> Faults, int AdministratorsAdded)
{
    /// <summary>The passwords that were generated.</summary>
    public IReadOnlyList<GeneratedPassword> Passwords { get; init; } = [];
}
