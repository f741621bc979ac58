package io.greenroom.gateway;

import io.greenroom.gateway.problems.ProblemBody;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What /v3/api-docs says beyond the controllers: the API's name, how a caller proves who it is, what a refusal looks like. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "key";
    private static final String SESSION = "session";

    @Bean
    OpenAPI description() {
        Components components = new Components()
                .addSecuritySchemes(KEY, apiKey(SecurityScheme.In.HEADER, "X-API-KEY"))
                .addSecuritySchemes(SESSION, apiKey(SecurityScheme.In.COOKIE, "greenroom_session"));
        ModelConverters.getInstance().read(ProblemBody.class).forEach(components::addSchemas);
        return new OpenAPI()
                .info(new Info()
                        .title("Greenroom")
                        .version("0.1.0")
                        .description("Turns a digital human and an audio file into a finished talking video."))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(KEY))
                .addSecurityItem(new SecurityRequirement().addList(SESSION));
    }

    private static SecurityScheme apiKey(SecurityScheme.In where, String name) {
        return new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(where).name(name);
    }
}
