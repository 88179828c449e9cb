package org.bellwether.simulation;

/** What a run is asked for beside its means. */
public enum Question {
    /** Nothing: the command "simulate". */
    MEANS("simulate"),
    /** Whether they agree with the master equation: "validate". */
    VERDICT("validate"),
    /** What the master equation does not show: "fluctuations". */
    FLUCTUATIONS("fluctuations");

    private final String command;

    Question(String command) {
        this.command = command;
    }

    /** The command that asks it. */
    public String command() {
        return command;
    }

    /** The question of a command. */
    static Question of(String command) {
        for (Question question : values()) {
            if (question.command.equals(command)) {
                return question;
            }
        }
        throw new IllegalArgumentException("no command is called " + command);
    }
}
