using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>What each text of a list is; the framework's attributes speak of the list.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAttribute(string pattern, int minLength, int maxLength) : Attribute
{
    public OpenApiSchema ToSchema() =>
        new() { Type = JsonSchemaType.String, Pattern = pattern, MinLength = minLength, MaxLength = maxLength };
}
