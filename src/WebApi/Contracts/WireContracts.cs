namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>Finds the contract of a request. Requests that belong to no contract get the one that is registered first.</summary>
internal sealed class WireContracts(IEnumerable<IWireContract> contracts)
{
    private readonly IWireContract[] contracts = [.. contracts];

    public IReadOnlyList<IWireContract> All => contracts;

    public IWireContract GetFor(HttpRequest request) => Array.Find(contracts, contract => contract.Owns(request)) ?? contracts[0];
}
