package io.greenroom.gateway.problems;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The catalogue of problems as a page, so that the {@code type} of a refusal leads to its explanation. */
@RestController
@Hidden
class ProblemPage {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
            h2 { margin: 2rem 0 0; font-size: 1.1rem }
            p { margin: .25rem 0 }
            :target { outline: 2px solid; outline-offset: .5rem }
            </style>
            </head>
            <body>
            <h1>%s</h1>
            %s
            </body>
            </html>
            """;

    private static final String SECTION = """
            <section id="%s">
            <h2><code>%s</code> %d</h2>
            <p>%s</p>
            <p>%s</p>
            </section>""";

    @GetMapping(Problem.PAGE)
    ResponseEntity<String> page(HttpServletRequest request) {
        Language language = Language.of(request);
        String title = language == Language.CHINESE ? "Greenroom API 错误" : "Errors of the Greenroom API";
        String sections = Arrays.stream(Problem.values())
                .map(problem -> section(problem, problem.words(language)))
                .collect(Collectors.joining("\n"));
        return ResponseEntity.ok()
                .contentType(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(PAGE.formatted(language.tag(), title, title, sections));
    }

    private static String section(Problem problem, ProblemWords words) {
        return SECTION.formatted(
                problem.code(),
                problem.code(),
                problem.status(),
                HtmlUtils.htmlEscape(words.title(), "UTF-8"),
                HtmlUtils.htmlEscape(words.remedy(), "UTF-8"));
    }
}
