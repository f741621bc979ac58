package io.greenroom.gateway;

import io.greenroom.gateway.TestDatabase.Running;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/**
 * The tests of a subclass run on every {@link TestDatabase} in turn, each with two sessions; what cannot be had here is
 * skipped with a reason. The database is empty at first: the subclass migrates it.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
public abstract class OnEveryDatabase {

    private static @Nullable Running running;
    private static @Nullable TestAbortedException absent;

    @Parameter
    private TestDatabase database;

    protected DatabaseSession one;
    protected DatabaseSession other;

    @BeforeParameterizedClassInvocation
    static void start(TestDatabase database) throws Exception {
        absent = null;
        try {
            running = database.start();
        } catch (TestAbortedException missing) {
            absent = missing;
        }
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        if (running != null) {
            running.end().close();
            running = null;
        }
    }

    @BeforeEach
    void openTwoSessions() throws Exception {
        if (absent != null) {
            throw absent;
        }
        one = new DatabaseSession(url());
        other = new DatabaseSession(url());
    }

    @AfterEach
    void closeThem() throws Exception {
        if (one != null && other != null) {
            one.close();
            other.close();
        }
    }

    /** Whether this one can be had; where not, there is nothing to prepare. */
    protected static boolean isThere() {
        return running != null;
    }

    /** How to connect to it. */
    protected static String url() {
        return Objects.requireNonNull(running).url();
    }
}
