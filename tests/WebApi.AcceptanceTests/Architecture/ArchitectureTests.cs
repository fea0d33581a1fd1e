using System.Reflection;
using AutoMapper;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Domain.Users;
using HelpDesk.Users.WebApi.AcceptanceTests.Hosting;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture;

public sealed class ArchitectureTests
{
    private const string Root = "HelpDesk.Users";
    private const string Contracts = Root + ".WebApi.Contracts";
    private const string Violations = Root + ".WebApi.AcceptanceTests.Architecture.Violations";

    private static readonly Assembly Domain = typeof(User).Assembly;
    private static readonly Assembly Application = typeof(IUserRepository).Assembly;
    private static readonly Assembly Infrastructure = typeof(Users.Infrastructure.DependencyInjection).Assembly;
    private static readonly Assembly WebApi = typeof(Program).Assembly;
    private static readonly Assembly Tests = typeof(ArchitectureTests).Assembly;

    /// <summary>What a contract may know beside its own folder.</summary>
    private static readonly string[] Known =
        [$"{Root}.Domain", $"{Root}.Application", Contracts, $"{Root}.WebApi.Downloads", $"{Root}.WebApi.Hosting", $"{Root}.WebApi.Json", $"{Root}.WebApi.Requests", $"{Root}.WebApi.UserFiles"];

    private static readonly string[] Frameworks = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "Microsoft.IdentityModel"];

    [Test]
    public void Domain_ReferencesNothingButTheRuntime() =>
        Assert.That(Domain.GetReferencedAssemblies().Select(reference => reference.Name), Has.All.StartsWith("System."));

    [Test]
    public void Application_KnowsNeitherOuterLayersNorTheirFrameworks() =>
        Assert.That(Guards.ForbiddenReferences(Application, [$"{Root}.Infrastructure", $"{Root}.WebApi", .. Frameworks]), Is.Empty);

    [Test]
    public void Infrastructure_DoesNotKnowTheWebApi() =>
        Assert.That(Guards.ForbiddenReferences(Infrastructure, $"{Root}.WebApi"), Is.Empty);

    [Test]
    public void ForbiddenReferences_WhenThereAreSome_NamesThem() => Assert.Multiple(() =>
    {
        Assert.That(Guards.ForbiddenReferences(Tests, $"{Root}.Infrastructure"), Is.EqualTo(new[] { $"{Root}.Infrastructure" }));
        Assert.That(Guards.ForbiddenReferences(Tests, Frameworks), Is.Not.Empty);
        Assert.That(Guards.ForbiddenReferences(WebApi, $"{Root}.Infrastructure"), Is.Not.Empty);
    });

    [Test]
    public void WebApi_TouchesInfrastructureInItsHostOnly() => Assert.Multiple(() =>
    {
        Assert.That(Guards.TypesThatTouch(Infrastructure, WebApi.GetTypes(), exceptFor: "ServiceHost"), Is.Empty);
        Assert.That(Guards.TypesThatTouch(Infrastructure, WebApi.GetTypes()), Is.EqualTo(new[] { "ServiceHost" }));
    });

    [Test]
    public void TypesThatTouch_WhenOneDoesInALambda_NamesIt() =>
        Assert.That(
            Guards.TypesThatTouch(Infrastructure, TypesOf(Violations)),
            Is.EqualTo(new[] { nameof(Architecture.Violations.TouchesInfrastructureInALambda) }));

    [Test]
    public void Requests_DeclareWhoMaySendThemAndWhatTheyDo() =>
        Assert.That(Guards.UndeclaredRequests(Application.GetTypes()), Is.Empty);

    [Test]
    public void Guards_HaveSomethingToJudge() => Assert.Multiple(() =>
    {
        Assert.That(Application.GetTypes().Where(typeof(IBaseRequest).IsAssignableFrom), Is.Not.Empty);
        Assert.That(Guards.ControllersWithoutContract(WebApi.GetTypes(), "No.Such.Namespace"), Is.Not.Empty);
    });

    [Test]
    public void UndeclaredRequests_WhenThereAreSome_NamesThemAll() =>
        Assert.That(
            Guards.UndeclaredRequests(TypesOf(Violations)),
            Is.EquivalentTo(new[] { "RequestWithoutAccess", "RequestWithTwoAccesses", "RequestOfNoKind", "RequestOfBothKinds" }));

    [Test]
    public void Controllers_BelongToAContract() => Assert.That(Guards.ControllersWithoutContract(WebApi.GetTypes(), Contracts), Is.Empty);

    [Test]
    public void ControllersWithoutContract_WhenThereIsOne_NamesIt() =>
        Assert.That(Guards.ControllersWithoutContract(TypesOf(Violations), Violations), Is.EqualTo(new[] { "StrayController" }));

    [Test]
    public void Contracts_DoNotKnowOneAnother() => Assert.That(Guards.ContractsThatKnowOneAnother(WebApi.GetTypes(), Contracts), Is.Empty);

    [Test]
    public void ContractsThatKnowOneAnother_WhenOneDoes_NamesIt() =>
        Assert.That(Guards.ContractsThatKnowOneAnother(TypesOf(Violations), Violations), Is.EqualTo(new[] { "KnowsTheFirst" }));

    [Test]
    public void Contracts_KnowTheApplicationAndWhatAllContractsShare_AndNothingElse() =>
        Assert.That(Guards.ContractsThatKnowTooMuch(WebApi.GetTypes(), Contracts, Root, Known), Is.Empty);

    [Test]
    public void ContractsThatKnowTooMuch_WhenOneDoes_NamesIt() => Assert.Multiple(() =>
    {
        Assert.That(Guards.ContractsThatKnowTooMuch(TypesOf(Violations), Violations, Root, Known), Is.EqualTo(new[] { "KnowsTheGuards" }));
        Assert.That(Guards.ContractsThatKnowTooMuch(WebApi.GetTypes(), Contracts, Root), Is.Not.Empty);
    });

    [Test]
    public void Mapping_OfEveryContract_IsComplete()
    {
        using var service = new HelpDeskService();

        Assert.That(
            service.Services.GetRequiredService<IConfigurationProvider>().AssertConfigurationIsValid,
            Throws.Nothing);
    }

    private static IEnumerable<Type> TypesOf(string start) =>
        Tests.GetTypes().Where(type => type.Namespace?.StartsWith(start, StringComparison.Ordinal) ?? false);
}
