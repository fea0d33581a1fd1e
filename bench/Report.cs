using System.Globalization;
using System.Text;

namespace HelpDesk.Users.Bench;

/// <summary>Collects tables, prints them as they come, and keeps them in a file.</summary>
internal sealed class Report
{
    private readonly StringBuilder text = new();

    public void Line(FormattableString line)
    {
        var written = line.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine(written);
        text.AppendLine(written);
    }

    public void Heading(string title, params string[] columns)
    {
        Line($"");
        Line($"## {title}");
        Line($"");
        Line($"| {string.Join(" | ", columns)} |");
        Line($"|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");
    }

    public Task WriteAsync(string file) => File.WriteAllTextAsync(file, text.ToString());
}
