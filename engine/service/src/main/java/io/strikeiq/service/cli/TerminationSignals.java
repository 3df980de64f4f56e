package io.strikeiq.service.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Lets a command hear SIGTERM, SIGINT and SIGHUP while the JVM goes on. A shutdown hook would not do: once hooks run, so do those
 * of the journal library, which then releases what an ordered end still needs.
 *
 * <p>The JDK's signal interface is not part of its API, and so reached by reflection; without it the signals keep their
 * default, which ends the process at once.
 */
final class TerminationSignals {
    private static final String[] NAMES = {"TERM", "INT", "HUP"};

    private TerminationSignals() {}

    /** From now on each of the signals runs an action, on a thread of the JVM. */
    static void handle(Runnable action) {
        handle(action, NAMES);
    }

    /** From now on SIGINT does nothing. It is not ignored: programs that are started would inherit that. */
    static void leaveInterrupts() {
        handle(() -> {}, "INT");
    }

    private static void handle(Runnable action, String... names) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object forwarder = Proxy.newProxyInstance(
                    TerminationSignals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            for (String name : names) {
                Object number = signal.getConstructor(String.class).newInstance(name);
                signal.getMethod("handle", signal, handler).invoke(null, number, forwarder);
            }
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            throw new IllegalStateException("this JDK lacks the module jdk.unsupported, which tells of signals", e);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("this JVM does not let signals be handled; was it started with -Xrs?", e);
        }
    }
}
