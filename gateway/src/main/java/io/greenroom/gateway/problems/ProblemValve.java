package io.greenroom.gateway.problems;

import io.greenroom.gateway.browsers.AnswerHeaders;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers what Tomcat refuses before the application sees it, such as an address it cannot read. Made by Tomcat, by class name. */
public class ProblemValve extends ErrorReportValve {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            // No filter has seen it.
            AnswerHeaders.ofData(response);
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("UTF-8");
            Language language = Language.of(request);
            response.setHeader("Content-Language", language.tag());
            Writer writer = response.getReporter();
            if (writer != null) {
                ProblemException refusal = Refusals.ofStatus(response.getStatus());
                writer.write(JSON.writeValueAsString(ProblemBody.of(refusal, language)));
                response.finishResponse();
            }
        } catch (IOException gone) {
            // Nobody is left to be told.
        }
    }

    /** Puts the valve in the place of Tomcat's HTML page. */
    @Component
    static class InTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
        @Override
        public void customize(TomcatServletWebServerFactory factory) {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                }
            });
        }
    }
}
