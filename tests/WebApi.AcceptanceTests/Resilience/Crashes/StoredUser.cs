namespace HelpDesk.Users.WebApi.AcceptanceTests.Resilience.Crashes;

/// <summary>What the tables together hold about one user; its password and its tokens are compared by what they open.</summary>
/// <param name="Id">Its id; null as long as nobody was told.</param>
/// <param name="Email">Its address.</param>
/// <param name="Nombre">Its name.</param>
/// <param name="Telefono">Its phone number.</param>
/// <param name="Roles">The names of its roles: one.</param>
/// <param name="Area">Its area.</param>
/// <param name="IsActive">Whether it may come in.</param>
/// <param name="MustChangePassword">Whether an administrator chose its password.</param>
/// <param name="FormerPasswords">How many of its replaced passwords are kept: the last one that an administrator chose.</param>
/// <param name="HasSignedIn">Whether the time of a sign-in is noted.</param>
/// <param name="Sessions">How many families of refresh tokens it has.</param>
/// <param name="Failures">How many failed sign-ins in a row are counted for its address.</param>
internal sealed record StoredUser(
    string? Id,
    string Email,
    string Nombre,
    string Telefono,
    string Roles,
    string Area,
    bool IsActive = true,
    bool MustChangePassword = true,
    long FormerPasswords = 0,
    bool HasSignedIn = false,
    long Sessions = 0,
    long Failures = 0);
