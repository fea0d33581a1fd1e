using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Users.CreateUser;

/// <summary>Answers a create that comes again with its key as it was answered first.</summary>
internal sealed class IdempotentCreation(IIdempotencyKeys keys)
{
    /// <summary>The first answer, or <see cref="ErrorCodes.IdempotencyKeyReused"/> for another request; null when the request is new.</summary>
    public async Task<Result<UserView>?> FindAsync(CreateUserCommand request, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey is not { } key || await keys.FindAsync(key, cancellationToken) is not { } known)
        {
            return null;
        }

        return known.Fingerprint == FingerprintOf(request, key)
            ? JsonSerializer.Deserialize<UserView>(known.Answer)!
            : Error.Validation(ErrorCodes.IdempotencyKeyReused, nameof(request.IdempotencyKey));
    }

    public Task KeepAsync(CreateUserCommand request, UserView answer, CancellationToken cancellationToken) =>
        request.IdempotencyKey is { } key
            ? keys.AddAsync(key, new(FingerprintOf(request, key), JsonSerializer.Serialize(answer)), cancellationToken)
            : Task.CompletedTask;

    /// <summary>Keyed with what only the caller has, so that nobody can try passwords against a stolen one.</summary>
    private static string FingerprintOf(CreateUserCommand request, string key)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            request.Email,
            request.Name,
            Password = request.Password?.Value,
            request.Roles,
            request.Area,
            request.Telefono,
            request.Locals,
            request.Username,
            request.Avatar,
            request.IsActive,
        });
        return Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), content));
    }
}
