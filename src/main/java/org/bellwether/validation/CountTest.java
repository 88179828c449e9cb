package org.bellwether.validation;

import java.util.ArrayList;
import java.util.List;
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
     * The test; of no channels where no jumps were drawn, or the laws of their numbers are not known.
     *
     * @throws IllegalArgumentException if the reference has other channels
     */
    static CountTest of(EnsembleResult result, Reference.Jumps reference) {
        if (result.hasJumps() && !result.channels().equals(reference.channels())) {
            throw new IllegalArgumentException("the reference has the jump channels " + reference.channels()
                    + ", but the result has " + result.channels());
        }
        List<Channel> channels = new ArrayList<>();
        if (reference.laws().isEmpty()) {
            return of(channels);
        }
        for (int k = 0; k < result.channels().size(); k++) {
            Estimate jumps = result.jumpsByChannel().get(k);
            CountLaw law = reference.laws().get(k);
            long events = Math.round(jumps.value() * jumps.count());
            channels.add(new Channel(
                    result.channels().get(k), jumps, reference.strang()[k], law.pValue(events, jumps.count())));
        }
        return of(channels);
    }

    static CountTest of(List<Channel> channels) {
        return new CountTest(
                channels,
                Together.of(channels.stream().mapToDouble(Channel::pValue).toArray()));
    }
}
