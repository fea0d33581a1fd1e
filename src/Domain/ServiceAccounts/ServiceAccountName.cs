using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.ServiceAccounts;

/// <summary>The display name of a service account, unique in its organization, compared exactly.</summary>
public sealed record ServiceAccountName
{
    /// <summary>The minimum length of a name, in UTF-16 units.</summary>
    public const int MinLength = 1;

    /// <summary>The maximum length of a name, in UTF-16 units, because databases count them.</summary>
    public const int MaxLength = 200;

    private ServiceAccountName(string value) => Value = value;

    /// <summary>The trimmed name.</summary>
    public string Value { get; }

    /// <summary>Parses a name.</summary>
    /// <returns>
    /// The name, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<ServiceAccountName> Parse(string? text)
    {
        var name = PlainText.ParseName(text, MaxLength);
        return name.IsSuccess ? new ServiceAccountName(name.Value) : Result<ServiceAccountName>.Failure(name.Errors);
    }

    /// <summary>Restores a stored value without validation, because the rules may have changed since it was stored.</summary>
    public static ServiceAccountName Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
