using System.Globalization;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Chat;

/// <summary>Tells from everyday words which class of case they speak of.</summary>
public sealed class ClassWords
{
    /// <summary>Classes that a person is offered; a longer list nobody reads on a phone.</summary>
    private const int MostOffered = 9;

    private readonly List<(string Word, string Code)> _words;
    private readonly IReadOnlyList<Category> _categories;

    public ClassWords(CategorySet set)
    {
        _categories = set.Categories;
        _words = [.. set.Categories.SelectMany(c => c.Words.Append(c.Name).Select(word => (word, c.Code))).OrderByDescending(w => w.word.Length)];
        Fallback = set.Fallback ?? set.Categories[^1].Code;
        var fallback = set.Categories.Where(c => c.Code == Fallback);
        Common = [.. set.Categories.Where(c => c.Kind == "event" && c.Words.Count > 0 && c.Code != Fallback).Take(MostOffered - 1).Concat(fallback).Select(c => c.Name)];
    }

    /// <summary>Class code for what nobody could classify.</summary>
    public string Fallback { get; }

    /// <summary>Chinese names that are offered, in order; the last is the fallback's.</summary>
    public IReadOnlyList<string> Common { get; }

    /// <summary>Class code of the longest word that the text has; <c>null</c> for none.</summary>
    public string? Find(string text) => _words.Where(w => text.Contains(w.Word, StringComparison.Ordinal)).Select(w => w.Code).FirstOrDefault();

    /// <summary>Class code that an answer to the offer names: its place in it, the name or the code; <c>null</c> for any other text.</summary>
    public string? Chosen(string text)
    {
        var name = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= Common.Count ? Common[place - 1] : text;
        return _categories.FirstOrDefault(c => c.Name == name || c.Code == text)?.Code;
    }
}
