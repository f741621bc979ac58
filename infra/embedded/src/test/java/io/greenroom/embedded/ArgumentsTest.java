package io.greenroom.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

    @Test
    void runsEverythingUnlessTold() {
        Arguments arguments = Arguments.parse("--home", "/srv/green room/绿");

        assertThat(arguments.home()).isEqualTo(Path.of("/srv/green room/绿"));
        assertThat(arguments.services()).containsExactly("mysql", "amqp", "s3");
        assertThat(arguments.parent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --services mysql          | --home DIR is missing
            --home                    | a value must follow --home
            --home a --services pgsql | --services pgsql is not a comma list
            --home a --parent pid     | --parent pid is not a process id
            --home a --port 1         | unknown argument --port
            """)
    void namesTheFault(String line, String fault) {
        assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(fault);
    }
}
