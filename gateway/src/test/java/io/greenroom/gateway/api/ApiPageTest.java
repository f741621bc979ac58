package io.greenroom.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.GatewayTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** docs/api.md and its Chinese twin name what there is. */
@GatewayTest
class ApiPageTest {

    private static final Path DOCS = Path.of(System.getProperty("greenroom.root"), "docs");
    private static final Pattern CALL = Pattern.compile("`((?:GET|HEAD|POST|PUT|PATCH|DELETE) /api/[^`?]*)`");

    @LocalServerPort
    int port;

    @Test
    void theyNameEveryCallThatIsThereAndNoOther() throws IOException {
        Set<String> there = new TreeSet<>(Description.of(port).operations());
        // No operation, and so not described: it opens a WebSocket.
        there.add("GET /api/live");
        assertThat(new TreeSet<>(calls("api.md"))).isEqualTo(there);
    }

    @Test
    void theyNameTheSameInBothLanguages() throws IOException {
        assertThat(calls("api.zh-CN.md")).isEqualTo(calls("api.md"));
    }

    private static List<String> calls(String page) throws IOException {
        return CALL.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map((MatchResult call) -> call.group(1))
                .toList();
    }
}
