using System.ComponentModel.DataAnnotations;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Works.Requests;

/// <summary>Which users are asked for, and in which order.</summary>
public sealed class ListUsersRequest
{
    /// <summary>Only users with this text in their name or address, whatever its case and accents.</summary>
    [FromQuery(Name = "q")]
    [MaxLength(ListUsersQuery.MaxSearchLength)]
    public string? Q { get; init; }

    /// <summary>Only users of this role.</summary>
    [FromQuery(Name = "roles")]
    [Choices(typeof(WorksParameters), nameof(WorksParameters.Roles))]
    public string? Roles { get; init; }

    /// <summary>Only users who may sign in, or only those who may not.</summary>
    [FromQuery(Name = "isActive")]
    [JsonType(JsonSchemaType.Boolean)]
    public string? IsActive { get; init; }

    /// <summary>Only the user with exactly this email, whatever its case.</summary>
    [FromQuery(Name = "email")]
    [MaxLength(EmailAddress.MaxLength)]
    public string? Email { get; init; }

    /// <summary>Only users with these ids, separated by commas: at most 100. Ids of nobody are passed over.</summary>
    [FromQuery(Name = "ids")]
    public string? Ids { get; init; }

    /// <summary>The order, with a dash in front for the reverse. When left out, that of creation.</summary>
    [FromQuery(Name = "sort")]
    [Choices(typeof(WorksParameters), nameof(WorksParameters.Orders))]
    public string? Sort { get; init; }

    /// <summary>How many users. When left out, all of them.</summary>
    [FromQuery(Name = "limit")]
    [JsonType(JsonSchemaType.Integer, "int32"), Range(1, ListUsersQuery.MaxLimit)]
    public string? Limit { get; init; }

    /// <summary>Where the page begins, as in the Link header of the page before.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    internal ListUsersQuery ToQuery(IReadOnlyList<Error> faults)
    {
        var sort = QueryInput.Choice(Sort, WorksParameters.Orders);
        var (order, isDescending) = sort.IsValid ? sort.Value : default;
        return new()
        {
            Search = QueryInput.Text(Q, ListUsersQuery.ParseSearch),
            Role = QueryInput.Text<RoleReference>(Roles, name => RoleReference.Named(name)),
            IsActive = QueryInput.Flag(IsActive),
            Email = QueryInput.Text(Email, EmailAddress.Parse),
            Users = QueryInput.Users(Ids, QueryInput.UserById),
            Order = sort.Select(chosen => chosen.Order),
            IsDescending = isDescending,
            Limit = QueryInput.Number(Limit, ListUsersQuery.ParseLimit),
            Cursor = QueryInput.Text(Cursor, text => UserCursor.Parse(text, order, isDescending)),
            Faults = faults,
        };
    }
}
