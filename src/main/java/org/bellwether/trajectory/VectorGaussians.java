package org.bellwether.trajectory;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The passes that draw Gaussians in SIMD: the words of each lane's own stream, then {@link org.bellwether.random.GaussianPair}. */
final class VectorGaussians {
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> L = LongVector.SPECIES_PREFERRED;
    private static final int WIDTH = D.length();

    private static final long SIGNIFICAND = 0x000f_ffff_ffff_ffffL;
    private static final long SIGN = 0x8000_0000_0000_0000L;
    private static final long ONE_AND_LAST_BIT = 0x3ff0_0000_0000_0001L;
    private static final long EXPONENT_OF_HALF = 0x3fe0_0000_0000_0000L;
    private static final long EXPONENT_OF_2_52 = 0x4330_0000_0000_0000L;
    private static final double BIAS = 0x1p52 + 1022;
    private static final double MINUS_2_LN2 = -0x1.62e42fefa39efp+0;

    private VectorGaussians() {}

    /** A pair of Gaussians from each lane's noise stream into {@code first} and {@code second}. */
    static List<Pass> passes(NoiseLanes n) {
        return List.of(new Mix(n), new Radius(n), new Turn(n));
    }

    /** The next two words of each lane's stream. */
    private record Mix(NoiseLanes n) implements Pass {
        @Override
        public void run(double[] first) {
            mix(n.seed, n.gamma, n.radiusBits, n.angleBits);
        }
    }

    /** The radius of each lane's pair. */
    private record Radius(NoiseLanes n) implements Pass {
        @Override
        public void run(double[] first) {
            radius(n.radiusBits, n.first);
        }
    }

    /** Both Gaussians of each lane's pair. */
    private record Turn(NoiseLanes n) implements Pass {
        @Override
        public void run(double[] first) {
            turn(n.angleBits, n.first, n.second);
        }
    }

    private static void mix(long[] seed, long[] gamma, long[] a, long[] b) {
        int lanes = gamma.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            LongVector g = LongVector.fromArray(L, gamma, i);
            LongVector s = LongVector.fromArray(L, seed, i).add(g);
            mix64(s).intoArray(a, i);
            s = s.add(g);
            mix64(s).intoArray(b, i);
            s.intoArray(seed, i);
        }
    }

    private static LongVector mix64(LongVector z) {
        LongVector x = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 30))
                .mul(0xbf58476d1ce4e5b9L);
        x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 27))
                .mul(0x94d049bb133111ebL);
        return x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 31));
    }

    /** {@link org.bellwether.random.GaussianPair#radius}. */
    private static void radius(long[] bits, double[] radius) {
        int lanes = radius.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            LongVector u = DoubleVector.broadcast(D, 2)
                    .sub(oneToTwo(LongVector.fromArray(L, bits, i)))
                    .reinterpretAsLongs();
            DoubleVector e = u.lanewise(VectorOperators.LSHR, 52)
                    .or(EXPONENT_OF_2_52)
                    .reinterpretAsDoubles()
                    .sub(BIAS);
            DoubleVector w = DoubleVector.broadcast(D, 1)
                    .sub(u.and(SIGNIFICAND).or(EXPONENT_OF_HALF).reinterpretAsDoubles());
            DoubleVector p = DoubleVector.broadcast(D, 0x1.0802d77bf5c69p+3);
            p = p.lanewise(VectorOperators.FMA, w, c(-0x1.358e1bdbabfd4p+4));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.61193b4600413p+4));
            p = p.lanewise(VectorOperators.FMA, w, c(-0x1.cce85b8802f6ep+3));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.a438725ee2d96p+2));
            p = p.lanewise(VectorOperators.FMA, w, c(-0x1.9cf5b17d22804p+0));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.51a4d195f7153p-1));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.216a7e07ea9a2p-2));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.9e3894f80bd4bp-2));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.ffbeb7c040ce4p-2));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.5556580350afbp-1));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.fffffc4889780p-1));
            p = p.lanewise(VectorOperators.FMA, w, c(0x1.0000000103016p+1));
            e.lanewise(VectorOperators.FMA, c(MINUS_2_LN2), w.mul(p)).sqrt().intoArray(radius, i);
        }
    }

    /** {@link org.bellwether.random.GaussianPair#cosTurn} and {@code sinTurn}, times the radius. */
    private static void turn(long[] bits, double[] first, double[] second) {
        int lanes = first.length;
        for (int i = 0; i < lanes; i += WIDTH) {
            LongVector angle = LongVector.fromArray(L, bits, i);
            DoubleVector radius = DoubleVector.fromArray(D, first, i);
            DoubleVector v = oneToTwo(angle).sub(1.5);
            DoubleVector y = v.mul(v);
            DoubleVector cos = c(0x1.e259c6c1118c9p-10);
            cos = cos.lanewise(VectorOperators.FMA, y, c(-0x1.a651cf2043852p-6));
            cos = cos.lanewise(VectorOperators.FMA, y, c(0x1.e1f24e5b87946p-3));
            cos = cos.lanewise(VectorOperators.FMA, y, c(-0x1.55d3c04b709e4p+0));
            cos = cos.lanewise(VectorOperators.FMA, y, c(0x1.03c1f06d7e769p+2));
            cos = cos.lanewise(VectorOperators.FMA, y, c(-0x1.3bd3cc9b93a1bp+2));
            cos = cos.lanewise(VectorOperators.FMA, y, c(0x1.fffffffffe5adp-1));
            DoubleVector sin = c(0x1.d3d9cd86bccd1p-12);
            sin = sin.lanewise(VectorOperators.FMA, y, c(-0x1.e28995a9ba522p-8));
            sin = sin.lanewise(VectorOperators.FMA, y, c(0x1.5076b5c481e2ep-4));
            sin = sin.lanewise(VectorOperators.FMA, y, c(-0x1.32d2c804664fap-1));
            sin = sin.lanewise(VectorOperators.FMA, y, c(0x1.466bc666fa8b4p+1));
            sin = sin.lanewise(VectorOperators.FMA, y, c(-0x1.4abbce622b711p+2));
            sin = sin.lanewise(VectorOperators.FMA, y, c(0x1.921fb544422bap+1));
            radius.mul(cos.reinterpretAsLongs()
                            .lanewise(VectorOperators.XOR, angle.and(SIGN))
                            .reinterpretAsDoubles())
                    .intoArray(first, i);
            radius.mul(v.mul(sin)).intoArray(second, i);
        }
    }

    private static DoubleVector oneToTwo(LongVector bits) {
        return bits.and(SIGNIFICAND).or(ONE_AND_LAST_BIT).reinterpretAsDoubles();
    }

    private static DoubleVector c(double constant) {
        return DoubleVector.broadcast(D, constant);
    }
}
