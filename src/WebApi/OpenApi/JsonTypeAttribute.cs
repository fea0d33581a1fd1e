using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.OpenApi;

/// <summary>
/// The JSON type of a member or parameter whose C# type is another one, such as a number that is read as a string. Several attributes
/// mean one of several types. On a controller it describes the <see cref="Parameter"/> of all its actions. On a member for JSON extension
/// data it describes the undeclared members; without it, the document says that they are refused.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
internal sealed class JsonTypeAttribute(JsonSchemaType type, string? format = null) : Attribute
{
    /// <summary>On a controller, the name of the path parameter.</summary>
    public string? Parameter { get; init; }

    public string? Minimum { get; init; }

    /// <summary>The maximum characters; 0 for no limit.</summary>
    public int MaxLength { get; init; }

    public string? Example { get; init; }

    public OpenApiSchema ToSchema()
    {
        var schema = new OpenApiSchema();
        Describe(schema);
        return schema;
    }

    /// <summary>Sets what the attribute defines, and leaves the rest of the schema.</summary>
    public void Describe(OpenApiSchema schema)
    {
        schema.Type = type;
        schema.Format = format ?? schema.Format;
        schema.Minimum = Minimum ?? schema.Minimum;
        schema.MaxLength = MaxLength > 0 ? MaxLength : schema.MaxLength;
        schema.Examples = Example is null ? schema.Examples : [type == JsonSchemaType.Boolean ? bool.Parse(Example) : Example];
        schema.Items = type == JsonSchemaType.Array ? new OpenApiSchema { Type = JsonSchemaType.String } : schema.Items;
    }
}
