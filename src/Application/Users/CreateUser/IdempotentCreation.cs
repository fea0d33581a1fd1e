using System.Security.Cryptography;
using System.Text.Json;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>Returns the first result for a create request that is sent again with the same idempotency key.</summary>
internal sealed class IdempotentCreation(IIdempotencyKeys keys, IPasswords passwords)
{
    /// <returns>The first result, or <see cref="IdempotencyKey.Reused"/> for another request; null when the key is new.</returns>
    public async Task<Result<UserView>?> FindAsync(CreateUserCommand request, CancellationToken cancellationToken)
    {
        if (!request.IdempotencyKey.IsSet || await keys.FindAsync(request.IdempotencyKey.Value.Value, cancellationToken) is not { } known)
        {
            return null;
        }

        var first = JsonSerializer.Deserialize<Created>(known.Answer)!;
        var password = new Secret(request.Password.Value.Value);
        return known.Fingerprint == FingerprintOf(request)
            && await passwords.VerifyAsync(first.PasswordHash, password, cancellationToken) != PasswordVerdict.Wrong
            ? first.User
            : Error.Validation(IdempotencyKey.Reused, nameof(request.IdempotencyKey));
    }

    public Task StoreAsync(CreateUserCommand request, UserView user, string passwordHash, CancellationToken cancellationToken) =>
        request.IdempotencyKey.IsSet
            ? keys.AddAsync(
                request.IdempotencyKey.Value.Value,
                new(FingerprintOf(request), JsonSerializer.Serialize(new Created(user, passwordHash))),
                cancellationToken)
            : Task.CompletedTask;

    /// <summary>
    /// Hashes the request without the password: a stolen fast hash would help to guess it. The password is compared with its slow hash
    /// instead.
    /// </summary>
    private static string FingerprintOf(CreateUserCommand request) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
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
