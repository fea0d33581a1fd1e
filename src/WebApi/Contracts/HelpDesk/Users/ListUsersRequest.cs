using System.ComponentModel.DataAnnotations;
using HelpDesk.Users.Application.Users.ListUsers;
using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>Which users are asked for, and in which order; all of them in order of creation when nothing is said.</summary>
public sealed class ListUsersRequest : UserDetailsRequest
{
    /// <summary>The orders by their names; a minus turns one round.</summary>
    internal static readonly IReadOnlyDictionary<string, (UserOrder Order, bool IsDescending)> Orders =
        new Dictionary<string, (UserOrder, bool)>
        {
            ["created"] = (UserOrder.Created, false),
            ["-created"] = (UserOrder.Created, true),
            ["created_at"] = (UserOrder.Created, false),
            ["-created_at"] = (UserOrder.Created, true),
            ["nombre"] = (UserOrder.Name, false),
            ["-nombre"] = (UserOrder.Name, true),
            ["email"] = (UserOrder.Email, false),
            ["-email"] = (UserOrder.Email, true),
            ["updated_at"] = (UserOrder.Updated, false),
            ["-updated_at"] = (UserOrder.Updated, true),
            ["last_login"] = (UserOrder.LastLogin, false),
            ["-last_login"] = (UserOrder.LastLogin, true),
            ["last_seen"] = (UserOrder.LastSeen, false),
            ["-last_seen"] = (UserOrder.LastSeen, true),
        };

    /// <summary>Only who has this text, such as ana, in its name or email, whatever the case of its letters; in names accents do not matter either.</summary>
    [FromQuery(Name = "q")]
    [MaxLength(UserSearch.MaxSearchLength)]
    public string? Q { get; init; }

    /// <summary>Only who has this role: ADMIN, MESA, AREA, USUARIO, or another that the organization has.</summary>
    [FromQuery(Name = "rol")]
    [MaxLength(RoleDefinition.MaxLength)]
    public string? Rol { get; init; }

    /// <summary>Only who works for this area, such as sistemas, in any case of its letters.</summary>
    [FromQuery(Name = "area")]
    [MaxLength(Domain.Organizations.Area.MaxLength)]
    public string? Area { get; init; }

    /// <summary>Only who may sign in, or only who may not.</summary>
    [FromQuery(Name = "is_active")]
    [JsonType(JsonSchemaType.Boolean)]
    public string? IsActive { get; init; }

    /// <summary>Only the user with exactly this email, whatever its case.</summary>
    [FromQuery(Name = "email")]
    [MaxLength(EmailAddress.MaxLength)]
    public string? Email { get; init; }

    /// <summary>Only users with these ids, separated by commas: at most 100. Ids of nobody are passed over.</summary>
    [FromQuery(Name = "ids")]
    public string? Ids { get; init; }

    /// <summary>Only who was last seen before this time, such as 2026-09-01. Who never signed in isn't among them.</summary>
    [FromQuery(Name = "last_seen_before")]
    [JsonType(JsonSchemaType.String, "date-time")]
    public string? LastSeenBefore { get; init; }

    /// <summary>Only who never signed in, or only who did.</summary>
    [FromQuery(Name = "never_signed_in")]
    [JsonType(JsonSchemaType.Boolean)]
    public string? NeverSignedIn { get; init; }

    /// <summary>Only who must change a temporary password, or only who need not.</summary>
    [FromQuery(Name = "must_change_password")]
    [JsonType(JsonSchemaType.Boolean)]
    public string? MustChangePassword { get; init; }

    /// <summary>Only who was changed at this time or later. A sign-in is no change, and who was deleted isn't among them.</summary>
    [FromQuery(Name = "updated_since")]
    [JsonType(JsonSchemaType.String, "date-time")]
    public string? UpdatedSince { get; init; }

    /// <summary>What they are ordered by, without case and accents; a minus turns the order round. Those who are alike in it are in order of creation.</summary>
    [FromQuery(Name = "sort")]
    [Choices(typeof(ListUsersRequest), nameof(Orders))]
    public string? Sort { get; init; }

    /// <summary>How many users a page has. When left out, all users come at once.</summary>
    [FromQuery(Name = "limit")]
    [JsonType(JsonSchemaType.Integer, "int32"), Range(1, UserSearch.MaxLimit)]
    public string? Limit { get; init; }

    /// <summary>Where the page begins, as in the Link header of the page before; in the same order.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <typeparam name="TSearch">How much of the users is read.</typeparam>
    internal TSearch ToQuery<TSearch>(IReadOnlyList<Error> faults)
        where TSearch : UserSearch, new()
    {
        var sort = QueryInput.Choice(Sort, Orders);
        var (order, isDescending) = sort.IsValid ? sort.Value : default;
        return new TSearch
        {
            Search = QueryInput.Text(Q, UserSearch.ParseSearch),
            Role = QueryInput.Text<RoleReference>(Rol, name => RoleReference.Named(name)),
            Area = QueryInput.Text(Area, Domain.Organizations.Area.Parse),
            IsActive = QueryInput.Flag(IsActive),
            Email = QueryInput.Text(Email, EmailAddress.Parse),
            Users = QueryInput.Users(Ids, QueryInput.UserById),
            LastSeenBefore = QueryInput.Time(LastSeenBefore),
            NeverSignedIn = QueryInput.Flag(NeverSignedIn),
            MustChangePassword = QueryInput.Flag(MustChangePassword),
            UpdatedSince = QueryInput.Time(UpdatedSince),
            Order = sort.Select(chosen => chosen.Order),
            IsDescending = isDescending,
            Limit = QueryInput.Number(Limit, UserSearch.ParseLimit),
            Cursor = QueryInput.Text(Cursor, text => UserCursor.Parse(text, order, isDescending)),
            Faults = [.. faults, .. ParseInclude().Errors.Of(nameof(Include))],
        };
    }
}
