using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Tokens.RotateSigningKey;

internal sealed class RotateSigningKeyCommandHandler(ISigningKeys keys) : IRequestHandler<RotateSigningKeyCommand, Result<NewSigningKey>>
{
    public async Task<Result<NewSigningKey>> Handle(RotateSigningKeyCommand request, CancellationToken cancellationToken) =>
        request.Immediately
            ? await keys.ReplaceAllAsync(cancellationToken)
            : await keys.AddNextAsync(cancellationToken);
}
