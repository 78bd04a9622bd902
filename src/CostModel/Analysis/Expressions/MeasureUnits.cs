using System.Collections.Frozen;

namespace CostModel.Analysis.Expressions;

/// <summary>The units that numbers in a claim may have. A month is 730 h and a year 8,760 h, as everywhere in this package.</summary>
internal static class MeasureUnits
{
    private static readonly FrozenDictionary<string, Measure> s_units = Build().ToFrozenDictionary(StringComparer.Ordinal);

    internal static IEnumerable<string> Names => s_units.Keys;

    /// <summary>A unit such as <c>USD/GPU/h</c>: the first part over all others.</summary>
    internal static bool TryFind(string text, out Measure unit)
    {
        unit = Measure.Plain(1);
        string[] parts = text.Split('/');
        for (int i = 0; i < parts.Length; i++)
        {
            // "195M queries/day" and "1/day" both start with something that is only counted.
            if (!s_units.TryGetValue(parts[i], out Measure part))
            {
                return false;
            }

            unit = i == 0
                ? part
                : new Measure(unit.Value / part.Value, unit.Dimensions / part.Dimensions);
        }

        return true;
    }

    private static IEnumerable<KeyValuePair<string, Measure>> Build()
    {
        foreach (string counted in (string[])
            [
                "", "GPU", "GPUs", "chip", "chips", "server", "servers", "node", "nodes", "user", "users", "query", "queries", "request", "requests",
                "image", "images", "word", "words", "label", "labels", "parameter", "parameters", "param", "params", "solution", "solutions", "point",
                "points", "company", "companies", "model", "models", "month-user", "x", "FTE", "response", "responses", "unit", "units",
            ])
        {
            yield return new(counted, Measure.Plain(1));
        }

        yield return new("%", Measure.Plain(0.01));
        var dollar = new Dimensions(Money: 1);
        yield return new("USD", new Measure(1, dollar));
        yield return new("EUR", new Measure(1, dollar));
        yield return new("cent", new Measure(0.01, dollar));
        yield return new("cents", new Measure(0.01, dollar));
        var second = new Dimensions(Time: 1);
        foreach ((string name, double seconds) in ((string, double)[])
            [
                ("us", 1e-6), ("ms", 1e-3), ("s", 1), ("sec", 1), ("min", 60), ("h", 3600), ("hour", 3600), ("hours", 3600), ("d", 86400), ("day", 86400),
                ("days", 86400), ("week", 604800), ("weeks", 604800), ("month", 730 * 3600), ("months", 730 * 3600), ("year", 8760 * 3600),
                ("years", 8760 * 3600), ("yr", 8760 * 3600), ("y", 8760 * 3600),
            ])
        {
            yield return new(name, new Measure(seconds, second));
        }

        yield return new("GPU-hours", new Measure(3600, second));
        yield return new("GPU-h", new Measure(3600, second));
        var token = new Dimensions(Token: 1);
        foreach ((string name, double tokens) in ((string, double)[])
            [("token", 1), ("tokens", 1), ("tok", 1), ("Ktok", 1e3), ("Mtok", 1e6), ("Mtoken", 1e6), ("Btok", 1e9)])
        {
            yield return new(name, new Measure(tokens, token));
        }

        var energy = new Dimensions(Energy: 1);
        foreach ((string prefix, double factor) in ((string, double)[])[("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12)])
        {
            yield return new(prefix + "J", new Measure(factor, energy));
            yield return new(prefix + "Wh", new Measure(factor * 3600, energy));
            yield return new(prefix + "W", new Measure(factor, energy / second));
        }

        foreach ((string prefix, double factor) in ((string, double)[])
            [("", 1), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18), ("Z", 1e21)])
        {
            yield return new(prefix + "FLOP", new Measure(factor, new Dimensions(Flop: 1)));
        }

        yield return new("PF-days", new Measure(1e15 * 86400, new Dimensions(Flop: 1)));
        foreach ((string name, double bytes) in ((string, double)[])
            [("bit", 0.125), ("bits", 0.125), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("KiB", 1024), ("MiB", 1048576), ("GiB", 1073741824)])
        {
            yield return new(name, new Measure(bytes, new Dimensions(Byte: 1)));
        }

        foreach ((string name, double grams) in ((string, double)[])[("g", 1), ("kg", 1e3), ("t", 1e6), ("tCO2", 1e6)])
        {
            yield return new(name, new Measure(grams, new Dimensions(Mass: 1)));
        }
    }
}
