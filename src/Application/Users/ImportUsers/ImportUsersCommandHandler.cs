using HelpDesk.Users.Application.Common.Access;
using HelpDesk.Users.Application.Organizations;
using HelpDesk.Users.Application.Passwords;
using HelpDesk.Users.Domain.Results;
using HelpDesk.Users.Domain.Users;
using MediatR;

namespace HelpDesk.Users.Application.Users.ImportUsers;

internal sealed class ImportUsersCommandHandler(
    IUserBatches batches,
    IUserRepository users,
    IOrganizations organizations,
    IPasswords passwords,
    RowPasswords rowPasswords,
    PasswordPolicy policy,
    ICallerAccessor caller,
    TimeProvider clock) : IRequestHandler<ImportUsersCommand, Result<ImportedRows>>
{
    public async Task<Result<ImportedRows>> Handle(ImportUsersCommand request, CancellationToken cancellationToken)
    {
        if (request.Rows.Count == 0)
        {
            return new ImportedRows(0, 0, 0, [], request.AdministratorsAdded);
        }

        var organization = await organizations.GetAsync(caller.Current.OrganizationId, cancellationToken);
        var rows = request.Rows.Select(row => new ParsedRow(row, organization, policy, passwords)).ToList();
        var validRows = rows.FindAll(row => row.Faults.Count == 0);
        if (request is { GeneratesPasswords: true, IsDryRun: false })
        {
            await rowPasswords.GenerateAsync(validRows.FindAll(row => row.HasNoPassword), cancellationToken);
        }

        await rowPasswords.HashAsync(validRows.FindAll(row => row.Password is not null), request.IsDryRun, cancellationToken);
        validRows.RemoveAll(row => row.Faults.Count > 0);
        var stored = (await batches.FindAsync([.. validRows.Select(row => row.Email!)], request.IsDryRun, cancellationToken))
            .ToDictionary(found => found.User.Email);
        var batch = new UserBatch(organization, users, policy, caller.Current, clock, request.AdministratorsAdded);
        foreach (var row in validRows)
        {
            await batch.ApplyAsync(row, stored.GetValueOrDefault(row.Email!), cancellationToken);
        }

        List<Error> faults = [.. rows.SelectMany(row => row.Faults)];
        if (faults.Count > 0 && !request.SkipsFaulty)
        {
            return Result<ImportedRows>.Failure(faults);
        }

        if (!request.IsDryRun)
        {
            await batches.StoreAsync(batch.Added, batch.Changed, cancellationToken);
        }

        var unchanged = rows.Count(row => row.Faults.Count == 0) - batch.Added.Count - batch.Changed.Count;
        return new ImportedRows(batch.Added.Count, batch.Changed.Count, unchanged, faults, batch.AdministratorsAdded)
        {
            Passwords =
            [
                .. validRows.Where(row => row is { IsPasswordGenerated: true, Faults.Count: 0 })
                    .Select(row => new GeneratedPassword(row.Email!.Value, new(row.Password!.Value))),
            ],
        };
    }
}
