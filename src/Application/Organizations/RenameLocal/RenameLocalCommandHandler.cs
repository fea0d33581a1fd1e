using HelpDesk.Users.Domain.Organizations;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Organizations.RenameLocal;

internal sealed class RenameLocalCommandHandler(IOrganizations organizations, OrganizationChanges changes)
    : IRequestHandler<RenameLocalCommand, Result<Local>>
{
    public async Task<Result<Local>> Handle(RenameLocalCommand request, CancellationToken cancellationToken)
    {
        if (await organizations.LoadAsync(request.OrganizationId, cancellationToken) is not { } former)
        {
            return OrganizationErrors.NotFound;
        }

        if (former.Locals.SingleOrDefault(local => local.Id == request.LocalId) is not { } known)
        {
            return OrganizationErrors.LocalNotFound;
        }

        var changed = request.LocalName.IsSet ? known.Rename(request.LocalName.Value) : known;
        var saved = await changes.SaveAsync(former, former.ChangeLocal(changed), cancellationToken);
        return saved.IsSuccess ? changed : Result<Local>.Failure(saved.Errors);
    }
}
