using HelpDesk.Users.Domain.Users;
using Microsoft.AspNetCore.Identity;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>Makes Identity compare email addresses in the domain's canonical form.</summary>
internal sealed class CanonicalEmailNormalizer : ILookupNormalizer
{
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.Canonicalize(email);

    // Users don't sign in with Identity's UserName.
    public string? NormalizeName(string? name) => name;
}
