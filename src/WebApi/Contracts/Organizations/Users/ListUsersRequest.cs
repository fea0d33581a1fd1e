using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Users;

/// <summary>Which users are asked for.</summary>
public sealed class ListUsersRequest
{
    /// <summary>The maximum users of a page.</summary>
    internal const int MaxLimit = 100;

    /// <summary>The users of a page when <c>limit</c> is omitted.</summary>
    internal const int DefaultLimit = 20;

    /// <summary>The highest page number; no directory has more pages.</summary>
    internal const int MaxPage = 10_000_000;

    /// <summary>The sort orders by the names that clients send; a dash before a name reverses the order.</summary>
    internal static readonly IReadOnlyDictionary<string, (UserOrder Order, bool IsDescending)> Orders =
        new (string Name, UserOrder Order)[] { ("created_date", UserOrder.Created), ("name", UserOrder.Name), ("email", UserOrder.Email) }
            .SelectMany(order => new[]
            {
                (order.Name, order.Order, IsDescending: false),
                (Name: $"-{order.Name}", order.Order, IsDescending: true),
            })
            .ToDictionary(order => order.Name, order => (order.Order, order.IsDescending));

    /// <summary>Which page, counted from 1; does not matter when a cursor is sent.</summary>
    [FromQuery(Name = OrganizationsParameters.Page)]
    [JsonType(JsonSchemaType.Integer), Range(1, MaxPage), DefaultValue(1)]
    public string? Page { get; init; }

    /// <summary>How many users a page has.</summary>
    [FromQuery(Name = "limit")]
    [JsonType(JsonSchemaType.Integer), Range(1, MaxLimit), DefaultValue(DefaultLimit)]
    public string? Limit { get; init; }

    /// <summary>Only who may sign in (true), or may not (false).</summary>
    [FromQuery(Name = "active")]
    [JsonType(JsonSchemaType.Boolean)]
    public string? Active { get; init; }

    /// <summary>Only who has this in the name or the email, whatever the case and accents.</summary>
    [FromQuery(Name = "q")]
    [MaxLength(ListUsersQuery.MaxSearchLength)]
    public string? Search { get; init; }

    /// <summary>Only who has this role, such as role_vendedor.</summary>
    [FromQuery(Name = "role_id")]
    public string? RoleId { get; init; }

    /// <summary>Only who works at this local, such as local_01.</summary>
    [FromQuery(Name = "local_id")]
    public string? LocalId { get; init; }

    /// <summary>Only the user with exactly this email, whatever its case.</summary>
    [FromQuery(Name = "email")]
    [MaxLength(EmailAddress.MaxLength)]
    public string? Email { get; init; }

    /// <summary>Only users with these ids, separated by commas: at most 100. Ids of nobody are passed over.</summary>
    [FromQuery(Name = "ids")]
    public string? Ids { get; init; }

    /// <summary>The order; a dash before its name turns it round.</summary>
    [FromQuery(Name = "sort")]
    [Choices(typeof(ListUsersRequest), nameof(Orders)), DefaultValue("created_date")]
    public string? Sort { get; init; }

    /// <summary>Where to go on: the next_cursor of the page before, asked for the same.</summary>
    [FromQuery(Name = PageLink.CursorName)]
    public string? Cursor { get; init; }

    internal ListUsersQuery ToQuery(IReadOnlyList<Error> faults)
    {
        var limit = Limit is null ? new(DefaultLimit) : QueryInput.NumberWithin(Limit, (1, MaxLimit));
        var page = QueryInput.NumberWithin(Page, (1, MaxPage));
        var sort = QueryInput.Choice(Sort, Orders);
        var (order, isDescending) = sort.IsValid ? sort.Value : default;
        return new()
        {
            Search = QueryInput.Text(Search, ListUsersQuery.ParseSearch),
            Role = QueryInput.Text<RoleReference>(RoleId, key => RoleReference.Keyed(key)),
            Local = QueryInput.Text<string>(LocalId, id => id),
            IsActive = QueryInput.Flag(Active),
            Email = QueryInput.Text(Email, EmailAddress.Parse),
            Users = QueryInput.Users(Ids, OrganizationsIds.ParseUser),
            Order = sort.Select(chosen => chosen.Order),
            IsDescending = isDescending,
            Limit = limit,
            Cursor = QueryInput.Text(Cursor, text => UserCursor.Parse(text, order, isDescending)),
            Offset = page.Select(number => Cursor is null && limit.IsValid ? (number - 1) * limit.Value : 0),
            WantsTotal = true,
            Faults = faults,
        };
    }
}
