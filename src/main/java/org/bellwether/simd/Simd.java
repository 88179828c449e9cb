package org.bellwether.simd;

/** The vector module of the JVM, {@code jdk.incubator.vector}, which is there only where it was asked for. */
public final class Simd {
    private Simd() {}

    /** Whether this JVM was started with the vector module ({@code --add-modules jdk.incubator.vector}). */
    public static boolean available() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /**
     * An implementation in vectors, by name, for its class must not be touched where the JVM has no vector module.
     *
     * @param type what it implements
     * @param name of a class with a constructor without arguments, in the package of {@code type}
     */
    public static <T> T load(Class<T> type, String name) {
        try {
            var constructor = Class.forName(type.getPackageName() + "." + name)
                    .asSubclass(type)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector code is missing from this build: " + name, e);
        }
    }
}
