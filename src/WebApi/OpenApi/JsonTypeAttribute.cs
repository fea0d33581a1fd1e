using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>
/// The JSON type of a member or a parameter whose type in C# says something else, such as the text of a number. Several of them mean
/// one of several. On a controller it describes the <see cref="Parameter"/> of all its actions; on members for JSON extension data, the
/// members without a declared name, which are refused otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
internal sealed class JsonTypeAttribute(JsonSchemaType type, string? format = null) : Attribute
{
    /// <summary>The name of the path's parameter, on a controller.</summary>
    public string? Parameter { get; init; }

    public string? Minimum { get; init; }

    /// <summary>The most characters; 0 for any number.</summary>
    public int MaxLength { get; init; }

    public string? Example { get; init; }

    public OpenApiSchema ToSchema()
    {
        var schema = new OpenApiSchema();
        Describe(schema);
        return schema;
    }

    /// <summary>Changes what the attribute speaks of, and leaves the rest.</summary>
    public void Describe(OpenApiSchema schema)
    {
        schema.Type = type;
        schema.Format = format ?? schema.Format;
        schema.Minimum = Minimum ?? schema.Minimum;
        schema.MaxLength = MaxLength > 0 ? MaxLength : schema.MaxLength;
        schema.Examples = Example is null ? schema.Examples : [Example];
        schema.Items = type == JsonSchemaType.Array ? new OpenApiSchema { Type = JsonSchemaType.String } : schema.Items;
    }
}
