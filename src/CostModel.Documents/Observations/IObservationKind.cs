namespace CostModel.Documents.Observations;

/// <summary>One kind of measurement file: how it is recognised, and how a row of it is predicted.</summary>
internal interface IObservationKind
{
    /// <summary>The name in results: training-throughput, training-memory or serving.</summary>
    string Name { get; }

    /// <summary>Whether a file with these columns is of this kind.</summary>
    bool Recognises(ObservationTable table);

    /// <summary>Predicts one row in the row's own metric and unit, or says why it cannot.</summary>
    ValidationRow Predict(ObservationRow row);
}
