package io.greenroom.render.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenroom.media.SampleMedia;
import io.greenroom.render.engine.InputForm;
import io.greenroom.render.engine.OfferedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandProfileTest {

    private static final Path SHIPPED = Path.of("src/main/resources/profiles");

    private static final String GOOD = """
            name: good
            input: fitted
            command: ["{python}", "run.py", "{video}", "--size={param.size}"]
            params:
              - {name: size, type: integer, least: -1, most: 9, standard: 1}
              - {name: word, type: word, values: [a, b], standard: a}
              - {name: fast, type: yes_no, standard: true}
            progress:
              - {counts: 'frame (?<done>\\d+) of (?<total>\\d+)', stage: render, from: 1, to: 9}
            result: {path: "{output}"}
            failures:
              - {line: 'no face', reason: face_not_usable}
            """;

    @TempDir
    Path directory;

    @Test
    void offersTheEnginesThatComeWithIt() {
        assertThat(CommandProfiles.from(variables()).names()).containsExactly("latentsync", "musetalk", "wav2lip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sadtalker", "echomimic", "hallo", "ditto"})
    void readsEveryExampleWhichSaysThatItIsUntested(String name) throws IOException {
        String yaml = Files.readString(SHIPPED.resolve("examples").resolve(name + ".yml"));

        assertThat(ProfileReader.read(name, yaml).name()).isEqualTo(name);
        assertThat(yaml).startsWith("# untested: never run, written from public source");
    }

    @Test
    void givesWhatIsLeftOutItsStandard() {
        CommandProfile profile = ProfileReader.read("good.yml", GOOD);

        assertThat(profile.offer().lipSync()).isTrue();
        assertThat(profile.offer().form()).isEqualTo(InputForm.FITTED);
        assertThat(profile.limits().patience(Duration.ofSeconds(10)).total()).isEqualTo(Duration.ofSeconds(180 + 150));
        assertThat(profile.needs().home()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: good | name: Good! | name is 'Good!': it must be the engine's name: lower case letters, digits, - and _",
                "name: good | nam: good | nam is not known: there are name, lip_sync",
                "input: fitted | `` | input is missing: it must be one of as_uploaded, fitted",
                "{video} | {film} | command[3] is '{film}': it must be without {film}: known are {audio}, {config}",
                "{video} | {param.other} | command[3] is '{param.other}': it must be without {param.other}",
                "--size={param.size} | {param.size} | written as --option={param.size}, since the number may be negative",
                "\"{python}\" | \"{param.word}\" | command is '[{param.word}, run.py, {video}, --size={param.size}]': it must be a list that begins with the program",
                "\"run.py\" | {when: word, add: [-x]} | command[2].when is 'word': it must be the name of a param of type yes_no; there are: fast",
                "\"run.py\" | \"{config}\" | config is missing: it must be there if {config} is used",
                "standard: 1} | standard: 10} | params[1].standard is '10': it must be a whole number from -1 to 9",
                "standard: 1} | standard: 1, unit: s} | params[1].unit is not known: there are name, type",
                "values: [a, b] | values: [a, -b] | params[2].values[2] is '-b': it must be a word of letters",
                "name: word | name: size | params[2].name is 'size': it must be another name",
                "type: yes_no | type: flag | params[3].type is 'flag': it must be one of integer, number, word, yes_no",
                "(?<done> | (?<gone> | progress[1].counts is 'frame (?<gone>\\d+) of (?<total>\\d+)': it must be an expression with the groups (?<done>..)",
                "(?<done> | (?<done | progress[1].counts is 'frame (?<done\\d+) of (?<total>\\d+)': it must be a regular expression in single quotes",
                "stage: render | stage: upload | progress[1].stage is 'upload': it must be one of load, mux, render",
                "from: 1, to: 9 | from: 9, to: 1 | progress[1].to is '1': it must be a number from 9 to 100",
                "{path: \"{output}\"} | {path: \"{output}\", newest: \"*\"} | it must be exactly one of path, line and newest",
                "{path: \"{output}\"} | {line: 'saved .*'} | result.line is 'saved .*': it must be an expression with the group (?<path>..)",
                "face_not_usable | no_face_there | failures[1].reason is 'no_face_there': it must be one of disk_not_usable",
                "failures: | patience: {rendering: soon} : | line 11",
                "input: fitted | input: fitted, patience: {total_factor: 0} | line 2: mapping values are not allowed here; it must be YAML",
                "name: good | !!java.net.URL [http://x] | profile bad.yml",
            })
    void refusesWhatCannotWorkInOneLineWithFileKeyAndRemedy(String good, String bad, String line) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> ProfileReader.read("bad.yml", GOOD.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("profile bad.yml")
                .contains(line)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first_line: 0", "rendering: soon", "total_factor: 1e9"})
    void refusesTimesThatMakeNoSense(String patience) {
        assertThatThrownBy(() -> ProfileReader.read("bad.yml", GOOD + "patience: {" + patience + "}\n"))
                .hasMessageStartingWith("profile bad.yml: patience." + patience.replaceFirst(":.*", " is '"))
                .hasMessageContaining("it must be a number from 1 to ");
    }

    @Test
    void makesNothingOfATagInAProfile() {
        assertThatThrownBy(() -> ProfileReader.read("bad.yml", "name: !!java.io.File [/tmp/x]\n" + GOOD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("profile bad.yml");
    }

    @Test
    void takesTheOperatorsOwnProfilesAndPrefersThemToOurs() throws IOException {
        write("good.yml", GOOD);
        write("wav2lip.yml", GOOD.replace("name: good", "name: wav2lip"));

        CommandProfiles profiles = CommandProfiles.from(own("GREENROOM_WAV2LIP_HOME", "/opt/w"));

        assertThat(profiles.names()).contains("good", "musetalk", "wav2lip");
        OfferedEngine wav2lip = profiles.engine("wav2lip", Path.of("/srv/worker"), SampleMedia.FFMPEG);
        assertThat(wav2lip.params()).extracting("name").containsExactly("size", "word", "fast");
    }

    @Test
    void refusesAProfileInAFileOfAnotherName() throws IOException {
        write("other.yml", GOOD);

        assertThatThrownBy(() -> CommandProfiles.from(own("", "")))
                .hasMessageContaining("other.yml: name is 'good': it must be that of its file, or the file good.yml");
    }

    @Test
    void refusesADirectoryOfProfilesThatIsNotThere() {
        Function<String, @Nullable String> variables = variables("GREENROOM_ENGINE_PROFILES", "/nowhere/at/all");

        assertThatThrownBy(() -> CommandProfiles.from(variables))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("GREENROOM_ENGINE_PROFILES is '/nowhere/at/all': it must be a directory");
    }

    @Test
    void wantsToBeToldWhereTheCheckoutIs() {
        assertThatThrownBy(() -> engine(variables(), "/srv/worker"))
                .hasMessageStartingWith("GREENROOM_MUSETALK_HOME is not set: it must be the directory");
        assertThatThrownBy(() -> engine(variables("GREENROOM_MUSETALK_HOME", "musetalk"), "/srv/worker"))
                .hasMessage("GREENROOM_MUSETALK_HOME is 'musetalk': it must be an absolute path");
    }

    @Test
    void refusesAHomeOfItsOwnThatAShellWouldCutInPieces() {
        assertThatThrownBy(() -> engine(variables("GREENROOM_MUSETALK_HOME", "/opt/m"), "/srv/my worker;id"))
                .hasMessageStartingWith(
                        "GREENROOM_HOME gives /srv/my worker;id: engine musetalk hands paths to a shell");
    }

    private static OfferedEngine engine(Function<String, @Nullable String> variables, String directory) {
        return CommandProfiles.from(variables).engine("musetalk", Path.of(directory), SampleMedia.FFMPEG);
    }

    private void write(String name, String yaml) {
        try {
            Files.writeString(directory.resolve(name), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Function<String, @Nullable String> own(String variable, String value) {
        return Map.of("GREENROOM_ENGINE_PROFILES", directory.toString(), variable, value)::get;
    }

    private static Function<String, @Nullable String> variables(String... pair) {
        return pair.length == 0 ? Map.<String, String>of()::get : Map.of(pair[0], pair[1])::get;
    }
}
