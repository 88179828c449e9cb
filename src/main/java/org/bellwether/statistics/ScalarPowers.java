package org.bellwether.statistics;

/** The loop of powers, lane by lane; {@code VectorPowers} gives the same bits. */
final class ScalarPowers implements PowerLoops {
    @Override
    public void sum(double[] x, int lanes, double[] sums, int from) {
        double fine = 0;
        double coarse = 0;
        double squares = 0;
        double cubes = 0;
        double cubesRest = 0;
        double fourths = 0;
        double fourthsMixed = 0;
        double fourthsRest = 0;
        for (int l = 0; l < lanes; l++) {
            double c = (x[l] + BlockMoments.COARSE_MAGIC) - BlockMoments.COARSE_MAGIC;
            double square = c * c;
            double y = (square + BlockMoments.COARSE_MAGIC) - BlockMoments.COARSE_MAGIC;
            double e = square - y;
            fine += (x[l] + BlockMoments.FINE_MAGIC) - BlockMoments.FINE_MAGIC;
            coarse += c;
            squares += square;
            cubes += c * y;
            cubesRest += c * e;
            fourths += y * y;
            fourthsMixed += y * e;
            fourthsRest += e * e;
        }
        sums[from + BlockUnitPowers.FINE] = fine;
        sums[from + BlockUnitPowers.COARSE] = coarse;
        sums[from + BlockUnitPowers.SQUARES] = squares;
        sums[from + BlockUnitPowers.CUBES] = cubes;
        sums[from + BlockUnitPowers.CUBES_REST] = cubesRest;
        sums[from + BlockUnitPowers.FOURTHS] = fourths;
        sums[from + BlockUnitPowers.FOURTHS_MIXED] = fourthsMixed;
        sums[from + BlockUnitPowers.FOURTHS_REST] = fourthsRest;
    }
}
