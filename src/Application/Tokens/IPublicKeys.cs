namespace HelpDesk.Users.Application.Tokens;

/// <summary>The keys with which others verify our tokens.</summary>
public interface IPublicKeys
{
    /// <summary>All keys whose tokens count, and the next one as soon as it is known.</summary>
    /// <returns>The public halves.</returns>
    IReadOnlyList<PublicKey> List();
}
