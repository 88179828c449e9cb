package org.bellwether.checkpoint;

import java.io.IOException;

/** A checkpoint that is missing, cut short, altered, or of something else; the message says which, as a clause. */
public final class UnusableException extends IOException {
    private static final long serialVersionUID = 1;

    UnusableException(String clause) {
        super(clause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
