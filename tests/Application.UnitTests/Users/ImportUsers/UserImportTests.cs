using HelpDesk.Users.Application.Users.ImportUsers;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace HelpDesk.Users.Application.UnitTests.Users.ImportUsers;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class UserImportTests
{
    private readonly TestPorts ports = new() { Caller = TestUsers.SignedIn("users:create", "users:edit") };
    private readonly List<Error> told = [];
    private int reads;

    [TestCase(false, false)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Run_OfASoundFile_StoresItUnlessItIsADryRun(bool isDryRun, bool skipsFaulty)
    {
        var report = await RunAsync(Rows(1_201), new() { IsDryRun = isDryRun, SkipsFaulty = skipsFaulty });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Value, Is.EqualTo(new ImportReport(1_201, 0, 0, 0, IsAborted: false)));
            Assert.That(ports.Saved, Has.Count.EqualTo(isDryRun ? 0 : 1_201));
            Assert.That(reads, Is.EqualTo(isDryRun || skipsFaulty ? 1 : 2));
        }
    }

    [Test]
    public async Task Run_OfAFaultyFile_StoresNothingAndTellsOfEveryRow()
    {
        var rows = Rows(1_201);
        rows[700] = rows[700] with { Roles = "JEFE", Telefono = new string('1', 31) };
        rows[1_200] = rows[1_200] with { Faults = [Error.Validation(ErrorCodes.Malformed) with { Line = 1_201 }] };

        var report = await RunAsync(rows, new());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Value, Is.EqualTo(new ImportReport(0, 0, 0, 2, IsAborted: true)));
            Assert.That(told.Select(fault => (fault.Line, fault.Code)), Is.EquivalentTo(new[] { (701L, "unknown_choice"), (701L, "too_long"), (1_201L, "malformed") }));
            Assert.That(ports.Saved, Is.Empty);
        }
    }

    [TestCase(true, 0)]
    [TestCase(false, 1_199)]
    public async Task Run_OfAFaultyFile_SkipsWhatIsFaulty(bool isDryRun, int stored)
    {
        var rows = Rows(1_201);
        rows[700] = rows[700] with { Roles = "JEFE" };
        rows[701] = rows[701] with { Name = null };

        var report = await RunAsync(rows, new() { IsDryRun = isDryRun, SkipsFaulty = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Value, Is.EqualTo(new ImportReport(1_199, 0, 0, 2, IsAborted: false)));
            Assert.That(ports.Saved, Has.Count.EqualTo(stored));
        }
    }

    [TestCase("PERSONA3@EXAMPLE.COM")]
    [TestCase(" persona3@example.com")]
    public async Task Run_OfTwoRowsOfOneAddress_RefusesTheSecond(string email)
    {
        var rows = Rows(1_000);
        rows[999] = rows[999] with { Email = email };

        var report = await RunAsync(rows, new() { SkipsFaulty = true });

        Assert.That(
            (report.Value.Created, told.Single().Line, told.Single().Field, told.Single().Code),
            Is.EqualTo((999L, 1_000L, "Email", ErrorCodes.Repeated)));
    }

    [Test]
    public async Task Run_OfAFileThatCannotBeReadFurther_StopsThere()
    {
        var rows = Rows(3);
        rows[2] = new(3) { Faults = [Error.Validation(ErrorCodes.TooLong) with { Line = 3 }], EndsFile = true };

        var report = await RunAsync(rows, new() { SkipsFaulty = true });

        Assert.That(report.Value, Is.EqualTo(new ImportReport(2, 0, 0, 1, IsAborted: true)));
    }

    [Test]
    public async Task Run_WhenTheDirectoryChangesAfterTheDryRun_StopsWhereItMust()
    {
        var rows = Rows(1_500);
        HasAdministrator();
        ports.HasOtherAdministrators(1);
        rows[1_400] = new(1_401) { Email = "Ana@example.com", Roles = "MESA" };

        var report = await RunAsync(
            () =>
            {
                if (reads == 2)
                {
                    ports.HasOtherAdministrators(0);
                }

                return rows;
            },
            new());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Value, Is.EqualTo(new ImportReport(1_000, 0, 0, 1, IsAborted: true)));
            Assert.That((told.Single().Line, told.Single().Code), Is.EqualTo((1_401L, ErrorCodes.LastAdministrator)));
            Assert.That(ports.Saved, Has.Count.EqualTo(1_000));
        }
    }

    [Test]
    public async Task Run_OfRowsThatTakeAllAdministratorsAway_IsRefusedWholeAlsoWhenTheyAreFarApart()
    {
        var rows = Rows(1_500);
        HasAdministrator();
        rows[0] = rows[0] with { Roles = "ADMIN", Password = new("secreto") };
        rows[1_400] = new(1_401) { Email = "Ana@example.com", Roles = "MESA" };

        var kept = await RunAsync(rows, new() { IsDryRun = true });
        rows[0] = rows[0] with { Roles = "MESA" };
        var lost = await RunAsync(rows, new() { IsDryRun = true });

        Assert.That((kept.Value.Failed, lost.Value.Failed), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Run_ByWhoMayNot_ReadsNothing()
    {
        ports.Caller = TestUsers.SignedIn("users:create");

        var report = await RunAsync(Rows(1), new());

        Assert.That((report.Summary(), reads), Is.EqualTo((ErrorCodes.PermissionMissing, 0)));
    }

    [Test]
    public async Task Run_AskedForWrongly_ReadsNothing()
    {
        var report = await RunAsync(Rows(1), new() { Faults = [Error.Validation(ErrorCodes.NotBoolean, "IsDryRun")] });

        Assert.That((report.Summary(), reads), Is.EqualTo(("IsDryRun:not_boolean", 0)));
    }

    private static UserRow[] Rows(int count) =>
        [.. Enumerable.Range(1, count).Select(line => new UserRow(line) { Email = $"persona{line}@example.com", Name = "Ana Ruiz", Roles = "USUARIO" })];

    /// <summary>Makes Ana be stored, as she was each time that she is asked for.</summary>
    private void HasAdministrator() =>
        ports.Batches.Setup(port => port.FindAsync(It.IsAny<IReadOnlyCollection<EmailAddress>>(), It.IsAny<bool>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((IReadOnlyCollection<EmailAddress> emails, bool _, CancellationToken _) =>
                [.. new[] { TestUsers.Stored("ADMIN") }.Where(user => emails.Contains(user.Email)).Select(user => new StoredUser(user, TestUsers.StoredHash))]);

    private Task<Result<ImportReport>> RunAsync(UserRow[] rows, ImportOptions options) => RunAsync(() => rows, options);

    private async Task<Result<ImportReport>> RunAsync(Func<UserRow[]> read, ImportOptions options)
    {
        await using var scope = ports.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<UserImport>().RunAsync(Read, options, told.Add, CancellationToken.None);

        IAsyncEnumerable<UserRow> Read()
        {
            reads++;
            return read().ToAsyncEnumerable();
        }
    }
}
