package org.bellwether.cli;

import picocli.CommandLine.Option;

/** What is printed, and where. */
final class OutputOptions {
    @Option(
            names = "--json",
            description = "Print one JSON document on standard output, and everything for people on standard error.")
    private boolean json;

    @Option(
            names = "--quiet",
            description = "Print no report for people and no progress: results go where --json"
                    + " and --output tell them, and the exit status remains.")
    private boolean quiet;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }
}
