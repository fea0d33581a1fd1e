using HelpDesk.Users.Application.Common.Messaging;
using HelpDesk.Users.Application.SignIn.LogIn;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Application.UnitTests.Common.Messaging;

public sealed class SecretTests
{
    [Test]
    public void ToString_WhenPartOfARequest_DoesNotShowTheText()
    {
        var text = new LogInCommand(EmailAddress.Parse("ana@example.com"), Secret.Parse("correct horse")).ToString();

        Assert.That(text, Does.Contain("[redacted]").And.Not.Contain("correct horse"));
    }

    [Test]
    public void ToString_WhenCredential_DoesNotShowTheHash() =>
        Assert.That(TestUsers.CredentialOf(TestUsers.Stored()).ToString(), Does.Not.Contain(TestUsers.StoredHash));
}
