package io.greenroom.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/errors.md is the table of problems, in words for people. */
class ProblemCatalogueTest {
    private static final Path PAGE = Path.of(System.getProperty("greenroom.root"), "docs", "errors.md");

    private static final String HEAD = """
            # Errors

            Every refusal of the API is `application/problem+json` (RFC 9457). Programs compare `code`, which never changes its
            meaning; `title` and `remedy` are for people, in Chinese for those who ask with `Accept-Language: zh`; `detail` says
            what was wrong this time; `errors` names the fields, where it is about fields. `type` leads to these lines on the
            gateway itself, at `/docs/errors`.

            所有错误均以 `application/problem+json`（RFC 9457）返回。程序请比较 `code`，其含义不会改变；`title` 与 `remedy`
            供人阅读，请求带有 `Accept-Language: zh` 时为中文。

            This page is made of `Problem.java`.
            """;

    private static final String SECTION = """

            ### %s

            **%d** %s. %s

            %s。%s
            """;

    /**
     * Compares; with {@code -Dgreenroom.write-docs=true} it writes the page first.
     */
    @Test
    void theDocumentIsMadeOfTheTable() throws IOException {
        String made = HEAD
                + Arrays.stream(Problem.values())
                        .map(ProblemCatalogueTest::section)
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("greenroom.write-docs")) {
            Files.writeString(PAGE, made);
        }
        assertThat(PAGE)
                .as("docs/errors.md is made anew with -Dgreenroom.write-docs=true -Dtest=ProblemCatalogueTest")
                .hasContent(made);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsTheMatterAndWhatToDoInBothLanguages(Problem problem) {
        ProblemWords english = problem.words(Language.ENGLISH);
        ProblemWords chinese = problem.words(Language.CHINESE);
        assertThat(english.title()).matches("\\p{Lu}.*[^.]").matches("\\p{ASCII}+");
        assertThat(english.remedy()).matches("\\p{Lu}.*[.]").matches("\\p{ASCII}+");
        assertThat(chinese.title()).containsPattern("\\p{IsHan}").doesNotEndWith("。");
        assertThat(chinese.remedy()).containsPattern("\\p{IsHan}").endsWith("。");
    }

    @Test
    void standsInTheOrderOfItsStatuses() {
        List<Problem> rows = Arrays.asList(Problem.values());
        assertThat(rows).isSortedAccordingTo(Comparator.comparingInt(Problem::status));
        assertThat(rows).allMatch(row -> row.status() >= 400 && row.status() < 600);
    }

    private static String section(Problem problem) {
        ProblemWords english = problem.words(Language.ENGLISH);
        ProblemWords chinese = problem.words(Language.CHINESE);
        return SECTION.formatted(
                problem.code(), problem.status(), english.title(), english.remedy(), chinese.title(), chinese.remedy());
    }
}
