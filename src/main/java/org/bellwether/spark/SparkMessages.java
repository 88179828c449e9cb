package org.bellwether.spark;

/** What Spark says, without its stack traces. */
final class SparkMessages {
    private SparkMessages() {}

    /** The first line of a message, and of the most recent failure that it tells of. */
    static String firstLine(Throwable e) {
        String message = String.valueOf(e.getMessage());
        int recent = message.indexOf("most recent failure: ");
        String line = (recent < 0 ? message : message.substring(recent))
                .lines()
                .findFirst()
                .orElse("");
        return line.isEmpty() ? e.getClass().getSimpleName() : line;
    }
}
