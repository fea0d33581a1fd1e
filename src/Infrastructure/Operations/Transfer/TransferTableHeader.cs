namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>The line before the rows of a table, which are arrays of values in the order of the columns.</summary>
/// <param name="LastNumber">The last number that the database generated for the table; null when it generates none.</param>
internal sealed record TransferTableHeader(string Table, IReadOnlyList<string> Columns, long? LastNumber);
