using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>Finds free usernames for the users of a batch, which aren't stored yet.</summary>
internal sealed class BatchUsernames(IUserRepository users)
{
    private readonly HashSet<string> taken = [];

    /// <summary>Returns the username of a new user: the one of the row, or the first free one made from the email address.</summary>
    public async Task<Username> ChooseAsync(ParsedRow row, CancellationToken cancellationToken)
    {
        if (row.Username is { } username)
        {
            await TakeAsync(row, username, cancellationToken);
            return username;
        }

        for (var attempt = 1; ; attempt++)
        {
            var candidate = Username.For(row.Email!, attempt);
            if (await TryTakeAsync(candidate, cancellationToken))
            {
                return candidate;
            }
        }
    }

    /// <summary>Changes the username of a user, if the row has another one.</summary>
    public async Task ChangeAsync(User user, ParsedRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.Username is null || row.Username == user.Username)
        {
            return;
        }

        if (row.Username.Canonical == user.Username?.Canonical || await TakeAsync(row, row.Username, cancellationToken))
        {
            user.ChangeUsername(row.Username, now);
        }
    }

    private async Task<bool> TakeAsync(ParsedRow row, Username username, CancellationToken cancellationToken)
    {
        if (await TryTakeAsync(username, cancellationToken))
        {
            return true;
        }

        row.Refuse(new(ErrorKind.Conflict, ErrorCodes.UsernameTaken), nameof(row.Username), username.Value);
        return false;
    }

    private async Task<bool> TryTakeAsync(Username username, CancellationToken cancellationToken) =>
        !taken.Contains(username.Canonical)
        && !await users.HasUsernameAsync(username, cancellationToken)
        && taken.Add(username.Canonical);
}
