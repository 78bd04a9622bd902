using System.Collections.Immutable;
using CostModel.Catalogs;
using CostModel.Validation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CostModel.Documents.Text;

/// <summary>Reads YAML into the same nodes that JSON is read into. Scalars stay text, so that units and leading zeros survive.</summary>
public static class YamlDataReader
{
    /// <summary>Reads one YAML document.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="fileName">The name to give positions.</param>
    /// <param name="faults">Receives syntax errors, duplicate keys and refused constructs.</param>
    /// <returns>The root, or null where the text cannot be read.</returns>
    public static DataNode? Read(string yaml, string fileName, FaultCollector faults)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(faults);
        try
        {
            var parser = new GuardedParser(new Parser(new StringReader(yaml)));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                faults.Add(new Fault(FaultCodes.File, "", "the file is empty", null, new SourcePosition(fileName, 1, 1)));
                return null;
            }

            parser.Consume<DocumentStart>();
            DataNode root = new Walk(fileName, faults).Node(parser);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out DocumentStart? second))
            {
                faults.Add(new Fault(FaultCodes.Refused, "", "the file holds a second document: one scenario a file", null, YamlSyntax.Position(fileName, second.Start)));
                return null;
            }

            return root;
        }
        catch (RefusedYamlException exception)
        {
            faults.Add(new Fault(FaultCodes.Refused, "", exception.Message, null, YamlSyntax.Position(fileName, exception.Start)));
            return null;
        }
        catch (YamlException exception)
        {
            faults.Add(YamlSyntax.Fault(exception, yaml, fileName));
            return null;
        }
    }

    private sealed class Walk(string fileName, FaultCollector faults)
    {
        internal DataNode Node(GuardedParser parser)
        {
            if (parser.TryConsume<Scalar>(out Scalar? scalar))
            {
                bool isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";
                return new DataScalar(isNull ? "" : scalar.Value, isNull, Position(scalar));
            }

            if (parser.TryConsume<SequenceStart>(out SequenceStart? sequence))
            {
                var items = ImmutableArray.CreateBuilder<DataNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(parser));
                }

                return new DataSequence(items.ToImmutable(), YamlSyntax.Position(fileName, sequence.Start));
            }

            return Mapping(parser, parser.Consume<MappingStart>());
        }

        private DataMapping Mapping(GuardedParser parser, MappingStart start)
        {
            var entries = ImmutableArray.CreateBuilder<DataEntry>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out Scalar? key))
                {
                    throw new RefusedYamlException(parser.Current!.Start, parser.Current.End, "a key must be plain text, not a list or a mapping");
                }

                DataNode value = Node(parser);
                if (keys.Add(key.Value))
                {
                    entries.Add(new DataEntry(key.Value, Position(key), value));
                }
                else
                {
                    faults.Add(new Fault(FaultCodes.DuplicateKey, key.Value, $"'{key.Value}' stands twice in one mapping", null, Position(key)));
                }
            }

            return new DataMapping(entries.ToImmutable(), YamlSyntax.Position(fileName, start.Start));
        }

        private SourcePosition Position(Scalar scalar)
        {
            bool oneLine = scalar.End.Line == scalar.Start.Line;
            return YamlSyntax.Position(fileName, scalar.Start, oneLine ? (int)(scalar.End.Column - scalar.Start.Column) : 1);
        }
    }
}
