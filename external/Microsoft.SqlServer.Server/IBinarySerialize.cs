namespace Microsoft.SqlServer.Server;

/// <summary>A CLR user-defined type that serializes itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Restores the value from <paramref name="r"/>.</summary>
    /// <param name="r">Where the value was written.</param>
    void Read(BinaryReader r);

    /// <summary>Writes the value to <paramref name="w"/>.</summary>
    /// <param name="w">Where the value goes.</param>
    void Write(BinaryWriter w);
}
