package io.greenroom.gateway.problems;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Keeps bodies to JSON. The reader of the API's description brings YAML along, which the framework would then take and
 * give everywhere: what is described nowhere, and what {@link JsonBodyLimit} cannot see the depth of.
 */
@Configuration(proxyBeanMethods = false)
class OnlyJson implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                list -> list.removeIf(one -> one.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }
}
