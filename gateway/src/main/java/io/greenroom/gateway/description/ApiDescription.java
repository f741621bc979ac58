package io.greenroom.gateway.description;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.paging.PageQuery;
import io.greenroom.gateway.problems.ProblemBody;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.Map;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What /v3/api-docs says beyond the controllers: the API's name, how a caller proves who it is, what a refusal looks like. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String KEY = "key";
    private static final String SESSION = "session";

    static {
        // Made by us of the request's headers and query: nothing that a caller sends as such.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageQuery.class);
        SpringDocUtils.getConfig().replaceWithClass(JsonNode.class, Map.class);
    }

    @Bean
    OpenAPI description(ModelResolver fields) {
        Components components = new Components()
                .addSecuritySchemes(KEY, apiKey(SecurityScheme.In.HEADER, "X-API-KEY"))
                .addSecuritySchemes(SESSION, apiKey(SecurityScheme.In.COOKIE, "greenroom_session"));
        ModelConverterContextImpl models = new ModelConverterContextImpl(fields);
        models.resolve(new AnnotatedType(ProblemBody.class).resolveAsRef(true));
        models.getDefinedModels().forEach(components::addSchemas);
        DescribedRefusals.addExamples(components);
        return new OpenAPI()
                .info(new Info()
                        .title("Greenroom")
                        .version("0.1.0")
                        .description("Turns a digital human and an audio file into a finished talking video."))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList(KEY))
                .addSecurityItem(new SecurityRequirement().addList(SESSION));
    }

    /** Instead of the describer's own, which would write fields in camel case. */
    @Bean
    ModelResolver fields(ObjectMapperProvider mappers) {
        return new FieldResolver(mappers.jsonMapper());
    }

    /** What every operation has: a refusal looks the same everywhere, and a list is asked for page by page. */
    @Bean
    OperationCustomizer common() {
        return (operation, method) -> {
            operation.getResponses().addApiResponse("default", refusal());
            boolean list = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == PageQuery.class);
            if (list) {
                operation
                        .addParametersItem(query("limit", new IntegerSchema().example(50), "1 to 200; 50 if not given"))
                        .addParametersItem(query("cursor", new StringSchema(), "next_cursor of the page before"))
                        .addParametersItem(query("count", new BooleanSchema(), "true adds total, at most 10,000"));
            }
            return operation;
        };
    }

    private static Parameter query(String name, Schema<?> schema, String description) {
        return new QueryParameter().name(name).schema(schema).description(description);
    }

    private static ApiResponse refusal() {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/ProblemBody");
        return new ApiResponse()
                .description("A refusal with a stable code")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }

    private static SecurityScheme apiKey(SecurityScheme.In where, String name) {
        return new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(where).name(name);
    }
}
