using CsvHelper;
using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.WebApi.Http.Downloads;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary>
/// The file of the passwords that an import generates, as CSV with email and password. Those of a part of the import are in the file
/// before the next part begins, so that an import that is killed loses the passwords of one part at most.
/// </summary>
internal sealed class PasswordFile(Stream file) : IAsyncDisposable
{
    private readonly CsvWriter csv = CsvWriter.Create(file, new() { WriteByteOrderMark = true }, leaveOpen: false);
    private bool hasHeader;

    public async Task AddAsync(IReadOnlyList<GeneratedPassword> passwords)
    {
        if (!hasHeader)
        {
            await csv.WriteRecordAsync(["email", "password"]);
            hasHeader = true;
        }

        foreach (var (email, password) in passwords)
        {
            await csv.WriteRecordAsync([CsvDownload.ToCell(email), password.Value]);
        }

        await csv.FlushAsync();
        await file.FlushAsync();
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();
}
