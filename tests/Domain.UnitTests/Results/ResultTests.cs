using HelpDesk.Users.Domain.Results;

namespace HelpDesk.Users.Domain.UnitTests.Results;

public sealed class ResultTests
{
    private static readonly Error Fault = Error.Validation(ErrorCodes.Malformed, "Email");

    [Test]
    public void Success_WhenRead_HasNoErrors()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Result.Success.IsSuccess, Is.True);
            Assert.That(Result.Success.Errors, Is.Empty);
        }
    }

    [Test]
    public void Error_WhenReturned_IsAFailedResult()
    {
        Result result = Fault;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.False);
            Assert.That(result.Errors, Is.EqualTo([Fault]));
        }
    }

    [Test]
    public void Failure_WhenNoErrors_Throws()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Result.Failure([]), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Result<int>.Failure([]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Value_WhenSuccess_IsTheValue()
    {
        Result<int> result = 7;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(result.Errors, Is.Empty);
            Assert.That(result.Value, Is.EqualTo(7));
        }
    }

    [Test]
    public void Value_WhenSuccessWithNull_IsNull() =>
        Assert.That(Result<string?>.Success(null).Value, Is.Null);

    [Test]
    public void Value_WhenFailed_ThrowsWithTheCodes()
    {
        var result = Result<int>.Failure([Fault, Error.Validation(ErrorCodes.Required, "Name")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.IsSuccess, Is.False);
            Assert.That(() => result.Value, Throws.InvalidOperationException.With.Message.Contains("malformed, required"));
        }
    }

    [Test]
    public void ErrorOfT_WhenReturned_IsAFailedResult()
    {
        Result<int> result = Fault;

        Assert.That(result.Errors, Is.EqualTo([Fault]));
    }
}
