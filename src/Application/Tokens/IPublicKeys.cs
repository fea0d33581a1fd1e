namespace HelpDesk.Users.Application.Tokens;

/// <summary>The public keys that verify access tokens.</summary>
public interface IPublicKeys
{
    /// <summary>Lists the public keys of all valid signing keys, and the next one as soon as it exists.</summary>
    IReadOnlyList<PublicKey> List();
}
