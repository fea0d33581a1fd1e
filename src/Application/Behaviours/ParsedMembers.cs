using System.Reflection;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>Finds the errors of all <see cref="Input{T}"/> properties of a request.</summary>
internal static class ParsedMembers<TRequest>
{
    private static readonly Func<TRequest, IEnumerable<Error>>[] Members =
    [
        .. typeof(TRequest).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Input<>))
            .Select(ReaderOf),
    ];

    /// <summary>All errors, each with the name of its property as the field.</summary>
    public static IEnumerable<Error> ErrorsOf(TRequest request) => Members.SelectMany(member => member(request));

    private static Func<TRequest, IEnumerable<Error>> ReaderOf(PropertyInfo property) => (Func<TRequest, IEnumerable<Error>>)
        typeof(ParsedMembers<TRequest>).GetMethod(nameof(Reader), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(property.PropertyType.GetGenericArguments())
            .Invoke(obj: null, [property])!;

    private static Func<TRequest, IEnumerable<Error>> Reader<T>(PropertyInfo property)
    {
        var read = property.GetMethod!.CreateDelegate<Func<TRequest, Input<T>>>();
        return request => read(request) is { Errors.Count: > 0 } invalid ? invalid.Errors.Of(property.Name, invalid.Sent) : [];
    }
}
