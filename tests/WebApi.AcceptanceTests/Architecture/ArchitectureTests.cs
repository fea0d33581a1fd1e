using System.Reflection;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using AutoMapper;
using HelpDesk.Users.Application.Users;
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

    private static readonly ArchUnitNET.Domain.Architecture Product =
        new ArchLoader().LoadAssemblies(Domain, Application, Infrastructure, WebApi).Build();

    /// <summary>The product, and types that break each rule.</summary>
    private static readonly ArchUnitNET.Domain.Architecture Broken =
        new ArchLoader()
            .LoadAssemblies(Domain, Application, Infrastructure, WebApi)
            .LoadNamespacesWithinAssembly(Tests, $"{typeof(ArchitectureTests).Namespace}")
            .Build();

    /// <summary>What a contract may know beside its own folder.</summary>
    private static readonly string[] Known =
        [$"{Root}.Domain", $"{Root}.Application", $"{Root}.WebApi.Http", $"{Root}.WebApi.Middleware", $"{Root}.WebApi.OpenApi", $"{Root}.WebApi.UserFiles"];

    private static readonly string[] Frameworks = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "Microsoft.IdentityModel"];

    [Test]
    public void Domain_ReferencesNothingButTheRuntime() =>
        Assert.That(Domain.GetReferencedAssemblies().Select(reference => reference.Name), Has.All.StartsWith("System."));

    [Test]
    public void Application_KnowsNeitherOuterLayersNorTheirFrameworks() =>
        Guards.KnowsNone(Application, [$"{Root}.Infrastructure", $"{Root}.WebApi", .. Frameworks]).Check(Product);

    [Test]
    public void Infrastructure_DoesNotKnowTheWebApi() => Guards.KnowsNone(Infrastructure, $"{Root}.WebApi").Check(Product);

    [Test]
    public void KnowsNone_WhenATypeDoes_NamesIt() => Assert.Multiple(() =>
    {
        Assert.That(Guards.KnowsNone(Tests, $"{Root}.Infrastructure").Breaking(Broken), Has.Some.EqualTo(nameof(Architecture.Violations.TouchesInfrastructureInALambda)));
        Assert.That(Guards.KnowsNone(Tests, Frameworks).Breaking(Broken), Has.Some.EqualTo(nameof(Architecture.Violations.StrayController)));
        Assert.That(Guards.KnowsNone(WebApi, $"{Root}.Infrastructure").Breaking(Product), Is.EqualTo(new[] { "ServiceHost" }));
    });

    [Test]
    public void WebApi_TouchesInfrastructureInItsHostOnly() =>
        Guards.DoesNotTouch($"{Root}.WebApi", Infrastructure, exceptFor: "ServiceHost").Check(Product);

    [Test]
    public void DoesNotTouch_WhenATypeDoesInALambda_NamesIt() => Assert.Multiple(() =>
    {
        Assert.That(
            Guards.DoesNotTouch(Violations, Infrastructure, exceptFor: "ServiceHost").Breaking(Broken),
            Is.EqualTo(new[] { nameof(Architecture.Violations.TouchesInfrastructureInALambda) }));
        Assert.That(Guards.DoesNotTouch($"{Root}.WebApi", Infrastructure, exceptFor: "Nobody").Breaking(Product), Is.EqualTo(new[] { "ServiceHost" }));
    });

    [Test]
    public void Requests_DeclareWhoMaySendThemAndWhatTheyDo() => Assert.Multiple(() =>
    {
        Assert.That(Application.GetTypes().Where(typeof(IBaseRequest).IsAssignableFrom), Is.Not.Empty);
        Assert.That(Guards.UndeclaredRequests(Application.GetTypes()), Is.Empty);
    });

    [Test]
    public void UndeclaredRequests_WhenThereAreSome_NamesThemAll() =>
        Assert.That(
            Guards.UndeclaredRequests(Tests.GetTypes().Where(type => type.Namespace == Violations)),
            Is.EquivalentTo(new[] { "RequestWithoutAccess", "RequestWithTwoAccesses", "RequestWithoutAuditName", "RequestOfNoKind", "RequestOfBothKinds" }));

    [Test]
    public void Controllers_BelongToAContract() => Guards.ControllersBelongToAContract($"{Root}.WebApi", Contracts).Check(Product);

    [Test]
    public void ControllersBelongToAContract_WhenOneDoesNot_NamesIt() =>
        Assert.That(Guards.ControllersBelongToAContract(Violations, Violations).Breaking(Broken), Is.EqualTo(new[] { "StrayController" }));

    [Test]
    public void Contracts_DoNotKnowOneAnother() => Guards.ContractsDoNotKnowOneAnother(Contracts).Check(Product);

    [Test]
    public void ContractsDoNotKnowOneAnother_WhenOneDoes_NamesIt() =>
        Assert.That(Guards.ContractsDoNotKnowOneAnother(Violations).Breaking(Broken), Is.EquivalentTo(new[] { "First", "Second" }));

    [Test]
    public void Contracts_KnowTheApplicationAndWhatAllContractsShare_AndNothingElse() =>
        Guards.ContractsKnowOnly(Contracts, Root, Known).Check(Product);

    [Test]
    public void ContractsKnowOnly_WhenOneKnowsMore_NamesIt() => Assert.Multiple(() =>
    {
        Assert.That(Guards.ContractsKnowOnly(Violations, Root, Known).Breaking(Broken), Is.EqualTo(new[] { "KnowsTheGuards" }));
        Assert.That(Guards.ContractsKnowOnly(Contracts, Root).Breaking(Product), Is.Not.Empty);
    });

    [TestCase($"{Root}.Domain")]
    [TestCase($"{Root}.Application")]
    [TestCase($"{Root}.Infrastructure")]
    [TestCase($"{Root}.WebApi")]
    public void Features_AreFreeOfCycles(string layer) => Guards.FeaturesAreFreeOfCycles(layer).Check(Product);

    [Test]
    public void FeaturesAreFreeOfCycles_WhenThereIsOne_NamesIt() =>
        Assert.That(Guards.FeaturesAreFreeOfCycles(Violations).Breaking(Broken), Is.Not.Empty);

    [Test]
    public void Mapping_OfEveryContract_IsComplete()
    {
        using var service = new HelpDeskService();

        Assert.That(
            service.Services.GetRequiredService<IConfigurationProvider>().AssertConfigurationIsValid,
            Throws.Nothing);
    }
}
