using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Slices;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture;

/// <summary>The rules of the architecture, and what breaks them.</summary>
internal static class Guards
{
    /// <summary>The types of an assembly use no type of a namespace that starts with one of the given names.</summary>
    public static IArchRule KnowsNone(Assembly assembly, params string[] forbidden) =>
        Types().That().ResideInAssembly(assembly).Should().NotDependOnAny(Types(true).That().ResideInNamespaceMatching(Within(forbidden)));

    /// <summary>The types of a namespace do not use those of a layer, but for one of them.</summary>
    public static IArchRule DoesNotTouch(string start, Assembly layer, string exceptFor) =>
        Types().That().ResideInNamespaceMatching(Within(start)).And().DoNotHaveFullNameMatching($@"\.{exceptFor}(/|\+|$)")
            .Should().NotDependOnAny(Types().That().ResideInAssembly(layer));

    /// <summary>Controllers stand in the namespace of a contract.</summary>
    public static IArchRule ControllersBelongToAContract(string start, string contracts) =>
        Classes().That().ResideInNamespaceMatching(Within(start)).And().AreAssignableTo(typeof(ControllerBase)).And().AreNotAbstract()
            .Should().ResideInNamespaceMatching($@"^{Regex(contracts)}\.");

    /// <summary>Contracts, each a namespace below the given one with all that is below it, use no types of one another.</summary>
    public static SliceRule ContractsDoNotKnowOneAnother(string contracts) => SlicesBelow(contracts).Should().NotDependOnEachOther();

    /// <summary>Features, each a namespace below the given one with all that is below it, do not depend on one another in a circle.</summary>
    public static SliceRule FeaturesAreFreeOfCycles(string layer) => SlicesBelow(layer).Should().BeFreeOfCycles();

    /// <summary>Of our own types, those of contracts use one another's and those of the namespaces that contracts may know.</summary>
    public static IArchRule ContractsKnowOnly(string contracts, string root, params string[] allowed) =>
        Types().That().ResideInNamespaceMatching($@"^{Regex(contracts)}\.")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Within(root)).And().DoNotResideInNamespaceMatching(Within([contracts, .. allowed])));

    /// <summary>Requests that do not say once who may send them and what the audit calls them, or not whether they write or read.</summary>
    public static List<string> UndeclaredRequests(IEnumerable<Type> types) =>
        [.. types
            .Where(type => type is { IsAbstract: false, IsInterface: false } && Implements(type, typeof(IRequest<>)))
            .Where(type => type.GetCustomAttributes<AccessAttribute>().Count() != 1
                || (type.GetCustomAttribute<AccessAttribute>() is not AllowsAnonymousAttribute and { AuditName: "" })
                || Implements(type, typeof(ICommand<>)) == Implements(type, typeof(IQuery<>)))
            .Select(type => type.Name)];

    /// <summary>The types that break a rule; those that are nested, such as lambdas, are named by the one around them.</summary>
    public static List<string> Breaking(this ICanBeEvaluated rule, ArchUnitNET.Domain.Architecture architecture) =>
        [.. rule.Evaluate(architecture).Where(result => !result.Passed).Select(result => NameOf(result.EvaluatedObject)).Distinct()];

    /// <summary>Each namespace below the given one with all that is below it; contracts are one each, and what they share is another.</summary>
    private static GivenSlices SlicesBelow(string start)
    {
        // Slices().Matching would make a slice of each namespace, however deep.
        var rule = new SliceRuleCreator();
        rule.SetSliceAssignment(new(
            type => type.Namespace.FullName.StartsWith($"{start}.", StringComparison.Ordinal)
                ? SliceIdentifier.Of(type.Namespace.FullName[(start.Length + 1)..].Split('.') switch
                {
                    ["Contracts", var contract, ..] => $"Contracts.{contract}",
                    var parts => parts[0],
                })
                : SliceIdentifier.Ignore(),
            $"below {start}"));
        return new(rule);
    }

    private static string NameOf(object evaluated) => evaluated is IType type
        ? type.FullName[(type.Namespace.FullName.Length + 1)..].Split('+', '/')[0]
        : $"{evaluated}";

    private static string Within(params string[] namespaces) => $@"^({string.Join('|', namespaces.Select(Regex))})(\.|$)";

    private static string Regex(string text) => System.Text.RegularExpressions.Regex.Escape(text);

    private static bool Implements(Type type, Type definition) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == definition);
}
