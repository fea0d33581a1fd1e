using System.Text.Json.Nodes;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using Microsoft.OpenApi;

namespace HelpDesk.Users.WebApi.AcceptanceTests.OpenApi;

/// <summary>The document of the OAuth contract as somebody sees it who generates a client from it.</summary>
public sealed class OAuthDocumentTests
{
    private ServedDocument served = null!;

    [OneTimeSetUp]
    public async Task Read()
    {
        using var service = new HelpDeskService();
        served = await ServedDocument.ReadAsync(service, "oauth");
    }

    [Test]
    public async Task Document_IsTheCommittedOne()
    {
        var golden = await File.ReadAllTextAsync(Path.Combine(TestContext.CurrentContext.TestDirectory, "oauth.json"));
        var actualFile = Path.Combine(TestContext.CurrentContext.WorkDirectory, "oauth.actual.json");
        await File.WriteAllTextAsync(actualFile, served.Json + "\n");

        Assert.That(
            served.Json,
            Is.EqualTo(ServedDocument.Normalise(JsonNode.Parse(golden)!.AsObject())),
            $"If the contract was meant to change, replace docs/openapi/oauth.json by {actualFile}");
    }

    [Test]
    public void Document_IsValidOpenApi() => Assert.That(served.Faults, Is.Empty);

    [TestCase("POST /connect/token", "token", "200 400 401 413 429 500 503", "basic|")]
    [TestCase("POST /connect/introspect", "introspect", "200 400 401 413 500 503", "basic|bearer|")]
    public void Operation_DeclaresItsIdAnswersAndClients(string call, string operationId, string answers, string clients)
    {
        var operation = served.Calls[call];

        Assert.Multiple(() =>
        {
            Assert.That(operation.OperationId, Is.EqualTo(operationId));
            Assert.That(string.Join(' ', operation.Responses!.Keys), Is.EqualTo(answers));
            Assert.That(
                string.Join('|', operation.Security!.Select(requirement => string.Join('+', requirement.Keys.Select(scheme => scheme.Reference.Id)))),
                Is.EqualTo(clients));
            Assert.That(operation.RequestBody!.Required, Is.True);
            Assert.That(operation.RequestBody.Content!.Keys, Is.EqualTo(new[] { "application/x-www-form-urlencoded" }));
            Assert.That(operation.Parameters, Is.Null.Or.Empty);
        });
    }

    [Test]
    public void Operations_AreTheContracts() => Assert.That(served.Calls, Has.Count.EqualTo(3));

    [TestCase("OAuthTokenRequest", "grant_type")]
    [TestCase("OAuthIntrospectionRequest", "token")]
    [TestCase("OAuthToken", "access_token token_type expires_in scope")]
    [TestCase("OAuthIntrospection", "active")]
    [TestCase("OAuthError", "error error_description")]
    public void Schema_SaysWhatIsAlwaysThere(string name, string required)
    {
        var schema = served.Document.Components!.Schemas![name];

        Assert.Multiple(() =>
        {
            Assert.That(schema.Required, Is.EquivalentTo(required.Split(' ')));
            Assert.That(schema.AdditionalPropertiesAllowed, Is.True);
            Assert.That(schema.Properties!.Values.Select(property => property.Description), Is.All.Not.Empty);
            Assert.That(schema.Properties.Values.Where(property => property.Type!.Value.HasFlag(JsonSchemaType.Null)), Is.Empty, "Left out, but never null.");
        });
    }

    [Test]
    public void Schemas_AreThoseOfTheContract() => Assert.That(served.Document.Components!.Schemas, Has.Count.EqualTo(5));
}
