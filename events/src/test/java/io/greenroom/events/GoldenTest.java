package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of each message is a contract with workers of other versions: a difference here is a change of it. */
class GoldenTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Stream<Message> samples() {
        return Samples.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesWhatTheGoldenFileSays(Message sample) throws IOException {
        assertThat(JSON.readTree(WireConverter.write(sample))).isEqualTo(JSON.readTree(golden(sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheGoldenFileBack(Message sample) throws IOException {
        assertThat(WireConverter.read(golden(sample))).isEqualTo(sample);
    }

    @Test
    void everyRecordHasASampleAndARoute() {
        List<Class<?>> records = records(Message.class);
        assertThat(Samples.ALL).<Class<?>>extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(records);
        assertThat(Topology.ROUTES).<Class<?>>extracting(Route::payload).containsExactlyInAnyOrderElementsOf(records);
    }

    private static List<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? List.of(type)
                : Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> records(permitted).stream())
                        .toList();
    }

    private static byte[] golden(Message sample) throws IOException {
        String name = "/golden/" + sample.getClass().getSimpleName() + ".json";
        try (InputStream in = GoldenTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
