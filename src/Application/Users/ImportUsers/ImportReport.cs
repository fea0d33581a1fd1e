namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>What became of a file of users.</summary>
/// <param name="Created">How many users are new.</param>
/// <param name="Updated">How many users have changed.</param>
/// <param name="Unchanged">How many users were as their rows say.</param>
/// <param name="Failed">How many rows are faulty.</param>
/// <param name="IsAborted">Whether a fault kept the rest of the file out, which is the whole of it unless the others say otherwise.</param>
public sealed record ImportReport(long Created, long Updated, long Unchanged, long Failed, bool IsAborted);
