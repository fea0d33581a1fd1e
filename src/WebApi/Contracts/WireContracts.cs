namespace HelpDesk.Users.WebApi.Contracts;

/// <summary>Finds the contract of a request. The first one registered also answers where no contract is.</summary>
internal sealed class WireContracts(IEnumerable<IWireContract> contracts)
{
    private readonly IWireContract[] contracts = [.. contracts];

    public IReadOnlyList<IWireContract> All => contracts;

    public IWireContract Of(HttpRequest request) => Array.Find(contracts, contract => contract.Owns(request)) ?? contracts[0];
}
