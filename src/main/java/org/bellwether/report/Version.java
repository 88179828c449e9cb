package org.bellwether.report;

/** The version of this program. */
public final class Version {
    private Version() {}

    /** From the manifest of the jar, or "development" when run from classes. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
