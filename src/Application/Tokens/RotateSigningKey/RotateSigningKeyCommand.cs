using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Tokens.RotateSigningKey;

/// <summary>
/// Creates the next signing key earlier than planned. It is published first and signs later. Refused with
/// <see cref="ErrorCodes.SigningKeyWaiting"/> while another key is published and doesn't sign yet.
/// </summary>
/// <param name="Immediately">
/// Whether the new key signs immediately and all others are removed, because a key has leaked. All access tokens become invalid.
/// </param>
[SystemOnly(AuditName = "RotateSigningKey")]
public sealed record RotateSigningKeyCommand(bool Immediately) : ICommand<Result<NewSigningKey>>;
