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

/// <summary>
/// Maps the application's errors, and status codes without one, to problem details (RFC 9457). docs/problem-types.md lists the types.
/// </summary>
internal static class OrganizationsErrors
{
    public const string MediaType = "application/problem+json";

    /// <summary>The commands' field for a part of a name.</summary>
    public const string FirstNameField = $"{nameof(CreateUserCommand.Name)}.{nameof(PersonName.First)}";

    /// <inheritdoc cref="FirstNameField"/>
    public const string LastNameField = $"{nameof(CreateUserCommand.Name)}.{nameof(PersonName.Last)}";

    /// <summary>The command's field for a part of a new local.</summary>
    public const string LocalIdField = $"{nameof(AddLocalCommand.Local)}.{nameof(Local.Id)}";

    /// <inheritdoc cref="LocalIdField"/>
    public const string LocalNameField = $"{nameof(AddLocalCommand.Local)}.{nameof(Local.Name)}";

    private const string TypePrefix = "urn:helpdesk-users:problem:";

    /// <summary>The name for faults of the body as a whole.</summary>
    private const string BodyName = "body";

    /// <summary>The maximum faults listed for one member.</summary>
    private const int MaxFaultsPerMember = 20;

    /// <summary>The JSON names of the members of requests about users, in the order in which faults are listed.</summary>
    private static readonly (string Field, string Name)[] Members =
    [
        (nameof(CreateUserCommand.Email), "email"),
        (nameof(CreateUserCommand.Password), "password"),
        (FirstNameField, "first_name"),
        (LastNameField, "last_name"),
        (nameof(CreateUserCommand.Name), "first_name"),
        (nameof(CreateUserCommand.Roles), "role_ids"),
        // This contract has no area: the fault is that a role needs one.
        (nameof(CreateUserCommand.Area), "role_ids"),
        (nameof(CreateUserCommand.Locals), "local_ids"),
        (nameof(UpdateUserCommand.Status), "active"),
        (nameof(CreateUserCommand.IdempotencyKey), Preconditions.IdempotencyKeyName),
        .. OrganizationsParameters.Users.Select(parameter => (parameter.Field, parameter.Name)),
    ];

    /// <summary>Maps the errors of a request about users.</summary>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors) => ToActionResult(errors, Members);

    /// <param name="errors">At least one error.</param>
    /// <param name="members">The JSON names of the request's members, in the order in which faults are listed.</param>
    public static IActionResult ToActionResult(IReadOnlyList<Error> errors, (string Field, string Name)[] members)
    {
        var error = errors.FirstOrDefault(error => error.Code == IdempotencyKey.Reused) ?? errors[0];
        if (error is { Kind: ErrorKind.Validation, Code: not IdempotencyKey.Reused })
        {
            return ToResult(ToValidationProblem(errors, members));
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

    /// <summary>The response to a caller that names another organization than its own.</summary>
    public static IActionResult ForeignOrganization() => ToResult(new()
    {
        Type = TypePrefix + "foreign-organization",
        Title = "Otra organización",
        Status = StatusCodes.Status403Forbidden,
        Detail = "El token no es de la organización que nombra la cabecera X-Tenant-ID",
    });

    /// <summary>The problem for a status code without an error of the application.</summary>
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

    private static OrganizationsProblem ToValidationProblem(IEnumerable<Error> errors, (string Field, string Name)[] members) => new()
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
        if (error is { Field: QueryInput.UnknownParameters, AttemptedValue: string unknown })
        {
            return unknown;
        }

        var name = error.Field is null ? BodyName : members.FirstOrDefault(member => member.Field == error.Field).Name;
        return name ?? throw new InvalidOperationException($"The organizations' contract has no member '{error.Field}'.");
    }

    private static string TypeOf(string code) => TypePrefix + code.Replace('_', '-');

    // Not an ObjectResult: the Produces attribute would set its media type to application/json.
    private static JsonResult ToResult(OrganizationsProblem problem) =>
        new(problem) { StatusCode = problem.Status, ContentType = MediaType };
}
