using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Contracts.HelpDesk;

namespace HelpDesk.Users.WebApi.Pages;

/// <summary>What the form for a new password sends.</summary>
internal sealed class PasswordForm(IFormCollection form)
{
    public const string Email = "email";
    public const string Current = "current_password";
    public const string New = "new_password";
    public const string Repeated = "repeated_password";

    public string? EmailText => ValueOf(Email);

    public Result<EmailAddress> ParseEmail() => Parse(Email, EmailAddress.Parse);

    public Result<Secret> ParseCurrent() => Parse(Current, Secret.Parse);

    public Result<Password> ParseNew() => Parse(New, Password.Parse);

    /// <summary>The messages of all fields that can't be accepted, whoever sends them.</summary>
    public IReadOnlyList<(string Field, string Message)> FindFaults(PasswordPageTexts texts, HelpDeskMessages messages)
    {
        var faults = new List<(string, string)>();
        Add(Email, ParseEmail());
        Add(Current, ParseCurrent());
        Add(New, ParseNew());
        if (ValueOf(New) != ValueOf(Repeated))
        {
            faults.Add((Repeated, texts.NotRepeated));
        }

        return faults;

        void Add<T>(string field, Result<T> parsed)
        {
            if (!parsed.IsSuccess)
            {
                faults.Add((field, messages.ForFault(parsed.Errors[0])));
            }
        }
    }

    private Result<T> Parse<T>(string field, Func<string, Result<T>> parse) =>
        ValueOf(field) is { } value ? parse(value) : Error.Validation(ErrorCodes.Required, field);

    private string? ValueOf(string field) => form[field] is [{ Length: > 0 } value] ? value : null;
}
