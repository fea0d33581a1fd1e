using System.ComponentModel.DataAnnotations;
using HelpDesk.Users.Application.Users;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Cms.Requests;

/// <summary>Which users are asked for, and in which order.</summary>
public sealed class ListUsersRequest
{
    /// <summary>Only those whose name or email contains this text, whatever its case and accents.</summary>
    [FromQuery(Name = "q")]
    [MaxLength(ListUsersQuery.MaxSearchLength)]
    public string? Search { get; init; }

    /// <summary>Only those with this role: its name, or its number.</summary>
    [FromQuery(Name = "role")]
    public string? Role { get; init; }

    /// <summary>Only those with this status.</summary>
    [FromQuery(Name = "status")]
    [Choices(typeof(CmsParameters), nameof(CmsParameters.Statuses))]
    public string? Status { get; init; }

    /// <summary>Only the user with exactly this email, whatever its case.</summary>
    [FromQuery(Name = "email")]
    [MaxLength(EmailAddress.MaxLength)]
    public string? Email { get; init; }

    /// <summary>Only users with these ids, separated by commas: at most 100. Ids of nobody are passed over.</summary>
    [FromQuery(Name = "ids")]
    public string? Ids { get; init; }

    /// <summary>The order; with a - before it, turned round. When left out, the order of creation.</summary>
    [FromQuery(Name = "sort")]
    [Choices(typeof(CmsParameters), nameof(CmsParameters.Orders))]
    public string? Sort { get; init; }

    /// <summary>How many users at the most; all of them when left out.</summary>
    [FromQuery(Name = "limit")]
    [JsonType(JsonSchemaType.Integer, "int32"), Range(1, ListUsersQuery.MaxLimit)]
    public string? Limit { get; init; }

    /// <summary>Where the page begins, as in the Link header of the page before.</summary>
    [FromQuery(Name = PageLink.CursorName)]
    public string? Cursor { get; init; }

    internal ListUsersQuery ToQuery(IReadOnlyList<Error> faults)
    {
        var sort = QueryInput.Choice(Sort, CmsParameters.Orders);
        var (order, isDescending) = sort.IsValid ? sort.Value : default;
        return new()
        {
            Search = QueryInput.Text(Search, ListUsersQuery.ParseSearch),
            Role = QueryInput.Text<RoleReference>(Role, role => RoleReference.NumberedOrNamed(role)),
            Status = QueryInput.Choice(Status, CmsParameters.Statuses),
            Email = QueryInput.Text(Email, EmailAddress.Parse),
            Users = QueryInput.Users(Ids, id => UserReference.Numbered(CmsParameters.ReadNumber(id))),
            Order = sort.Select(chosen => chosen.Order),
            IsDescending = isDescending,
            Limit = QueryInput.Number(Limit, ListUsersQuery.ParseLimit),
            Cursor = QueryInput.Text(Cursor, text => UserCursor.Parse(text, order, isDescending)),
            WithStats = true,
            Faults = faults,
        };
    }
}
