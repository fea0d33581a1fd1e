using System.Security.Cryptography;
using System.Text.Json;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>Answers a create that comes again with its key as it was answered first.</summary>
internal sealed class IdempotentCreation(IIdempotencyKeys keys, IPasswords passwords)
{
    /// <summary>The first answer, or <see cref="IdempotencyKey.Reused"/> for another request; null when the request is new.</summary>
    public async Task<Result<UserView>?> FindAsync(CreateUserCommand request, CancellationToken cancellationToken)
    {
        if (!request.IdempotencyKey.IsSet || await keys.FindAsync(request.IdempotencyKey.Value.Value, cancellationToken) is not { } known)
        {
            return null;
        }

        var first = JsonSerializer.Deserialize<Created>(known.Answer)!;
        return known.Fingerprint == FingerprintOf(request)
            && await passwords.VerifyAsync(first.PasswordHash, new(request.Password.Value.Value), cancellationToken) != PasswordVerdict.Wrong
            ? first.User
            : Error.Validation(IdempotencyKey.Reused, nameof(request.IdempotencyKey));
    }

    public Task KeepAsync(CreateUserCommand request, UserView answer, string passwordHash, CancellationToken cancellationToken) =>
        request.IdempotencyKey.IsSet
            ? keys.AddAsync(request.IdempotencyKey.Value.Value, new(FingerprintOf(request), JsonSerializer.Serialize(new Created(answer, passwordHash))), cancellationToken)
            : Task.CompletedTask;

    /// <summary>Of all but the password, which whoever steals a fast fingerprint could guess: that one is compared with its slow hash.</summary>
    private static string FingerprintOf(CreateUserCommand request) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Email = request.Email.Value.Value,
        Name = new { request.Name.Value.Value, request.Name.Value.GivenFirst },
        Roles = request.Roles.Value,
        Area = request.Area.ValueOr(null)?.Value,
        Telefono = request.Telefono.ValueOr(null)?.Value,
        Locals = request.Locals.ValueOr([]),
        Username = request.Username.ToOptional().Value?.Value,
        Avatar = request.Avatar.ValueOr(null)?.Value,
        IsActive = request.IsActive.ValueOr(true),
    })));

    private sealed record Created(UserView User, string PasswordHash);
}
