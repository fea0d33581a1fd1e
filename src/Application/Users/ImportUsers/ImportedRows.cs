using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>What became of some rows.</summary>
/// <param name="Created">How many users are new.</param>
/// <param name="Updated">How many users have changed.</param>
/// <param name="Unchanged">How many users were as their rows say.</param>
/// <param name="Faults">What is wrong with the rows that were skipped, with their lines.</param>
/// <param name="AdministratorsAdded">How many active administrators the organization has more; less than 0 for fewer.</param>
public sealed record ImportedRows(int Created, int Updated, int Unchanged, IReadOnlyList<Error> Faults, int AdministratorsAdded);
