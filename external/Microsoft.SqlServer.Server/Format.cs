namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user-defined type is serialized.</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>By SQL Server, member by member.</summary>
    Native = 1,

    /// <summary>By the type itself, through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}
