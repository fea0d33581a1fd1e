using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>The checker that the other tests trust finds what it is there to find.</summary>
public sealed class SchemaCheckerTests
{
    private static readonly OpenApiSchema Schema = new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "id", "area" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            ["area"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, MaxLength = 3 },
            ["rol"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["ADMIN"] },
            ["seconds"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["tags"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Boolean } },
            ["input"] = new OpenApiSchema(),
            ["counts"] = new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Integer } },
        },
    };

    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":null}""")]
    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":"abc","rol":"ADMIN","seconds":1,"tags":[true],"input":{"any":1},"counts":{"any":1}}""")]
    public void Faults_WhenValueFits_AreNone(string json) =>
        Assert.That(SchemaChecker.Faults(Schema, JsonNode.Parse(json)), Is.Empty);

    [TestCase("[]", "$ is Array, not Object")]
    [TestCase("""{"area":null}""", "$.id is missing")]
    [TestCase("""{"id":"1","area":null}""", "$.id is no UUID")]
    [TestCase("""{"id":null,"area":null}""", "$.id is Null, not String")]
    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":"abcd"}""", "$.area has 4 characters")]
    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":null,"rol":"admin"}""", "$.rol is none of the choices")]
    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":null,"seconds":1.5}""", "$.seconds is Number, not Integer")]
    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":null,"tags":[1]}""", "$.tags[0] is Integer, not Boolean")]
    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":null,"counts":{"any":"1"}}""", "$.counts.any is String, not Integer")]
    [TestCase("""{"id":"01a1fc7f-4ea9-73e5-8a3d-a0e326684c83","area":null,"extra":1}""", "$.extra is not declared")]
    public void Faults_WhenValueDoesNotFit_NameThePlace(string json, string fault) =>
        Assert.That(SchemaChecker.Faults(Schema, JsonNode.Parse(json)), Is.EqualTo(new[] { fault }));
}
