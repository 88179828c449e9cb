package org.bellwether.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/**
 * Asks a port whether Spark is behind it. Spark itself would try for a minute, and then only say that it gave up.
 *
 * <p>A message of Spark's network layer is, big-endian: its length in bytes, 8 bytes, which counts itself; a type, 1 byte; and what
 * the type needs. Sent is an empty remote procedure call (type 3: a number of 8 bytes, the length of the body in 4). Whatever
 * Spark makes of it, with or without authentication, it answers with a result (type 4) or a failure (type 5) of the same number.
 */
final class MasterProbe {
    private static final int MILLIS = 10_000;
    private static final int LENGTH = 8 + 1 + 8 + 4;
    private static final int CALL = 3;
    private static final int RESULT = 4;
    private static final int FAILURE = 5;
    private static final long NUMBER = 0x42454c4c57544852L;

    /** What is at an address. */
    enum Found {
        /** Nothing listens. */
        NOTHING,
        /** A program that does not speak as Spark does. */
        SOMETHING,
        /** Spark. */
        SPARK
    }

    private MasterProbe() {}

    static Found at(String host, int port) {
        boolean connected = false;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MILLIS);
            connected = true;
            socket.setSoTimeout(MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeLong(LENGTH);
            out.writeByte(CALL);
            out.writeLong(NUMBER);
            out.writeInt(0);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readLong();
            int type = in.readByte();
            return (type == RESULT || type == FAILURE) && in.readLong() == NUMBER ? Found.SPARK : Found.SOMETHING;
        } catch (IOException | IllegalArgumentException e) {
            return connected ? Found.SOMETHING : Found.NOTHING;
        }
    }

    /** Whether a host is this machine as only its own programs reach it. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
