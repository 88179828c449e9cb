package org.bellwether.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When vectors are practised, and when they are taken, by a clock that goes on only where the test says so. */
class WarmUpTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    // Less than the three seconds after which work is long whatever was expected of it.
    private static final long BEFORE_IT_IS_LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);
    // More than the third of a second before which nobody practises.
    private static final long A_WHILE_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    private static final long CALL_NANOS = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LESSON_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private long now = 1;
    private final Learner learner = new Learner();
    private final WarmUp warmUp = new WarmUp(new WarmUp.Subject(100), learner, 1, () -> now);

    /** Vectors that are faster than scalars; or never. */
    private final class Learner implements WarmUp.Course {
        private int lessons;
        private boolean able = true;

        @Override
        public void lesson() {
            lessons++;
            now += LESSON_NANOS;
        }

        @Override
        public void vectors() {
            now += TimeUnit.MILLISECONDS.toNanos(able ? 1 : 50);
        }

        @Override
        public void scalars() {
            now += TimeUnit.MILLISECONDS.toNanos(able ? 20 : 1);
        }
    }

    /** Other tests of this JVM may have told something. */
    @BeforeEach
    @AfterEach
    void expectNothing() {
        WarmUp.expect(Long.MAX_VALUE);
    }

    private boolean fastWithin(long nanos) {
        long begun = now;
        while (now - begun < nanos) {
            now += CALL_NANOS;
            if (warmUp.fast()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aLongRunPractisesAndThenTakesVectors() {
        WarmUp.expect(1_000_000_000);

        assertThat(fastWithin(BEFORE_IT_IS_LONG_NANOS)).isTrue();
        assertThat(learner.lessons).isPositive();
    }

    @Test
    void noOneKnowingHowLongItTakesItIsTakenToBeLong() {
        assertThat(fastWithin(BEFORE_IT_IS_LONG_NANOS)).isTrue();
    }

    @Test
    void workThatIsAboutToEndPractisesNothing() {
        WarmUp.expect(1_000_000);

        assertThat(fastWithin(A_WHILE_NANOS)).isFalse();
        assertThat(learner.lessons).isZero();
    }

    @Test
    void shortPiecesOfWorkOneAfterTheOtherAddUp() {
        WarmUp.expect(1_000_000);

        assertThat(fastWithin(PATIENCE_NANOS)).isTrue();
    }

    @Test
    void vectorsThatStaySlowAreNotTaken() {
        learner.able = false;

        assertThat(fastWithin(A_WHILE_NANOS)).isFalse();
        assertThat(learner.lessons).isPositive();
    }
}
