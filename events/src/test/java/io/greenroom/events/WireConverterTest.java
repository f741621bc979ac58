package io.greenroom.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.events.WorkerHeartbeat.Check;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.support.converter.MessageConversionException;

class WireConverterTest {

    private final WireConverter converter = new WireConverter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"type\":\"java.lang.Runtime\"}",
                "{\"type\":\"render_started\"}",
                "{\"type\":\"render_started\",\"event_id\":\"x\",\"occurred_at\":\"2026-11-24T10:15:30Z\"}",
                "{\"type\":\"task_submitted\",\"event_id\":\"01930000-0000-7000-8000-0000000000e1\","
                        + "\"occurred_at\":\"2026-11-24T10:15:30Z\",\"video\":{}}"
            })
    void refusesWhatIsNoMessageOfOurs(String body) {
        assertThatThrownBy(() -> WireConverter.read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MessageConversionException.class);
    }

    @Test
    void readsTheChecksOfAWorkerThatKnowsNoWordsForThem() {
        String now = Samples.ALL.stream()
                .filter(WorkerHeartbeat.class::isInstance)
                .map(sample -> new String(WireConverter.write(sample), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        String before = now.replaceAll("\"checks\":\\[.*]", """
                "checks":[{"name":"disk","level":"ok","message":"120 GB free"}]""");

        assertThat(((WorkerHeartbeat) WireConverter.read(before.getBytes(StandardCharsets.UTF_8))).checks())
                .containsExactly(new Check("disk", Check.Level.OK, "120 GB free"));
    }

    /** What a worker would only find out when it holds the task already. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            task_submitted,      engine
            task_submitted,      video
            task_submitted,      audio
            task_submitted,      params
            thumbnail_requested, kind
            thumbnail_requested, subject
            thumbnail_requested, subject_id
            thumbnail_requested, source_key
            thumbnail_requested, target_key
            probe_requested,     file_id
            probe_requested,     source_key
            stop_run,            reason
            """)
    void refusesACommandThatLacksAPart(String type, String part) {
        String whole = Samples.ALL.stream()
                .map(sample -> new String(WireConverter.write(sample), StandardCharsets.UTF_8))
                .filter(json -> json.contains("\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
        String lacking = whole.replace("\"" + part + "\":", "\"no_" + part + "\":");
        assertThat(lacking).isNotEqualTo(whole);
        assertThatThrownBy(() -> WireConverter.read(lacking.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MessageConversionException.class);
    }

    @Test
    void refusesABodyOverTheLimit() {
        byte[] body = new byte[WireConverter.MAX_BYTES + 1];
        Arrays.fill(body, (byte) ' ');
        assertThatThrownBy(() -> WireConverter.read(body))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("at most");
    }

    @Test
    void looksAtNoTypeHeader() {
        Message sample = Samples.ALL.get(0);
        MessageProperties properties = new MessageProperties();
        properties.setHeader("__TypeId__", "org.springframework.context.support.ClassPathXmlApplicationContext");
        properties.setContentType("application/x-java-serialized-object");
        var hostile = new org.springframework.amqp.core.Message(WireConverter.write(sample), properties);
        assertThat(converter.fromMessage(hostile)).isEqualTo(sample);
    }

    @Test
    void readsAMessageWithFieldsOfALaterVersion() {
        String json = new String(WireConverter.write(Samples.ALL.get(0)), StandardCharsets.UTF_8);
        String later = json.replaceFirst("\\{", "{\"from_the_future\":{\"a\":[1]},");
        assertThat(WireConverter.read(later.getBytes(StandardCharsets.UTF_8))).isEqualTo(Samples.ALL.get(0));
    }
}
