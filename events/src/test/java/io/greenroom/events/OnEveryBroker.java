package io.greenroom.events;

import io.greenroom.events.TestBroker.Running;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

/** The tests of a subclass run on every TestBroker in turn; those that cannot be had here are skipped with a reason. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestBroker.class)
abstract class OnEveryBroker {

    private static @Nullable Running running;
    private static @Nullable TestAbortedException absent;

    @Parameter
    private TestBroker broker;

    @BeforeParameterizedClassInvocation
    static void start(TestBroker broker) throws Exception {
        absent = null;
        try {
            running = broker.start();
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
    void skipWhereThereIsNone() {
        if (absent != null) {
            throw absent;
        }
    }

    /** How to connect to it. */
    static String uri() {
        return Objects.requireNonNull(running).uri();
    }
}
