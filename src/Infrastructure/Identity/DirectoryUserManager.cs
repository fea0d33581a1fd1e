using HelpDesk.Users.Infrastructure.Persistence.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HelpDesk.Users.Infrastructure.Identity;

/// <summary>
/// Identity's own user manager without what the directory does not use and Identity would set up anew with each request: metrics and
/// token providers. The domain judges users and passwords, and the unique index decides who has an address.
/// </summary>
internal sealed class DirectoryUserManager(
    IUserStore<ApplicationUser> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    ILogger<DirectoryUserManager> logger)
    : UserManager<ApplicationUser>(store, options, hasher, [], [], normalizer, errors, services: null!, logger);
