using System.Text;

namespace HelpDesk.Users.WebApi.AcceptanceTests.Hosting;

/// <summary>As much of the wire format of protocol buffers as it takes to find a field by its number.</summary>
public sealed class ProtobufMessage
{
    private readonly List<(int Field, ReadOnlyMemory<byte> Bytes, ulong Number)> fields = [];

    public ProtobufMessage(ReadOnlyMemory<byte> bytes)
    {
        for (var position = 0; position < bytes.Length;)
        {
            var tag = ReadNumber(bytes.Span, ref position);
            var (field, number, length) = ((int)(tag >> 3), 0UL, 0);
            switch (tag & 7)
            {
                case 0:
                    number = ReadNumber(bytes.Span, ref position);
                    break;
                case 1:
                    (number, length) = (BitConverter.ToUInt64(bytes.Span[position..]), 8);
                    break;
                case 2:
                    length = (int)ReadNumber(bytes.Span, ref position);
                    break;
                case 5:
                    (number, length) = (BitConverter.ToUInt32(bytes.Span[position..]), 4);
                    break;
                default:
                    throw new FormatException($"There is no wire type {tag & 7}.");
            }

            fields.Add((field, bytes.Slice(position, length), number));
            position += length;
        }
    }

    public bool Has(int field) => fields.Exists(found => found.Field == field);

    public IEnumerable<ProtobufMessage> All(int field) => fields.Where(found => found.Field == field).Select(found => new ProtobufMessage(found.Bytes));

    public string Text(int field) => Encoding.UTF8.GetString(fields.Find(found => found.Field == field).Bytes.Span);

    public ulong Number(int field) => fields.Find(found => found.Field == field).Number;

    private static ulong ReadNumber(ReadOnlySpan<byte> bytes, ref int position)
    {
        var (number, shift) = (0UL, 0);
        while (true)
        {
            var read = bytes[position++];
            number |= (ulong)(read & 0x7F) << shift;
            if (read < 0x80)
            {
                return number;
            }

            shift += 7;
        }
    }
}
