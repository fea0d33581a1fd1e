using HelpDesk.Users.Application.SignIn;
using HelpDesk.Users.Domain.Results;
using MediatR;

namespace HelpDesk.Users.Application.Behaviours;

/// <summary>Counts each attempt to sign in once, even when its transaction runs several times.</summary>
internal sealed class SignInMetricsBehaviour<TRequest, TResult>(SignInMetrics metrics) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>, ISignIn
    where TResult : IResult
{
    private const string Success = "success";
    private const string Failure = "error";

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var outcome = Failure;
        try
        {
            var result = await next();
            outcome = result.IsSuccess ? Success : result.Errors[0].Code;
            return result;
        }
        finally
        {
            metrics.CountSignIn(TRequest.Method, outcome);
        }
    }
}
