using HelpDesk.Users.Domain.Users;
using Microsoft.AspNetCore.Identity;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>Makes Identity compare addresses as the domain does.</summary>
internal sealed class CanonicalEmailNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.Canonicalize(email);

    /// <summary>Users have no name of their own to sign in with.</summary>
    public string? NormalizeName(string? name) => name;
}
