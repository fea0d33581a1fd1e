using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Domain.UnitTests.Users;

/// <summary>What is far too long is refused without being composed or folded, which would copy it, and takes minutes for a megabyte of marks.</summary>
public sealed class LongTextTests
{
    private const int Count = 10_000;

    // Marks that change places when they are composed, the dearest text there is.
    private static readonly string Marks = "A" + "\u0301\u0316".Times(Count);
    private static readonly string Letters = "x".Times(Count);

    private static IEnumerable<TestCaseData> Parsers =>
    [
        .. new (string Name, Func<string, IResult> Parse)[]
        {
            ("email", text => EmailAddress.Parse(text)),
            ("name", text => PersonName.Parse(text)),
            ("area", text => Area.Parse(text)),
            ("telefono", text => Telefono.Parse(text)),
            ("password", text => Password.Parse(text)),
        }.SelectMany(parser => new[]
        {
            new TestCaseData(parser.Parse, Marks).SetArgDisplayNames(parser.Name, "marks"),
            new TestCaseData(parser.Parse, Letters).SetArgDisplayNames(parser.Name, "letters"),
        }),
    ];

    [TestCaseSource(nameof(Parsers))]
    public void Parse_WhenFarTooLong_RefusesWithoutCopying(Func<string, IResult> parse, string text)
    {
        parse(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var parsed = parse(text);

        var copied = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Multiple(() =>
        {
            Assert.That(parsed.Errors.Single().Code, Is.EqualTo(ErrorCodes.TooLong));
            Assert.That(copied, Is.LessThan(text.Length * sizeof(char)));
        });
    }

    [Test]
    public void Check_WhenAddressAndNameAreFarTooLong_JudgesThePasswordWithoutCopyingThem()
    {
        var (policy, password) = (new PasswordPolicy { RejectsPersonal = true }, Password.Parse("secreta").Value);
        policy.Check(password, Marks, Marks);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = policy.Check(password, Marks, Marks);

        var copied = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Multiple(() =>
        {
            Assert.That(result.IsSuccess, Is.True);
            Assert.That(copied, Is.LessThan(Marks.Length * sizeof(char)));
        });
    }
}
