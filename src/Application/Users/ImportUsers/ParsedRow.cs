using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A row in the terms of the domain, which judges each member by itself.</summary>
internal sealed class ParsedRow
{
    /// <summary>Longer texts are not kept with what is wrong with them.</summary>
    private const int MaxEchoLength = 1024;

    private readonly UserRow row;
    private readonly List<Error> faults = [];

    public ParsedRow(UserRow row, Organization organization, PasswordPolicy policy, IPasswords passwords)
    {
        this.row = row;
        Email = Take(EmailAddress.Parse(row.Email), nameof(row.Email), row.Email);
        Name = Take(row.Name, PersonName.Parse, nameof(row.Name))!;
        Roles = Take(row.Roles, text => FindRoles(organization, text), nameof(row.Roles))!;
        Area = Take(row.Area, Domain.Organizations.Area.Parse, nameof(row.Area));
        Telefono = Take(row.Telefono, Domain.Users.Telefono.Parse, nameof(row.Telefono));
        Locals = Take(row.Locals, text => organization.FindLocals(Split(text)), nameof(row.Locals))!;
        Username = row.Username is null ? null : Take(ParseUsername(organization, row.Username), nameof(row.Username), row.Username);
        Password = row.Password is null ? null : Take(ParsePassword(row, policy), nameof(row.Password), attempted: null);
        PasswordHash = row.PasswordHash is null ? null : Take(ParseHash(row, passwords), nameof(row.PasswordHash), attempted: null);
    }

    /// <summary>What is wrong with it, found so far.</summary>
    public IReadOnlyList<Error> Faults => faults;

    public EmailAddress? Email { get; }

    public Optional<PersonName> Name { get; }

    public Optional<IReadOnlyList<RoleDefinition>> Roles { get; }

    /// <summary>The area, not held against the catalogue: users keep the one that they have.</summary>
    public Optional<Area?> Area { get; }

    public Optional<Telefono?> Telefono { get; }

    public Optional<IReadOnlyList<Local>> Locals { get; }

    public Username? Username { get; }

    public Password? Password { get; }

    public bool? IsActive => row.IsActive;

    /// <summary>Whether the password must be changed, when there is a new one.</summary>
    public bool MustChangePassword => row.MustChangePassword ?? Password is not null;

    /// <summary>The same, as far as the row says so itself.</summary>
    public bool? WantsPasswordChange => row.MustChangePassword;

    /// <summary>The hash that the user is to have: the one that it brings along, or that of its password once it is hashed; null to keep the stored one.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Notes what is wrong with it.</summary>
    public void Refuse(Error error, string? field = null, string? attempted = null) => faults.Add(error with
    {
        Line = row.Line,
        Field = field ?? error.Field,
        AttemptedValue = attempted?.Length <= MaxEchoLength ? attempted : null,
    });

    private static Result<IReadOnlyList<RoleDefinition>> FindRoles(Organization organization, string? text)
    {
        if (text is null)
        {
            return Error.Validation(ErrorCodes.Required);
        }

        // A name may have the separator in it.
        var whole = organization.FindRoles([RoleReference.Named(text)]);
        return whole.IsSuccess || !text.Contains(UserRow.Separator, StringComparison.Ordinal)
            ? whole
            : organization.FindRoles([.. Split(text).Select(RoleReference.Named)]);
    }

    private static Result<Password> ParsePassword(UserRow row, PasswordPolicy policy)
    {
        var password = Domain.Users.Password.Parse(row.Password!.Value);
        var acceptable = password.IsSuccess ? policy.Check(password.Value, row.Email, row.Name.Value) : Result.Success;
        return acceptable.IsSuccess ? password : Result<Password>.Failure(acceptable.Errors);
    }

    private static Result<Username> ParseUsername(Organization organization, string text) =>
        organization.HasUsernames ? Username.Parse(text) : Error.Validation(ErrorCodes.UnknownMember);

    private static Result<string> ParseHash(UserRow row, IPasswords passwords) => row switch
    {
        { Password: not null } => Error.Validation(ErrorCodes.Repeated),
        _ when passwords.IsHash(row.PasswordHash!.Value) => row.PasswordHash.Value,
        _ => Error.Validation(ErrorCodes.Malformed),
    };

    private static string[] Split(string? text) =>
        (text ?? "").Split(UserRow.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private Optional<T?> Take<T>(Optional<string?> member, Func<string?, Result<T>> parse, string field) =>
        member.IsSet ? new(Take(parse(member.Value), field, member.Value)) : default;

    private T? Take<T>(Result<T> parsed, string field, string? attempted)
    {
        foreach (var error in parsed.Errors)
        {
            Refuse(error, field, attempted);
        }

        return parsed.IsSuccess ? parsed.Value : default;
    }
}
