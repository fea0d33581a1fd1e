using System.Reflection;
using HelpDesk.Users.Application.Abstractions;
using HelpDesk.Users.Application.Access;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Architecture;

/// <summary>The rules of the architecture. Each names what breaks it, and nothing when all is well.</summary>
internal static class Guards
{
    /// <summary>Assemblies that <paramref name="assembly"/> was compiled against and should not know.</summary>
    public static List<string> ForbiddenReferences(Assembly assembly, params string[] forbidden) =>
        [.. assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => Array.Exists(forbidden, start => name.StartsWith(start, StringComparison.Ordinal)))];

    /// <summary>Types that use a type of <paramref name="layer"/> without being the one that may.</summary>
    public static List<string> TypesThatTouch(Assembly layer, IEnumerable<Type> types, string? exceptFor = null) =>
        [.. types
            .Where(type => UsedTypes.Outermost(type).Name != exceptFor && UsedTypes.Of(type).Any(used => used.Assembly == layer))
            .Select(type => UsedTypes.Outermost(type).Name)
            .Distinct()];

    /// <summary>Requests that do not say once who may send them, or not whether they write or read.</summary>
    public static List<string> UndeclaredRequests(IEnumerable<Type> types) =>
        [.. types
            .Where(type => type is { IsAbstract: false, IsInterface: false } && Implements(type, typeof(IRequest<>)))
            .Where(type => type.GetCustomAttributes<AccessAttribute>().Count() != 1
                || Implements(type, typeof(ICommand<>)) == Implements(type, typeof(IQuery<>)))
            .Select(type => type.Name)];

    /// <summary>Controllers with actions outside the namespace of any contract.</summary>
    public static List<string> ControllersWithoutContract(IEnumerable<Type> types, string contracts) =>
        [.. types
            .Where(type => !type.IsAbstract && typeof(ControllerBase).IsAssignableFrom(type))
            .Where(type => ContractOf(type, contracts) is null)
            .Select(type => type.Name)];

    /// <summary>Types of one contract that use a type of another.</summary>
    public static List<string> ContractsThatKnowOneAnother(IEnumerable<Type> types, string contracts) =>
        [.. types
            .Where(type => ContractOf(type, contracts) is { } own
                && UsedTypes.Of(type).Any(used => ContractOf(used, contracts) is { } other && other != own))
            .Select(type => UsedTypes.Outermost(type).Name)
            .Distinct()];

    /// <summary>Types of contracts that use a type of ours from none of the namespaces that contracts may know.</summary>
    public static List<string> ContractsThatKnowTooMuch(IEnumerable<Type> types, string contracts, string root, params string[] allowed) =>
        [.. types
            .Where(type => ContractOf(type, contracts) is not null
                && UsedTypes.Of(type).Any(used => IsWithin(used, root) && ContractOf(used, contracts) is null && !Array.Exists(allowed, name => IsWithin(used, name))))
            .Select(type => UsedTypes.Outermost(type).Name)
            .Distinct()];

    private static bool IsWithin(Type type, string name) =>
        type.Namespace == name || (type.Namespace?.StartsWith($"{name}.", StringComparison.Ordinal) ?? false);

    private static string? ContractOf(Type type, string contracts) =>
        type.Namespace is { } name && name.StartsWith($"{contracts}.", StringComparison.Ordinal)
            ? name[(contracts.Length + 1)..].Split('.')[0]
            : null;

    private static bool Implements(Type type, Type definition) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == definition);
}
