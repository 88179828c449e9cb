package org.bellwether.validation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.bellwether.lindblad.CountLaw;
import org.bellwether.result.EnsembleResult;
import org.bellwether.statistics.Estimate;

/**
 * Whether the numbers of jumps of every channel agree with their exact laws. The sum over all trajectories is compared with the
 * exact law of such a sum, see {@link CountLaw#pValue}, so that rare jumps need no normal approximation.
 *
 * @param channels one a jump channel
 * @param pValue of all channels together; NaN where no channel can jump
 */
public record CountTest(List<Channel> channels, double pValue) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** From so many jumps on their number is nearly normal. */
    private static final long FEWEST = 100;

    /**
     * One channel.
     *
     * @param name what it is called
     * @param jumps the mean number of jumps of a trajectory
     * @param exact its exact mean at the step of the run
     * @param pValue the probability of so large a deviation; NaN where the channel cannot jump, and has not
     */
    public record Channel(String name, Estimate jumps, double exact, double pValue) {
        /** The number of jumps that were seen. */
        public long events() {
            return Math.round(jumps.value() * jumps.count());
        }
    }

    /** Makes the list immutable. */
    public CountTest {
        channels = List.copyOf(channels);
    }

    /**
     * The test; of no channels where no jumps were drawn, or neither the laws of their numbers are known nor enough jumps were seen.
     *
     * @param byErrors whether numbers whose laws are not known are compared with their exact means by their standard errors, where
     *     {@value #FEWEST} jumps at least were seen
     * @throws IllegalArgumentException if the reference has other channels
     */
    static CountTest of(EnsembleResult result, Reference.Jumps reference, boolean byErrors) {
        if (result.hasJumps() && !result.channels().equals(reference.channels())) {
            throw new IllegalArgumentException("the reference has the jump channels " + reference.channels()
                    + ", but the result has " + result.channels());
        }
        List<Channel> channels = new ArrayList<>();
        boolean laws = !reference.laws().isEmpty();
        if (!laws && !byErrors) {
            return of(channels);
        }
        for (int k = 0; k < result.channels().size(); k++) {
            Estimate jumps = result.jumpsByChannel().get(k);
            double exact = reference.strang()[k];
            long events = Math.round(jumps.value() * jumps.count());
            double p = laws ? reference.laws().get(k).pValue(events, jumps.count()) : byError(jumps, events, exact);
            channels.add(new Channel(result.channels().get(k), jumps, exact, p));
        }
        return of(channels);
    }

    private static double byError(Estimate jumps, long events, double exact) {
        return events < FEWEST
                ? Double.NaN
                : 2 * NORMAL.survivalProbability(Math.abs(jumps.value() - exact) / jumps.standardError());
    }

    static CountTest of(List<Channel> channels) {
        return new CountTest(
                channels,
                Together.of(channels.stream().mapToDouble(Channel::pValue).toArray()));
    }
}
