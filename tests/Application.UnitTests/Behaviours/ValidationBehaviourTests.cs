using FluentValidation;
using HelpDesk.Users.Application.Behaviours;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.UnitTests.Behaviours;

public sealed class ValidationBehaviourTests
{
    private static readonly Error NotText = Error.Validation(ErrorCodes.NotText, nameof(Request.Email));
    private static readonly Error Unreadable = Error.Validation(ErrorCodes.Malformed);

    private bool handled;

    // Which members a validator finds missing, what is wrong with the request beside its members, and what is reported.
    private static IEnumerable<TestCaseData> Faults =>
    [
        new TestCaseData("Email Name", Array.Empty<Error>(), "Email:required Name:required").SetArgDisplayNames("validators' faults"),
        new TestCaseData("", new[] { NotText }, "Email:not_text").SetArgDisplayNames("a fault of the request"),
        new TestCaseData("Name", new[] { NotText }, "Email:not_text Name:required").SetArgDisplayNames("both, merged"),
        new TestCaseData("Email Name", new[] { NotText }, "Email:not_text Name:required").SetArgDisplayNames("both on one field"),
        new TestCaseData("Email Name", new[] { Unreadable }, "malformed").SetArgDisplayNames("unreadable input"),
    ];

    [SetUp]
    public void SetUp() => handled = false;

    [TestCaseSource(nameof(Faults))]
    public async Task Handle_WhenFaults_ReportsEachOnceAndStops(string missing, IReadOnlyList<Error> faults, string expected)
    {
        var result = await HandleAsync(new Request { Faults = faults }, Requiring(missing));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(expected));
            Assert.That(handled, Is.False);
        }
    }

    [Test]
    public async Task Handle_WhenMembersAreWrong_NamesThemAndWhatWasSent()
    {
        var result = await HandleAsync(
            new Request
            {
                Email = new(EmailAddress.Parse("x"), "x"),
                Name = PersonName.Parse(" ", null),
                Secret = Application.Common.Messaging.Secret.Parse(null),
            },
            Requiring(""));

        Assert.That(result.Errors.Select(error => (error.Field, error.Code, error.AttemptedValue)), Is.EqualTo(new (string?, string, object?)[]
        {
            ("Email", ErrorCodes.Malformed, "x"),
            ("Name.First", ErrorCodes.TooShort, " "),
            ("Name.Last", ErrorCodes.Required, null),
            ("Secret", ErrorCodes.Required, null),
        }));
    }

    [Test]
    public async Task Handle_WhenAMemberIsWrong_TellsNothingElseOfIt()
    {
        var request = new Request { Email = EmailAddress.Parse("x") };

        Assert.That((await HandleAsync(request, Requiring("Email Name"))).Summary(), Is.EqualTo("Email:malformed Name:required"));
    }

    [Test]
    public async Task Handle_WhenTheRequestCannotBeRead_TellsNothingOfItsMembers()
    {
        var request = new Request { Email = EmailAddress.Parse("x"), Faults = [Unreadable] };

        Assert.That((await HandleAsync(request, Requiring("Name"))).Summary(), Is.EqualTo("malformed"));
    }

    [Test]
    public async Task Handle_WhenSeveralValidators_ReportsTheFaultsOfAll()
    {
        var result = await HandleAsync(new Request(), Requiring("Email"), Requiring("Name"));

        Assert.That(result.Summary(), Is.EqualTo("Email:required Name:required"));
    }

    [Test]
    public async Task Handle_WhenNoFaults_GoesOn()
    {
        var result = await HandleAsync(new Request(), Requiring(""));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(handled, Is.True);
        }
    }

    [Test]
    public void Handle_WhenAValidatorDoesNotAskTheDomain_Throws()
    {
        var validator = new InlineValidator<Request>();
        validator.RuleFor(request => request.Name).NotEmpty();

        Assert.That(async () => await HandleAsync(new Request(), validator), Throws.InvalidOperationException);
    }

    private static InlineValidator<Request> Requiring(string fields)
    {
        var validator = new InlineValidator<Request>();
        validator.RuleFor(request => request).Custom((_, context) =>
        {
            foreach (var field in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                context.AddErrors([Error.Validation(ErrorCodes.Required, field)]);
            }
        });
        return validator;
    }

    private Task<Result> HandleAsync(Request request, params IValidator<Request>[] validators) =>
        new ValidationBehaviour<Request, Result>(validators).Handle(request, CancellationToken.None, () =>
        {
            handled = true;
            return Task.FromResult(Result.Success);
        });

    private sealed record Request : ParsedRequest, IRequest<Result>
    {
        public Input<EmailAddress> Email { get; init; }

        public Input<PersonName> Name { get; init; }

        public Input<Secret> Secret { get; init; }
    }
}
