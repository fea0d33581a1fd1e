using System.Reflection;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>What is wrong with the members of a request, found by their type.</summary>
internal static class ParsedMembers<TRequest>
{
    private static readonly Func<TRequest, IEnumerable<Error>>[] Members =
    [
        .. typeof(TRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Input<>))
            .Select(ReaderOf),
    ];

    /// <summary>All faults, each with the name of its member.</summary>
    public static IEnumerable<Error> ErrorsOf(TRequest request) => Members.SelectMany(member => member(request));

    private static Func<TRequest, IEnumerable<Error>> ReaderOf(PropertyInfo property) => (Func<TRequest, IEnumerable<Error>>)
        typeof(ParsedMembers<TRequest>).GetMethod(nameof(Reader), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(property.PropertyType.GetGenericArguments())
            .Invoke(obj: null, [property])!;

    private static Func<TRequest, IEnumerable<Error>> Reader<T>(PropertyInfo property)
    {
        var read = property.GetMethod!.CreateDelegate<Func<TRequest, Input<T>>>();
        return request => read(request) is { Errors.Count: > 0 } wrong ? wrong.Errors.Of(property.Name, wrong.Sent) : [];
    }
}
