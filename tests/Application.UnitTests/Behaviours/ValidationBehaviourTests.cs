using FluentValidation;
using HelpDesk.Users.Application.Behaviours;
using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.Common.Validation;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.UnitTests.Behaviours;

public sealed class ValidationBehaviourTests
{
    private static readonly Error NotText = Error.Validation(ErrorCodes.NotText, nameof(Request.Email));
    private static readonly Error MalformedJson = Error.Validation(ErrorCodes.MalformedJson);

    private bool handled;

    // Which members a validator finds missing, what the contract met while reading, and what is reported.
    private static IEnumerable<TestCaseData> Faults =>
    [
        new TestCaseData("Email Name", Array.Empty<Error>(), "Email:required Name:required").SetArgDisplayNames("validators' faults"),
        new TestCaseData("", new[] { NotText }, "Email:not_text").SetArgDisplayNames("an input error"),
        new TestCaseData("Name", new[] { NotText }, "Email:not_text Name:required").SetArgDisplayNames("both, merged"),
        new TestCaseData("Email Name", new[] { NotText }, "Email:not_text Name:required").SetArgDisplayNames("both on one field"),
        new TestCaseData("Email Name", new[] { MalformedJson }, "malformed_json").SetArgDisplayNames("unreadable input"),
    ];

    [SetUp]
    public void SetUp() => handled = false;

    [TestCaseSource(nameof(Faults))]
    public async Task Handle_WhenFaults_ReportsEachOnceAndStops(string missing, IReadOnlyList<Error> inputErrors, string expected)
    {
        var result = await HandleAsync(new Request { InputErrors = inputErrors }, Requiring(missing));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Summary(), Is.EqualTo(expected));
            Assert.That(handled, Is.False);
        }
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
        validator.RuleFor(request => request.InputErrors).NotEmpty();

        Assert.That(async () => await HandleAsync(new Request(), validator), Throws.InvalidOperationException);
    }

    private static InlineValidator<Request> Requiring(string fields)
    {
        var validator = new InlineValidator<Request>();
        validator.RuleFor(request => request).Custom((_, context) =>
        {
            foreach (var field in fields.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                context.AddErrors(field, (Result)Error.Validation(ErrorCodes.Required), attemptedValue: null);
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

    private sealed record Request : IRequest<Result>, IInputErrors
    {
        public string? Email { get; init; }

        public string? Name { get; init; }

        public IReadOnlyList<Error> InputErrors { get; init; } = [];
    }
}
