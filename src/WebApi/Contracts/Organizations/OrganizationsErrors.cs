using HelpDesk.Users.Application.Organizations.AddLocal;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Application.Users.UpdateUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace HelpDesk.Users.WebApi.Contracts.Organizations;

/// <summary>Turns the application's errors, and bare statuses, into the contract's problems (RFC 9457); docs/problem-types.md lists their types.</summary>
internal static class OrganizationsErrors
{
    public const string MediaType = "application/problem+json";

    /// <summary>What commands call the parts of a name.</summary>
    public const string FirstNameField = $"{nameof(CreateUserCommand.Name)}.{nameof(PersonName.First)}";

    /// <inheritdoc cref="FirstNameField"/>
    public const string LastNameField = $"{nameof(CreateUserCommand.Name)}.{nameof(PersonName.Last)}";

    /// <summary>What the command calls the parts of a new local.</summary>
    public const string LocalIdField = $"{nameof(AddLocalCommand.Local)}.{nameof(Local.Id)}";

    /// <inheritdoc cref="LocalIdField"/>
    public const string LocalNameField = $"{nameof(AddLocalCommand.Local)}.{nameof(Local.Name)}";

    private const string TypePrefix = "urn:helpdesk-users:problem:";

    /// <summary>Who is at fault when no single member is.</summary>
    private const string WholeBody = "body";

    /// <summary>More faults of one member are not listed.</summary>
    private const int MaxFaultsPerMember = 20;

    /// <summary>The requests' members by their names on the wire, in the order in which faults are listed.</summary>
    private static readonly (string Field, string Name)[] Members =
    [
        (nameof(CreateUserCommand.Email), "email"),
        (nameof(CreateUserCommand.Password), "password"),
        (FirstNameField, "first_name"),
        (LastNameField, "last_name"),
        (nameof(CreateUserCommand.Name), "first_name"),
        (nameof(CreateUserCommand.Roles), "role_ids"),
        // Nobody can send an area here; it is the role that needs one.
        (nameof(CreateUserCommand.Area), "role_ids"),
        (nameof(CreateUserCommand.Locals), "local_ids"),
        (nameof(UpdateUserCommand.Status), "active"),
        (nameof(CreateUserCommand.IdempotencyKey), Preconditions.IdempotencyKeyName),
        .. OrganizationsParameters.Users.Select(parameter => (parameter.Field, parameter.Name)),
    ];

    /// <summary>The answer to a request about users that was refused.</summary>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors) => ToActionResult(errors, Members);

    /// <summary>The answer to a request that was refused.</summary>
    /// <param name="errors">Why.</param>
    /// <param name="members">The members of requests of its kind by their names on the wire, in the order in which faults are listed.</param>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors, (string Field, string Name)[] members)
    {
        var error = errors.FirstOrDefault(error => error.Code == IdempotencyKey.Reused) ?? errors[0];
        if (error is { Kind: ErrorKind.Validation, Code: not IdempotencyKey.Reused })
        {
            return ToResult(Invalid(errors, members));
        }

        var (title, detail) = OrganizationsMessages.For(error);
        return ToResult(new()
        {
            Type = TypeOf(error.Code),
            Title = title,
            Status = error.Kind == ErrorKind.Validation ? StatusCodes.Status422UnprocessableEntity : Refusals.StatusOf(error.Kind),
            Detail = detail,
            Permission = error.Code == ErrorCodes.PermissionMissing ? error.Allowed?[0] : null,
        });
    }

    /// <summary>The answer to who names an organization that is not its own.</summary>
    public static IActionResult ForeignOrganization() => ToResult(new()
    {
        Type = TypePrefix + "foreign-organization",
        Title = "Otra organización",
        Status = StatusCodes.Status403Forbidden,
        Detail = "El token no es de la organización que nombra la cabecera X-Tenant-ID",
    });

    /// <summary>The problem that a bare status stands for.</summary>
    public static OrganizationsProblem ForStatus(int statusCode, string correlationId)
    {
        var known = OrganizationsMessages.ForStatus(statusCode);
        var phrase = ReasonPhrases.GetReasonPhrase(statusCode);
        return new()
        {
            Type = known is { } kind ? TypeOf(kind.Kind) : "about:blank",
            Title = known?.Title ?? phrase,
            Status = statusCode,
            Detail = known?.Detail ?? phrase,
            CorrelationId = statusCode >= StatusCodes.Status500InternalServerError ? correlationId : null,
        };
    }

    private static OrganizationsProblem Invalid(IEnumerable<Error> errors, (string Field, string Name)[] members) => new()
    {
        Type = TypePrefix + "validation-failed",
        Title = "Solicitud no válida",
        Status = StatusCodes.Status400BadRequest,
        Detail = "La solicitud tiene errores; errors los enumera",
        Errors = errors
            .OrderBy(error => Array.FindIndex(members, member => member.Field == error.Field))
            .GroupBy(error => NameOf(error, members), OrganizationsMessages.ForFault)
            .ToDictionary(faults => faults.Key, IReadOnlyList<string> (faults) => [.. faults.Distinct().Take(MaxFaultsPerMember)]),
    };

    private static string NameOf(Error error, (string Field, string Name)[] members)
    {
        var name = error.Field is null ? WholeBody : members.FirstOrDefault(member => member.Field == error.Field).Name;
        return name ?? throw new InvalidOperationException($"The organizations' contract has no member '{error.Field}'.");
    }

    private static string TypeOf(string code) => TypePrefix + code.Replace('_', '-');

    /// <summary>Not an object result, whose media type would be that of the other answers.</summary>
    private static JsonResult ToResult(OrganizationsProblem problem) => new(problem) { StatusCode = problem.Status, ContentType = MediaType };
}
