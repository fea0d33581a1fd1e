namespace Microsoft.SqlServer.Server;

/// <summary>Marks a type as a CLR user-defined type of SQL Server.</summary>
/// <param name="format">How it is serialized.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is serialized.</summary>
    public Format Format { get; } = format;

    /// <summary>Whether its serialized bytes sort as its values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>Whether all its values take the same number of bytes.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>The most bytes a value takes, -1 for up to 2 GB.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Its name on the server.</summary>
    public string? Name { get; set; }

    /// <summary>The method that validates a value.</summary>
    public string? ValidationMethodName { get; set; }
}
