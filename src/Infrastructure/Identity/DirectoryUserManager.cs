using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>
/// Identity's user manager without metrics and token providers, which the service doesn't use and Identity would create for each request.
/// It has no validators either: the domain validates users and passwords, and a unique index ensures unique email addresses.
/// </summary>
internal sealed class DirectoryUserManager(
    IUserStore<ApplicationUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    ILogger<DirectoryUserManager> logger)
    : UserManager<ApplicationUser>(store, options, hasher, [], [], normalizer, errors, services: null!, logger);
