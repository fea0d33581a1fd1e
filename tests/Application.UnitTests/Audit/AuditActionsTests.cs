using System.Text.RegularExpressions;
using HelpDesk.Users.Application.Audit;

namespace HelpDesk.Users.Application.UnitTests.Audit;

public sealed partial class AuditActionsTests
{
    [Test]
    public void All_WhenAsked_HasEveryNameOnce() => Assert.That(
        AuditActions.All,
        Is.Unique
            .And.SupersetOf(new[] { AuditActions.SignIn, AuditActions.UserCreated, AuditActions.ServiceSignIn })
            .And.All.Matches<string>(name => Name().IsMatch(name)));

    [GeneratedRegex(@"\A[a-z]+(_[a-z]+)*\z")]
    private static partial Regex Name();
}
