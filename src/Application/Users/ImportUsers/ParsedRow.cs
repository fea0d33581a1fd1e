using System.Text.RegularExpressions;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.Users.ImportUsers;

/// <summary>A row whose fields are parsed into domain types, with the errors of each field.</summary>
internal sealed partial class ParsedRow
{
    /// <summary>Errors don't repeat texts that are longer, in UTF-16 units.</summary>
    private const int MaxEchoLength = 1024;

    private readonly UserRow row;
    private readonly List<Error> faults = [];

    public ParsedRow(UserRow row, Organization organization, PasswordPolicy policy, IPasswords passwords)
    {
        this.row = row;
        Email = ValueOrRefuse(EmailAddress.Parse(row.Email), nameof(row.Email), row.Email);
        Name = ParseOptional(row.Name, PersonName.Parse, nameof(row.Name))!;
        Roles = ParseOptional(row.Roles, text => FindRoles(organization, text), nameof(row.Roles))!;
        Area = ParseOptional(row.Area, Domain.Organizations.Area.Parse, nameof(row.Area));
        Telefono = ParseOptional(row.Telefono, ParseTelefono, nameof(row.Telefono));
        Locals = ParseOptional(row.Locals, text => organization.FindLocals(Split(text)), nameof(row.Locals))!;
        Username = row.Username is null
            ? null
            : ValueOrRefuse(ParseUsername(organization, row.Username), nameof(row.Username), row.Username);
        Password = row.Password is null ? null : ValueOrRefuse(ParsePassword(row, policy), nameof(row.Password), attempted: null);
        PasswordHash = row.PasswordHash is null
            ? null
            : ValueOrRefuse(ParseHash(row, passwords), nameof(row.PasswordHash), attempted: null);
    }

    /// <summary>The errors that have been found so far.</summary>
    public IReadOnlyList<Error> Faults => faults;

    public EmailAddress? Email { get; }

    public Optional<PersonName> Name { get; }

    public Optional<IReadOnlyList<RoleDefinition>> Roles { get; }

    /// <summary>The area, not checked against the catalogue, because users can keep their current area.</summary>
    public Optional<Area?> Area { get; }

    public Optional<Telefono?> Telefono { get; }

    public Optional<IReadOnlyList<Local>> Locals { get; }

    public Username? Username { get; }

    public Password? Password { get; private set; }

    /// <summary>Whether the <see cref="Password"/> isn't from the row.</summary>
    public bool IsPasswordGenerated { get; private set; }

    /// <summary>Whether the row has neither a password nor a hash.</summary>
    public bool HasNoPassword => Password is null && PasswordHash is null;

    public bool? IsActive => row.IsActive;

    /// <summary>Whether a new password must be changed.</summary>
    public bool MustChangePassword => row.MustChangePassword ?? Password is not null;

    /// <summary>Whether the password must be changed, from the row; null when the row doesn't say.</summary>
    public bool? RequestedPasswordChange => row.MustChangePassword;

    /// <summary>
    /// The hash to store: the one of the row, or the one of the row's password after it is hashed; null keeps the stored one.
    /// </summary>
    public string? PasswordHash { get; set; }

    /// <summary>Generates a password.</summary>
    public void GeneratePassword() => (Password, IsPasswordGenerated) = (Domain.Users.Password.Generate(), true);

    /// <summary>Drops a generated password: the user has got another one in the meantime.</summary>
    public void DropGeneratedPassword() => (Password, PasswordHash, IsPasswordGenerated) = (null, null, false);

    /// <summary>Adds an error.</summary>
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

        // The name of a role can contain the separator.
        var whole = organization.FindRoles([ReferTo(organization, text.Trim())]);
        return whole.IsSuccess || !text.Contains(UserRow.Separator, StringComparison.Ordinal)
            ? whole
            : organization.FindRoles([.. Split(text).Select(name => ReferTo(organization, name))]);
    }

    /// <summary>Refers to the role with this name in any letter case; where several differ in it alone, in exactly this one.</summary>
    private static RoleReference ReferTo(Organization organization, string name) => RoleReference.Named(
        organization.Roles.Where(role => role.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is [var role]
            ? role.Name
            : name);

    private static Result<Telefono?> ParseTelefono(string? text) => text is not null && RoundedNumber().IsMatch(text)
        ? Error.Validation(ErrorCodes.RoundedNumber)
        : Domain.Users.Telefono.Parse(text);

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

    [GeneratedRegex(@"^\s*[0-9]([.,][0-9]+)?E\+[0-9]+\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RoundedNumber();

    private static string[] Split(string? text) =>
        (text ?? "").Split(UserRow.Separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private Optional<T?> ParseOptional<T>(Optional<string?> text, Func<string?, Result<T>> parse, string field) =>
        text.IsSet ? new(ValueOrRefuse(parse(text.Value), field, text.Value)) : default;

    private T? ValueOrRefuse<T>(Result<T> parsed, string field, string? attempted)
    {
        foreach (var error in parsed.Errors)
        {
            Refuse(error, field, attempted);
        }

        return parsed.IsSuccess ? parsed.Value : default;
    }
}
