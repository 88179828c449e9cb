package org.bellwether.spec;

/** The files that a configuration may name. */
@FunctionalInterface
public interface NoiseFiles {
    /** No files at all. */
    NoiseFiles NONE = (key, name) -> {
        throw new BadInputException(
                key, '"' + name + '"', "names a file, and this configuration is not in a directory", null);
    };

    /**
     * The numbers of a file.
     *
     * @param key the configuration's key, for messages
     * @param name what the configuration calls the file
     * @throws BadInputException if it cannot be read or is no table of noise
     */
    NoiseTable read(String key, String name);
}
