using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HelpDesk.Users.Application.Organizations.ListOrganizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.WebApi.Http.Requests;
using HelpDesk.Users.WebApi.OpenApi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.Contracts.Organizations.Operator;

/// <summary>Which organizations are asked for.</summary>
public sealed class ListOrganizationsRequest
{
    /// <summary>Which page, counted from 1.</summary>
    [FromQuery(Name = OrganizationsParameters.Page)]
    [JsonType(JsonSchemaType.Integer), Range(1, ListOrganizationsQuery.MaxPage), DefaultValue(1)]
    public string? Page { get; init; }

    /// <summary>How many organizations a page has.</summary>
    [FromQuery(Name = "limit")]
    [JsonType(JsonSchemaType.Integer), Range(1, ListOrganizationsQuery.MaxLimit), DefaultValue(ListOrganizationsQuery.DefaultLimit)]
    public string? Limit { get; init; }

    /// <summary>Only those whose users may come in (true), or may not (false).</summary>
    [FromQuery(Name = "is_active")]
    [JsonType(JsonSchemaType.Boolean)]
    public string? IsActive { get; init; }

    internal ListOrganizationsQuery ToQuery(IReadOnlyList<Error> faults) => new()
    {
        Page = QueryInput.Number(Page, ListOrganizationsQuery.ParsePage),
        Limit = QueryInput.Number(Limit, ListOrganizationsQuery.ParseLimit),
        IsActive = QueryInput.Flag(IsActive),
        Faults = faults,
    };
}
