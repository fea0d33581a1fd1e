using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Users.RecoverUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Start;
using MediatR;

namespace HelpDesk.Users.WebApi.CommandLine;

/// <summary><c>users recover</c></summary>
internal static class RecoverUserVerb
{
    public const string EmailOption = "--email";
    public const string ReasonOption = "--reason";
    public const string ReactivateOption = "--reactivate";
    public const string MakeAdminOption = "--make-admin";

    /// <summary>The exit code when the organization has no such user, or doesn't exist.</summary>
    private const int UnknownExitCode = 3;

    public static Command Create(string[] configuration)
    {
        var email = new Option<string>(EmailOption) { Description = "The user's email address.", Required = true };
        var organization = new Option<string>(UserVerbs.OrganizationOption)
        {
            Description = "The ID of the user's organization.",
            DefaultValueFactory = _ => Organization.HelpDeskId,
        };
        var reason = new Option<string>(ReasonOption)
        {
            Description = $"Why, for the audit: {Reason.MinLength} to {Reason.MaxLength} characters.",
            Required = true,
        };
        var reactivate = new Option<bool>(ReactivateOption) { Description = "Also reactivates a user who is inactive or suspended." };
        var makeAdmin = new Option<bool>(MakeAdminOption) { Description = "Gives the user the administrator's role instead of its roles." };
        email.Validators.Add(parsed => RefuseUnless(parsed, EmailAddress.Parse, $"{EmailOption} must be an email address"));
        reason.Validators.Add(parsed => RefuseUnless(
            parsed,
            Reason.Parse,
            $"{ReasonOption} must have {Reason.MinLength} to {Reason.MaxLength} characters"));
        var verb = new Command(
            "recover",
            "Prints a new password for a user, valid for an hour, and unlocks the sign-in: for administrators whom nobody else can help. "
            + $"Exit code {UnknownExitCode} when there is no such user.")
        {
            email,
            organization,
            reason,
            reactivate,
            makeAdmin,
        };
        verb.SetAction(parsed => RunAsync(
            new(
                EmailAddress.Parse(parsed.GetRequiredValue(email)),
                Reason.Parse(parsed.GetRequiredValue(reason)),
                $"{Environment.UserName}@{Environment.MachineName}")
            {
                Reactivates = parsed.GetValue(reactivate),
                MakesAdministrator = parsed.GetValue(makeAdmin),
            },
            parsed.GetRequiredValue(organization),
            configuration));
        return verb;
    }

    private static void RefuseUnless<T>(OptionResult parsed, Func<string?, Result<T>> parse, string message)
    {
        if (!parse(parsed.GetValueOrDefault<string>()).IsSuccess)
        {
            parsed.AddError(message);
        }
    }

    private static async Task<int> RunAsync(RecoverUserCommand command, string organizationId, string[] configuration)
    {
        var recovered = await ServiceHost.RunInOrganizationAsync(
            async services => await services.GetRequiredService<IOrganizations>().FindAsync(organizationId, CancellationToken.None) is null
                ? new Error(ErrorKind.NotFound, ErrorCodes.OrganizationNotFound)
                : await services.GetRequiredService<IMediator>().Send(command),
            organizationId,
            isReadOnly: false,
            configuration);
        if (!recovered.IsSuccess)
        {
            var (sentence, exitCode) = recovered.Errors[0].Code switch
            {
                ErrorCodes.OrganizationNotFound => ($"There is no organization '{organizationId}'.", UnknownExitCode),
                ErrorCodes.UserNotFound => ($"The organization '{organizationId}' has no user with this email.", UnknownExitCode),
                ErrorCodes.UserInactive => ($"The user isn't active: {ReactivateOption} changes that too.", 1),
                var code => throw new InvalidOperationException($"The command has no words for '{code}'."),
            };
            await Console.Error.WriteLineAsync(sentence);
            return exitCode;
        }

        var user = recovered.Value;
        var end = user.ExpiresAt is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"; it must be changed before {until:yyyy-MM-dd HH:mm:ss} UTC")
            : "";
        await Console.Out.WriteLineAsync($"{user.Email} can sign in with the password {user.Password.Value}{end}.");
        return 0;
    }
}
