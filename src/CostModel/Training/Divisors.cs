using System.Collections;

namespace CostModel.Training;

/// <summary>Whole numbers that divide another, ascending. Going through them takes steps of the number's square root and no memory.</summary>
internal readonly struct Divisors : IEnumerable<int>
{
    private readonly int _number;

    private Divisors(int number) => _number = number;

    /// <summary>All divisors of a number, ascending; none of one below 1.</summary>
    internal static Divisors Of(int number) => new(number);

    internal static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);

    public Enumerator GetEnumerator() => new(_number);

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes up to the square root, and from there down: what divides from below has a partner above.</summary>
    internal struct Enumerator : IEnumerator<int>
    {
        private readonly int _number;
        private int _factor;
        private bool _isAbove;

        internal Enumerator(int number) => _number = number;

        public readonly int Current => _isAbove ? _number / _factor : _factor;

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (!_isAbove)
            {
                _factor++;
                if ((long)_factor * _factor > _number)
                {
                    _isAbove = true;
                    break;
                }

                if (_number % _factor == 0)
                {
                    return true;
                }
            }

            while (--_factor >= 1)
            {
                // The square root is its own partner and came already.
                if (_number % _factor == 0 && _factor != _number / _factor)
                {
                    return true;
                }
            }

            return false;
        }

        public void Reset() => (_factor, _isAbove) = (0, false);

        public readonly void Dispose()
        {
        }
    }
}
