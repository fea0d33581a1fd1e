using HelpDesk.Users.Domain.Users;

namespace HelpDesk.Users.Infrastructure.Users;

/// <summary>A word of a search, in the forms of the columns that can contain it.</summary>
/// <param name="Name">In the form of <see cref="PersonName.Fold"/>; can be empty.</param>
/// <param name="Address">In the form of email addresses and usernames.</param>
/// <param name="Digits">The digits, if it can be a part of a phone number; otherwise empty.</param>
internal sealed record SearchWord(string Name, string Address, string Digits)
{
    private const string PhonePunctuation = "+-.()";
    private const int MinDigits = 3;

    /// <summary>The words of a search; all of them must match.</summary>
    public static IEnumerable<SearchWord> ParseAll(string search) =>
        search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Select(Parse);

    private static SearchWord Parse(string word)
    {
        var digits = string.Concat(word.Where(char.IsAsciiDigit));
        var isPhone = word.All(character => char.IsAsciiDigit(character) || PhonePunctuation.Contains(character, StringComparison.Ordinal))
            && (digits.Length >= MinDigits || (digits.Length > 0 && word.StartsWith('+')));
        return new(PersonName.Fold(word), EmailAddress.Canonicalize(word), isPhone ? digits : "");
    }
}
