using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Text;

namespace HelpDesk.Users.Domain.ServiceAccounts;

/// <summary>What people call a service, trimmed; unique in its organization, compared exactly.</summary>
public sealed record ServiceAccountName
{
    /// <summary>The fewest characters of a name.</summary>
    public const int MinLength = 1;

    /// <summary>The most characters of a name, in UTF-16 units, which is what every database can keep.</summary>
    public const int MaxLength = 200;

    private ServiceAccountName(string value) => Value = value;

    /// <summary>The name as given, trimmed.</summary>
    public string Value { get; }

    /// <summary>Reads a name.</summary>
    /// <param name="text">What was sent.</param>
    /// <returns>
    /// The name, or <see cref="ErrorCodes.Required"/>, <see cref="ErrorCodes.TooShort"/>, <see cref="ErrorCodes.TooLong"/>
    /// or <see cref="ErrorCodes.ForbiddenCharacters"/>.
    /// </returns>
    public static Result<ServiceAccountName> Parse(string? text)
    {
        var name = PlainText.ParseName(text, MaxLength);
        return name.IsSuccess ? new ServiceAccountName(name.Value) : Result<ServiceAccountName>.Failure(name.Errors);
    }

    /// <summary>Brings a stored value back: what was accepted once is not judged by the rules of today.</summary>
    /// <param name="stored">What was stored.</param>
    /// <returns>The value.</returns>
    public static ServiceAccountName Restore(string stored) => new(stored);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
