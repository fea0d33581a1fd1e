using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>The limits of each string in a list; the framework's attributes limit the list.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAttribute(string pattern, int minLength, int maxLength) : Attribute
{
    public OpenApiSchema ToSchema() =>
        new() { Type = JsonSchemaType.String, Pattern = pattern, MinLength = minLength, MaxLength = maxLength };
}
