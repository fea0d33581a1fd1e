using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Tokens.RotateSigningKey;

/// <summary>
/// Makes the next signing key before its time. It is published first and signs later; refused with
/// <see cref="ErrorCodes.SigningKeyWaiting"/> while another one waits to sign. When a key has leaked, the new one signs immediately
/// and all others are removed, so that no access token issued before counts any more.
/// </summary>
/// <param name="Immediately">Whether a key has leaked.</param>
[SystemOnly(AuditName = "RotateSigningKey")]
public sealed record RotateSigningKeyCommand(bool Immediately) : ICommand<Result<NewSigningKey>>;
