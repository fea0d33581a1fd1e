using System.Reflection;
using FluentValidation;
using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Users.CreateUser;
using HelpDesk.Users.Application.Users.ListUsers;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HelpDesk.Users.Application.UnitTests;

public sealed class DependencyInjectionTests
{
    private static readonly Type[] Types = typeof(DependencyInjection).Assembly.GetTypes();

    private static IEnumerable<Type> Requests => Types.Where(type => type is { IsInterface: false, IsAbstract: false } && Closed(type, typeof(IRequest<>)).Any());

    [Test]
    public void Requests_WhenListed_AreFound() =>
        Assert.That(Requests, Is.SupersetOf(new[] { typeof(CreateUserCommand), typeof(ListUsersQuery) }));

    [TestCaseSource(nameof(Requests))]
    public void Request_WhenDeclared_SaysWhoMaySendItAndWhetherItWrites(Type request)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.GetCustomAttributes<AccessAttribute>(), Has.Exactly(1).Items);
            Assert.That(
                Closed(request, typeof(ICommand<>)).Concat(Closed(request, typeof(IQuery<>))),
                Has.Exactly(1).Items);
        }
    }

    [TestCaseSource(nameof(Requests))]
    public void AddApplication_WhenPortsAreThere_ResolvesTheHandlerAndAllValidators(Type request)
    {
        var ports = new TestPorts();
        using var scope = ports.CreateScope();
        var result = Closed(request, typeof(IRequest<>)).Single().GetGenericArguments()[0];
        var validator = typeof(IValidator<>).MakeGenericType(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                scope.ServiceProvider.GetServices(typeof(IRequestHandler<,>).MakeGenericType(request, result)),
                Has.Exactly(1).Items);
            Assert.That(
                scope.ServiceProvider.GetServices(validator).Select(found => found?.GetType()),
                Is.EquivalentTo(Types.Where(type => type.IsAssignableTo(validator))));
        }
    }

    private static IEnumerable<Type> Closed(Type type, Type definition) =>
        type.GetInterfaces().Where(found => found.IsGenericType && found.GetGenericTypeDefinition() == definition);
}
