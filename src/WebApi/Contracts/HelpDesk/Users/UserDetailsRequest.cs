using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.GetUser;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.Contracts.HelpDesk.Users;

/// <summary>How much is asked for of a user.</summary>
public class UserDetailsRequest
{
    /// <summary>What can be included, by the names that clients send.</summary>
    internal static readonly IReadOnlyDictionary<string, bool> Choices = new Dictionary<string, bool> { ["details"] = true };

    /// <summary>
    /// With details, users also have created_at, updated_at, last_login, last_seen, must_change_password, has_password and locked_until;
    /// one user also has password_expires_at.
    /// </summary>
    [FromQuery(Name = "include")]
    [Choices(typeof(UserDetailsRequest), nameof(Choices))]
    public string? Include { get; init; }

    internal GetUserQuery ToQuery(Guid userId, IReadOnlyList<Error> faults) =>
        new(userId) { Faults = [.. faults, .. ParseInclude().Errors.Of(nameof(Include))] };

    internal Input<bool> ParseInclude() => QueryInput.Choice(Include, Choices);
}
