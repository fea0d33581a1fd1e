namespace HelpDesk.Users.Infrastructure.Operations.Transfer;

/// <summary>The first line of a file.</summary>
/// <param name="Format">Always <see cref="TransferFile.Format"/>.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="Id">Identifies the file, so that an interrupted import continues with the same one.</param>
/// <param name="Schema">The name of the last migration, which is the same for all kinds of databases.</param>
/// <param name="CreatedAt">When the directory was as the file says.</param>
internal sealed record TransferHeader(string Format, int Version, Guid Id, string Schema, DateTimeOffset CreatedAt);
