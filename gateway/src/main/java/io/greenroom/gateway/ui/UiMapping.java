package io.greenroom.gateway.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/** Sends to the pages whatever no controller answers, except what lies under the addresses of the service itself. */
@Component
class UiMapping extends AbstractHandlerMapping {
    /** An unknown path under these is the API's own 404, never a page. The last two are the parts of /docs. */
    private static final List<String> NOT_PAGES =
            List.of("/api", "/v3", "/docs", "/actuator", "/swagger-ui", "/webjars");

    private final UiHandler handler;

    UiMapping() throws IOException {
        handler = new UiHandler(UiExport.read());
        // After every controller and before Spring Boot's own static files, which take all paths.
        setOrder(Ordered.LOWEST_PRECEDENCE - 2);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        String path = initLookupPath(request);
        boolean page = NOT_PAGES.stream().noneMatch(root -> path.equals(root) || path.startsWith(root + "/"));
        return page ? handler : null;
    }
}
